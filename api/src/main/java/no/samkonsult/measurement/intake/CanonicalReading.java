package no.samkonsult.measurement.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a reading becomes before it is known whose it is: for showing it to somebody, without storing.
 *
 * @param values in the order of the kind's components and in their units; null where there is none
 */
public record CanonicalReading(Kind kind, List<@Nullable BigDecimal> values) {
    /** The measurements in a reading, or nothing where its unit cannot be converted. */
    public static Optional<List<CanonicalReading>> of(Incoming.Reported reading) {
        return ReadingRules.measurements(reading).map(measurements -> measurements.stream()
                .map(each -> new CanonicalReading(each.kind(), each.values()))
                .toList());
    }
}
