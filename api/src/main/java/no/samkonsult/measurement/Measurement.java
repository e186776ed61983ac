package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * A stored measurement with the judgement it got, and the limits it was judged by.
 *
 * @param values in canonical units, in the order of the kind's components, as the device said last; a value that was not measured is null
 * @param firstValues what the device said first, where it has sent other values since; else null
 * @param clockSkew seconds by which the device's clock was known to be ahead, or null
 * @param standing what the device has said of the same measurement since, or somebody who has found it wrong
 */
public record Measurement(
        MeasurementId id,
        Instant receivedAt,
        int utcOffset,
        @Nullable Integer clockSkew,
        List<@Nullable BigDecimal> values,
        @Nullable List<@Nullable BigDecimal> firstValues,
        Assessment assessment,
        int flags,
        Set<Circumstance> circumstances,
        @Nullable LimitSet limits,
        Standing standing,
        UUID deviceId,
        String deviceName) {
    public enum Standing {
        FIRST,
        /** The device has sent another value. */
        AMENDED,
        /** The device has said that it should never have been recorded. */
        WITHDRAWN,
        /** Somebody has found it wrong, and it is taken into no account. */
        INVALIDATED
    }

    /** When it was measured, as the device reported it. */
    public OffsetDateTime effective() {
        return id.effectiveAt().atOffset(ZoneOffset.ofTotalSeconds(utcOffset * 60));
    }

    /** When it was measured by the right time, where the device's clock is known to have been wrong. */
    public Optional<OffsetDateTime> corrected() {
        return Optional.ofNullable(clockSkew).map(skew -> effective().minusSeconds(skew));
    }

    /** Whether it can be taken for the patient's own: neither taken back or found wrong, nor in doubt for more than lacking limits. */
    public boolean isBelievable() {
        boolean struckOut = standing == Standing.WITHDRAWN || standing == Standing.INVALIDATED;
        boolean inDoubt = assessment instanceof Assessment.NotAssessable(Doubt doubt) && doubt != Doubt.NO_LIMITS;
        return !struckOut && !inDoubt;
    }

    public Set<Remark> remarks() {
        return Remark.ofFlags(flags);
    }

    public Optional<Absence> absence() {
        return Absence.ofFlags(flags);
    }
}
