package no.samkonsult.measurement.judgement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * A measurement among those before and after it.
 *
 * @param measuredAt the best that is known of when it really was
 * @param limits what it was judged against, or null where nobody had confirmed any
 * @param askedAgain whether the patient has been asked to measure again after it, and has not done so yet
 */
public record Judged(
        MeasurementId id,
        Instant measuredAt,
        Instant receivedAt,
        List<@Nullable BigDecimal> values,
        Assessment assessment,
        @Nullable LimitSet limits,
        boolean askedAgain) {
    /** By the time of measuring; two of one time in the order of their devices, so that the order is always the same. */
    static final Comparator<Judged> OLDEST_FIRST = Comparator.comparing(Judged::measuredAt)
            .thenComparingInt(each -> each.id().deviceKey())
            .thenComparingInt(each -> each.id().sequence());

    static Judged of(NewMeasurement measurement) {
        return new Judged(
                measurement.id(),
                measurement.measuredAt(),
                measurement.receivedAt(),
                measurement.values(),
                measurement.assessment(),
                measurement.limits(),
                false);
    }

    /** One of its values by its number, from 1; null where there is none. */
    @Nullable
    public BigDecimal value(int component) {
        return component <= values.size() ? values.get(component - 1) : null;
    }

    /** Whether it is beyond a red limit that never waits. */
    public boolean neverWaits() {
        return limits != null && AssessmentRules.neverWaits(values, limits);
    }

    /** Whether it got a colour. */
    boolean hasColour() {
        return !(assessment instanceof Assessment.NotAssessable);
    }

    public boolean isGreen() {
        return assessment instanceof Assessment.Green;
    }

    public boolean isRed() {
        return assessment instanceof Assessment.Red;
    }

    /** Whether its values are the patient's, as far as anybody knows. */
    boolean isBelievable() {
        return !(assessment instanceof Assessment.NotAssessable(Doubt doubt)) || doubt == Doubt.NO_LIMITS;
    }
}
