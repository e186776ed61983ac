package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/** Judges a measurement against the patient's own limits. What is in doubt is never judged, and never green. */
public final class AssessmentRules {
    /** How far ahead of arrival a device's clock may be: small drift is common and harmless. */
    public static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

    /** How long a device may plausibly have kept a reading before it is sent; a clock that was reset shows years. */
    public static final Duration KEPT_AT_MOST = Duration.ofDays(90);

    private AssessmentRules() {}

    /**
     * @param values in the order of the kind's components; a value that was not measured is null
     * @param deviceIsInDoubt whether the device itself calls the value uncertain
     * @param limits those in force at the time of measuring, or null where nobody has confirmed any
     */
    public static Assessment assess(
            Kind kind,
            List<@Nullable BigDecimal> values,
            boolean clockIsSuspect,
            boolean deviceIsInDoubt,
            @Nullable LimitSet limits) {
        if (values.getFirst() == null) {
            return new Assessment.NotAssessable(Doubt.ABSENT);
        }
        if (!isPlausible(kind, values)) {
            return new Assessment.NotAssessable(Doubt.IMPLAUSIBLE);
        }
        if (clockIsSuspect) {
            return new Assessment.NotAssessable(Doubt.CLOCK);
        }
        if (deviceIsInDoubt) {
            return new Assessment.NotAssessable(Doubt.QUESTIONABLE);
        }
        if (limits == null) {
            return new Assessment.NotAssessable(Doubt.NO_LIMITS);
        }
        return colour(values, limits);
    }

    public static boolean isClockSuspect(Instant reported, Instant received) {
        return reported.isAfter(received.plus(CLOCK_AHEAD)) || reported.isBefore(received.minus(KEPT_AT_MOST));
    }

    private static boolean isPlausible(Kind kind, List<@Nullable BigDecimal> values) {
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            if (value != null && !kind.components().get(i).isPlausible(value)) {
                return false;
            }
        }
        return true;
    }

    /** The worst colour of any value that has limits. */
    private static Assessment colour(List<@Nullable BigDecimal> values, LimitSet limits) {
        boolean yellow = false;
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            Band band = limits.bands().get(i + 1);
            if (value == null || band == null) {
                continue;
            }
            if (band.isRed(value)) {
                return new Assessment.Red();
            }
            yellow |= band.isYellow(value);
        }
        return yellow ? new Assessment.Yellow() : new Assessment.Green();
    }
}
