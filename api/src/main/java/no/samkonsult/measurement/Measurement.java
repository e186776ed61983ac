package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * A stored measurement with the judgement it got, and the limits it was judged by.
 *
 * @param values in canonical units, in the order of the kind's components; a value that was not measured is null
 * @param amended whether the device has sent another value for the same measurement since
 */
public record Measurement(
        MeasurementId id,
        Instant receivedAt,
        int utcOffset,
        List<@Nullable BigDecimal> values,
        Assessment assessment,
        @Nullable LimitSet limits,
        boolean amended,
        UUID deviceId,
        String deviceName) {
    /** When it was measured, as the device reported it. */
    public OffsetDateTime effective() {
        return id.effectiveAt().atOffset(ZoneOffset.ofTotalSeconds(utcOffset * 60));
    }
}
