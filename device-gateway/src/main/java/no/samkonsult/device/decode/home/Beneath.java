package no.samkonsult.device.decode.home;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a gateway calls a device beneath it: its MAC address in one spelling, or the gateway's own name for it as it stands. */
public final class Beneath {
    private static final Pattern MAC = Pattern.compile("([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|[0-9A-Fa-f]{12}");

    private Beneath() {}

    /** In lower case with colons, for instance {@code c4:7c:8d:6a:10:2f}. */
    public static Optional<String> mac(String text) {
        if (!MAC.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.replaceAll("[:-]", "").toLowerCase(Locale.ROOT);
        return Optional.of(String.join(":", digits.split("(?<=\\G..)")));
    }

    public static String name(String text) {
        return mac(text).orElse(text);
    }
}
