package no.samkonsult.measurement.judgement;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * What it takes before readings outside the limits alert. The order is that of measuring and not of arrival, so that the same
 * readings mean the same whichever came first.
 *
 * <p>The numbers are the patient's own. That more than one reading is wanted where one proves little: blood pressure at home is the
 * mean of two or more readings (European Society of Hypertension, guideline on home monitoring 2021), and NHS England's BP@home lets
 * an abnormal reading be repeated before anybody is advised.
 */
final class PatternRules {
    private enum Standing {
        GREEN,
        UNPROVEN,
        YELLOW,
        RED
    }

    private PatternRules() {}

    /** Whether those around a measurement may change what it means. */
    static boolean needsOthers(NewMeasurement measurement, Duration fresh) {
        LimitSet limits = measurement.limits();
        if (limits == null || measurement.assessment() instanceof Assessment.NotAssessable) {
            return false;
        }
        boolean patterned = !(limits.confirmation() instanceof Confirmation.Immediate) || limits.clearsAfter() > 1;
        boolean green = measurement.assessment() instanceof Assessment.Green;
        return patterned || !green && isOlder(measurement.measuredAt(), measurement.receivedAt(), fresh);
    }

    /** How many before one, at most, have a part in what it means. */
    static int reach(LimitSet limits) {
        int together =
                switch (limits.confirmation()) {
                    case Confirmation.Immediate() -> 1;
                    case Confirmation.InARow(int needed, int among) -> among;
                    case Confirmation.MeanOfLast(int count, Duration within) -> count;
                    case Confirmation.MeasureAgain(Duration patience) -> 2;
                };
        return together + limits.clearsAfter() - 1;
    }

    /**
     * What the last of some readings means.
     *
     * <p>A red limit that never waits alerts at once. Where so many of the last so many count, the newest is one of them, and its
     * colour is that of the alert: the others prove only that it is no slip.
     *
     * @param readings those with a colour, oldest first, up to and with the one that is meant
     */
    static Concern concern(List<Judged> readings) {
        Judged last = readings.getLast();
        LimitSet limits = requireNonNull(last.limits());
        if (AssessmentRules.neverWaits(last.values(), limits)) {
            return new Concern.Outside(true);
        }
        return switch (standing(readings, readings.size() - 1)) {
            case RED -> new Concern.Outside(true);
            case YELLOW -> new Concern.Outside(false);
            case UNPROVEN ->
                limits.confirmation() instanceof Confirmation.MeasureAgain(Duration patience)
                        ? new Concern.AskAgain(last.isRed(), patience)
                        : new Concern.Unproven(last.isRed());
            case GREEN -> isClear(readings, limits) ? new Concern.InRange() : new Concern.Recovering();
        };
    }

    /**
     * What becomes of a concern about a reading that is old when it becomes known: nobody is called, and nobody is asked to repeat
     * it. What would have alerted, if only as unconfirmed, and whatever is red opens a work item.
     */
    static Concern late(Concern concern, boolean red) {
        return switch (concern) {
            case Concern.Outside(boolean isRed) -> new Concern.Late(isRed || red);
            case Concern.Unanswered(boolean isRed) -> new Concern.Late(isRed);
            case Concern.AskAgain(boolean isRed, Duration _) -> new Concern.Late(isRed);
            case Concern.Unproven _ -> red ? new Concern.Late(true) : new Concern.Unproven(false);
            case Concern.Late _, Concern.InRange _, Concern.Recovering _, Concern.NotAssessable _ -> concern;
        };
    }

    static boolean isOlder(Instant measuredAt, Instant knownAt, Duration age) {
        return measuredAt.isBefore(knownAt.minus(age));
    }

    /** Hysteresis: none of the last so many stands outside. */
    private static boolean isClear(List<Judged> readings, LimitSet limits) {
        int from = Math.max(0, readings.size() - limits.clearsAfter());
        for (int i = from; i < readings.size(); i++) {
            if (standing(readings, i) != Standing.GREEN) {
                return false;
            }
        }
        return true;
    }

    private static Standing standing(List<Judged> readings, int at) {
        Judged reading = readings.get(at);
        LimitSet limits = requireNonNull(reading.limits());
        return switch (limits.confirmation()) {
            case Confirmation.Immediate() -> own(reading);
            case Confirmation.InARow(int needed, int among) ->
                provenIf(reading, outside(readings, at, among) >= needed);
            case Confirmation.MeanOfLast(int count, Duration within) ->
                mean(window(readings, at, count, within), count, reading, limits);
            case Confirmation.MeasureAgain(Duration patience) ->
                provenIf(reading, at > 0 && isRepeatOf(reading, readings.get(at - 1), patience));
        };
    }

    private static Standing own(Judged reading) {
        return of(reading.assessment());
    }

    private static Standing provenIf(Judged reading, boolean proven) {
        return reading.isGreen() || proven ? own(reading) : Standing.UNPROVEN;
    }

    private static Standing of(Assessment colour) {
        return switch (colour) {
            case Assessment.Red() -> Standing.RED;
            case Assessment.Yellow() -> Standing.YELLOW;
            case Assessment.Green() -> Standing.GREEN;
            case Assessment.NotAssessable _ -> throw new IllegalArgumentException("what is in doubt has no colour");
        };
    }

    private static long outside(List<Judged> readings, int at, int among) {
        return readings.subList(Math.max(0, at + 1 - among), at + 1).stream()
                .filter(each -> !each.isGreen())
                .count();
    }

    /** Within the time that whoever was asked had for it, or after they were asked, however late their night let it be. */
    private static boolean isRepeatOf(Judged reading, Judged before, Duration patience) {
        boolean inTime = !isOlder(before.measuredAt(), reading.measuredAt(), patience);
        return !before.isGreen() && (inTime || before.askedAgain());
    }

    private static List<Judged> window(List<Judged> readings, int at, int count, Duration within) {
        Instant newest = readings.get(at).measuredAt();
        return readings.subList(Math.max(0, at + 1 - count), at + 1).stream()
                .filter(each -> !isOlder(each.measuredAt(), newest, within))
                .toList();
    }

    /**
     * The colour of the mean; of fewer readings than the limits want there is none. What has moved too far has been looked at over
     * days already, and needs no mean.
     */
    private static Standing mean(List<Judged> window, int count, Judged reading, LimitSet limits) {
        boolean moved = reading.assessment().stored()
                > AssessmentRules.colour(reading.values(), limits).stored();
        if (moved) {
            return own(reading);
        }
        return window.size() < count
                ? provenIf(reading, false)
                : of(AssessmentRules.colour(means(window, reading.values().size()), limits));
    }

    private static List<@Nullable BigDecimal> means(List<Judged> window, int components) {
        var means = new ArrayList<@Nullable BigDecimal>();
        for (int component = 1; component <= components; component++) {
            int number = component;
            List<BigDecimal> values = window.stream()
                    .map(each -> each.value(number))
                    .filter(Objects::nonNull)
                    .toList();
            means.add(values.isEmpty() ? null : mean(values));
        }
        return means;
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
    }
}
