package no.samkonsult.device.decode.sparkplug;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samkonsult.device.decode.home.Beneath;

/**
 * Where a Sparkplug message came by (Sparkplug 3.0.0, chapter 4), below the gateway's own topic:
 * {@code sparkplug/spBv1.0/{group}/{type}/{edge}[/{device}]}.
 *
 * @param device empty for the edge node itself
 */
record SparkplugTopic(String group, Type type, String edge, String device) {
    private static final String NAMESPACE = "sparkplug/spBv1.0/";
    private static final Pattern NAME = Pattern.compile("[!-~]([ -~]{0,62}[!-~])?");

    /** What a message is; a host's commands and states are not a device's to send. */
    enum Type {
        NBIRTH(false),
        NDATA(false),
        NDEATH(false),
        DBIRTH(true),
        DDATA(true),
        DDEATH(true);

        private final boolean isOfDevice;

        Type(boolean isOfDevice) {
            this.isOfDevice = isOfDevice;
        }
    }

    static Optional<SparkplugTopic> parse(String path) {
        if (!path.startsWith(NAMESPACE)) {
            return Optional.empty();
        }
        String[] parts = path.substring(NAMESPACE.length()).split("/", -1);
        if (parts.length < 3
                || parts.length > 4
                || !Arrays.stream(parts).allMatch(part -> NAME.matcher(part).matches())) {
            return Optional.empty();
        }
        String device = parts.length == 4 ? parts[3] : "";
        return Arrays.stream(Type.values())
                .filter(type -> type.name().equals(parts[1]) && type.isOfDevice == !device.isEmpty())
                .findFirst()
                .map(type -> new SparkplugTopic(parts[0], type, parts[2], device));
    }

    EdgeNode edgeNode(String gateway) {
        return new EdgeNode(gateway, group, edge);
    }

    /** The address of what the message is about. */
    String beneath() {
        return Beneath.name(device.isEmpty() ? edge : device);
    }
}
