package no.samkonsult.device.decode.vendor;

import java.util.List;
import java.util.regex.Pattern;
import no.samkonsult.device.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a maker's JSON means: where each value is, in which unit, and how time is written.
 *
 * @param contentType of the vendor tree or unregistered (RFC 6838 § 3.2 and § 3.4), so that no standard format is ever redefined
 * @param items leads to the array whose elements each are a reading; null where the payload is one
 * @param only what is to be taken in; other elements, such as goals among weights, are none of our business
 * @param time null where the device has no clock
 */
public record Mapping(
        String name,
        String contentType,
        @Nullable Pointer items,
        @Nullable Condition only,
        @Nullable MappedTime time,
        MappedDetails details,
        List<MappedReading> readings) {
    private static final int LONGEST_NAME = 80;
    private static final int MOST_READINGS = 20;
    private static final Pattern CONTENT_TYPE = Pattern.compile("application/(vnd\\.|prs\\.|x\\.|x-)[a-z0-9.+-]{1,56}");

    public Mapping {
        readings = List.copyOf(readings);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name: not 1 to %d characters".formatted(LONGEST_NAME));
        }
        if (!CONTENT_TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException(
                    "contentType: not like application/vnd.maker.model+json, in small letters and at most 71");
        }
        if (readings.isEmpty() || readings.size() > MOST_READINGS) {
            throw new IllegalArgumentException("readings: not 1 to %d".formatted(MOST_READINGS));
        }
    }

    /** A payload that is one reading of one kind. */
    public static Mapping flat(String contentType, MappedTime time, Kind kind, MappedValue... values) {
        MappedReading reading = new MappedReading(kind, null, null, List.of(values));
        return new Mapping(contentType, contentType, null, null, time, MappedDetails.NONE, List.of(reading));
    }
}
