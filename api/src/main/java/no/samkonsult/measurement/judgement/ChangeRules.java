package no.samkonsult.measurement.judgement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.monitoring.Change;
import org.jspecify.annotations.Nullable;

/**
 * Judges how far a value has moved from those of the days before. The amounts are the patient's own limits; the start values that
 * templates propose are 2 kg in 3 days for heart failure (European Society of Cardiology, heart failure guideline 2021, advice on
 * self-care) and 2 and 4 percentage points of saturation below the patient's own baseline for COPD.
 *
 * <p>Where nothing was measured in those days there is nothing to compare with, and no colour by change: the limits of the value
 * itself hold alone.
 */
final class ChangeRules {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ChangeRules() {}

    /** The worst colour of any change. */
    static Assessment colour(
            List<@Nullable BigDecimal> values, Instant measuredAt, List<Change> changes, List<Judged> earlier) {
        return changes.stream()
                .map(change -> colour(values, measuredAt, change, earlier))
                .reduce(new Assessment.Green(), AssessmentRules::worst);
    }

    private static Assessment colour(
            List<@Nullable BigDecimal> values, Instant measuredAt, Change change, List<Judged> earlier) {
        BigDecimal value = change.component() <= values.size() ? values.get(change.component() - 1) : null;
        List<BigDecimal> before = before(measuredAt, change, earlier);
        if (value == null || before.isEmpty()) {
            return new Assessment.Green();
        }
        var scale = BigDecimal.valueOf(before.size());
        return switch (change.against()) {
            case BASELINE -> {
                // of sums and not of means: a division would round
                BigDecimal sum = before.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal rise = value.multiply(scale).subtract(sum);
                yield worst(change, rise, sum, rise.negate(), sum, scale);
            }
            case EXTREME -> {
                BigDecimal lowest = before.stream().reduce(before.getFirst(), BigDecimal::min);
                BigDecimal highest = before.stream().reduce(before.getFirst(), BigDecimal::max);
                yield worst(change, value.subtract(lowest), lowest, highest.subtract(value), highest, BigDecimal.ONE);
            }
        };
    }

    /** A reading exactly so many days before counts. */
    private static List<BigDecimal> before(Instant measuredAt, Change change, List<Judged> earlier) {
        Instant from = measuredAt.minus(Duration.ofDays(change.days()));
        return earlier.stream()
                .filter(each -> !each.measuredAt().isBefore(from))
                .map(each -> each.value(change.component()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Assessment worst(
            Change change,
            BigDecimal rise,
            BigDecimal risenFrom,
            BigDecimal fall,
            BigDecimal fallenFrom,
            BigDecimal scale) {
        return AssessmentRules.worst(
                colour(change, rise, risenFrom, scale, change.yellowRise(), change.redRise()),
                colour(change, fall, fallenFrom, scale, change.yellowFall(), change.redFall()));
    }

    private static Assessment colour(
            Change change,
            BigDecimal moved,
            BigDecimal from,
            BigDecimal scale,
            @Nullable BigDecimal yellow,
            @Nullable BigDecimal red) {
        if (isFurther(change, moved, from, scale, red)) {
            return new Assessment.Red();
        }
        return isFurther(change, moved, from, scale, yellow) ? new Assessment.Yellow() : new Assessment.Green();
    }

    /** Further than an amount; exactly so far belongs to the milder side. */
    private static boolean isFurther(
            Change change, BigDecimal moved, BigDecimal from, BigDecimal scale, @Nullable BigDecimal amount) {
        if (amount == null) {
            return false;
        }
        return change.inPerCent()
                ? moved.multiply(HUNDRED).compareTo(amount.multiply(from)) > 0
                : moved.compareTo(amount.multiply(scale)) > 0;
    }
}
