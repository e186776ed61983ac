package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * A measurement on its way into the database, judged.
 *
 * @param values in canonical units, in the order of the kind's components; a value that was not measured is null
 * @param controller the organisation that answers for it (dataansvarleg), by its key
 * @param utcOffset minutes east of UTC, as the device reported it
 * @param clockSkew seconds by which the device's clock is known to be ahead of ours; null where it is right or nobody knows
 * @param limits what it was judged against, or null where nobody has confirmed any
 * @param flags see {@link Doubt}, {@link Remark} and {@link Absence}; {@link #WEAK_KEY} too
 * @param circumstances see {@link Circumstance}
 * @param withdrawn whether the device says that it should never have been recorded
 */
public record NewMeasurement(
        MeasurementId id,
        PatientId patient,
        short controller,
        Instant receivedAt,
        int utcOffset,
        @Nullable Integer clockSkew,
        List<@Nullable BigDecimal> values,
        @Nullable LimitSet limits,
        Assessment assessment,
        int flags,
        int circumstances,
        boolean withdrawn) {
    /** The order in which rows are written, the same for every writer, so that two cannot wait for each other. */
    public static final Comparator<NewMeasurement> BY_IDENTITY = Comparator.<NewMeasurement>comparingInt(
                    each -> each.id().patientKey())
            .thenComparing(each -> each.id().kind())
            .thenComparing(each -> each.id().effectiveAt())
            .thenComparingInt(each -> each.id().deviceKey())
            .thenComparingInt(each -> each.id().sequence());

    /** Flag of a reading that came without time: its key is the time of its first arrival and a digest of what it says. */
    public static final int WEAK_KEY = 8;

    /** The best that is known of when it really was. */
    public Instant measuredAt() {
        return clockSkew == null ? id.effectiveAt() : id.effectiveAt().minusSeconds(clockSkew);
    }

    /** The same, judged anew after it was judged by itself. */
    public NewMeasurement judged(Assessment anew) {
        int doubt = anew instanceof Assessment.NotAssessable(Doubt why) ? why.flag() : 0;
        return new NewMeasurement(
                id,
                patient,
                controller,
                receivedAt,
                utcOffset,
                clockSkew,
                values,
                limits,
                anew,
                flags | doubt,
                circumstances,
                withdrawn);
    }
}
