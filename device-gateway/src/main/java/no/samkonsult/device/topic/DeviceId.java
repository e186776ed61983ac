package no.samkonsult.device.topic;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a device: its broker user name and its segment of every topic. The alphabet leaves out everything that means
 * something in a topic, a filter or a client id.
 */
public record DeviceId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public DeviceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "device id is not 1 to 63 of a-z, 0-9 and hyphen, beginning with no hyphen");
        }
    }

    public static Optional<DeviceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeviceId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
