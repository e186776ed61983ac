package no.samkonsult.measurement.judgement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import org.jspecify.annotations.Nullable;

/**
 * Judges a measurement against the patient's own limits: first by itself, and then, where these limits or its kind ask for it, by
 * what was measured before. What is in doubt is never judged, and never green.
 */
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
        return worst(colour(values, limits), onOxygen(kind, values, limits));
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

    /** Whether what a measurement is judged to be depends on those before it. */
    public static boolean needsEarlier(NewMeasurement measurement) {
        LimitSet limits = measurement.limits();
        if (limits == null || measurement.assessment() instanceof Assessment.NotAssessable) {
            return false;
        }
        return !limits.changes().isEmpty()
                || PersonRules.needsEarlier(
                        measurement.id().kind(),
                        measurement.values().getFirst(),
                        limits.bands().get(1));
    }

    /**
     * What a measurement that was judged by itself is together with earlier ones. Beyond a limit that never waits no doubt about
     * the person explains anything away.
     *
     * @param earlier believable ones of the same patient and kind, measured before it
     */
    public static Assessment assess(NewMeasurement measurement, List<Judged> earlier) {
        LimitSet limits = measurement.limits();
        if (limits == null || measurement.assessment() instanceof Assessment.NotAssessable) {
            return measurement.assessment();
        }
        boolean somebodyElse = PersonRules.isSomebodyElse(
                measurement.id().kind(), measurement.values().getFirst(), measurement.measuredAt(), earlier);
        if (somebodyElse && !neverWaits(measurement.values(), limits)) {
            return new Assessment.NotAssessable(Doubt.NOT_THIS_PERSON);
        }
        return worst(
                measurement.assessment(),
                ChangeRules.colour(measurement.values(), measurement.measuredAt(), limits.changes(), earlier));
    }

    /** Whether a red limit is crossed that never waits. */
    static boolean neverWaits(List<@Nullable BigDecimal> values, LimitSet limits) {
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            Band band = limits.bands().get(i + 1);
            NeverWait never = limits.neverWait().get(i + 1);
            if (value != null && band != null && never != null && neverWaits(value, band, never)) {
                return true;
            }
        }
        return false;
    }

    private static boolean neverWaits(BigDecimal value, Band band, NeverWait never) {
        BigDecimal low = band.redLow();
        BigDecimal high = band.redHigh();
        return never.low() && low != null && value.compareTo(low) < 0
                || never.high() && high != null && value.compareTo(high) > 0;
    }

    /** The graver of two colours; what is in doubt has none. */
    static Assessment worst(Assessment one, Assessment other) {
        return one.stored() >= other.stored() ? one : other;
    }

    /** The worst colour of any value that has limits. */
    static Assessment colour(List<? extends @Nullable BigDecimal> values, LimitSet limits) {
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

    /**
     * Yellow where the saturation of somebody who gets oxygen is above what the limits allow: too much oxygen makes those who retain
     * CO2 retain more (target 88–92 %: British Thoracic Society guideline for oxygen use 2017, and NEWS2's scale 2). A flow that the
     * reading does not tell is unknown, and then this limit says nothing.
     */
    private static Assessment onOxygen(Kind kind, List<@Nullable BigDecimal> values, LimitSet limits) {
        BigDecimal high = limits.yellowHighOnOxygen();
        if (kind != Kind.OXYGEN_SATURATION || high == null) {
            return new Assessment.Green();
        }
        BigDecimal saturation = values.getFirst();
        BigDecimal flow = values.size() > 1 ? values.get(1) : null;
        boolean tooHigh = saturation != null && flow != null && flow.signum() > 0 && saturation.compareTo(high) > 0;
        return tooHigh ? new Assessment.Yellow() : new Assessment.Green();
    }
}
