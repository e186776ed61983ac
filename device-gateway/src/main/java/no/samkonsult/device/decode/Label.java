package no.samkonsult.device.decode;

import java.util.Objects;
import no.samkonsult.device.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the device calls its reading, repeated to the letter in the receipt so that the device finds its own copy.
 *
 * @param time the time exactly as sent: 08:15:00Z and 08:15:00.000+00:00 are one moment but two texts
 */
public record Label(
        @Nullable String time,
        @Nullable Integer sequence,
        @Nullable String kind) {
    public static final Label NONE = new Label(null, null, null);

    public static Label of(Reading reading) {
        return new Label(
                Objects.toString(reading.time(), null),
                reading.sequence(),
                reading.kind().code());
    }
}
