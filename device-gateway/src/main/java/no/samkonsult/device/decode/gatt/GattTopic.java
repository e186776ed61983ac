package no.samkonsult.device.decode.gatt;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The device and the characteristic that a topic names.
 *
 * @param address the Bluetooth address in lower case with colons, however it was written
 * @param uuid the four hexadecimal digits that tell one of Bluetooth's own characteristics from another
 */
record GattTopic(String address, String uuid) {
    private static final Pattern PATH = Pattern.compile("gatt/([^/]+)/([^/]+)");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{2}([:-]?)([0-9a-f]{2}\\1){4}[0-9a-f]{2}");

    /** Short, or within the base UUID of Bluetooth Core Specification, Vol 3, Part B, 2.5.1. */
    private static final Pattern UUID =
            Pattern.compile("(?:0x)?([0-9a-f]{4})|0000([0-9a-f]{4})-0000-1000-8000-00805f9b34fb");

    /** The parts of a path such as {@code gatt/C4-7C-8D-6A-10-2F/0x2A35}. */
    static GattTopic parse(String path) {
        Matcher parts = PATH.matcher(path.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("topic: not gatt/{address}/{characteristic}");
        }
        return new GattTopic(address(parts.group(1)), uuid(parts.group(2)));
    }

    private static String address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("topic: not a Bluetooth address");
        }
        return String.join(":", text.replaceAll("[:-]", "").split("(?<=\\G..)"));
    }

    private static String uuid(String text) {
        Matcher parts = UUID.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("topic: not the UUID of one of Bluetooth's own characteristics");
        }
        return parts.group(1) == null ? parts.group(2) : parts.group(1);
    }
}
