package no.samkonsult.measurement.judgement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a value can be this patient's: a wife on the scale is not a patient who has lost 23 kg since yesterday.
 *
 * <p>Weight alone: nothing else that is measured at home moves so little in a week. A weight that differs by more than a tenth from
 * the median of the week before, where there are three or more, is probably somebody else's. The tenth is Samkonsult's own choice
 * and no published limit: heart failure guidelines call for contact at 2 kg in three days (ESC 2021), a long dialysis or a drained
 * abdomen takes some 5 kg, and all of these stay within a tenth of an adult's weight. What really has changed more is called in
 * doubt, seen by a person, and believed once nothing of the week before is left to compare it with.
 */
final class PersonRules {
    /** How far back a person is compared with themselves. */
    static final Duration COMPARED_WITHIN = Duration.ofDays(7);

    private static final int LEAST = 3;
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private PersonRules() {}

    /** Whether it takes the readings before to tell: not in a green band so narrow that whoever is in it weighs about the same. */
    static boolean needsEarlier(Kind kind, @Nullable BigDecimal value, @Nullable Band band) {
        return kind == Kind.WEIGHT && value != null && !isInNarrowGreen(value, band);
    }

    static boolean isSomebodyElse(Kind kind, @Nullable BigDecimal value, Instant measuredAt, List<Judged> earlier) {
        if (kind != Kind.WEIGHT || value == null) {
            return false;
        }
        Instant from = measuredAt.minus(COMPARED_WITHIN);
        List<BigDecimal> week = earlier.stream()
                .filter(each -> !each.measuredAt().isBefore(from))
                .map(each -> each.value(1))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return week.size() >= LEAST && differs(value, median(week));
    }

    private static boolean differs(BigDecimal value, BigDecimal median) {
        return value.subtract(median).abs().compareTo(median.multiply(TENTH)) > 0;
    }

    /** The middle one; of two in the middle the lower, which somebody did weigh. */
    private static BigDecimal median(List<BigDecimal> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static boolean isInNarrowGreen(BigDecimal value, @Nullable Band band) {
        if (band == null || band.yellowLow() == null || band.yellowHigh() == null) {
            return false;
        }
        boolean green = !band.isRed(value) && !band.isYellow(value);
        return green
                && band.yellowHigh()
                                .subtract(band.yellowLow())
                                .compareTo(band.yellowLow().multiply(TENTH))
                        <= 0;
    }
}
