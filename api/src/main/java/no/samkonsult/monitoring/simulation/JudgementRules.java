package no.samkonsult.monitoring.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import org.jspecify.annotations.Nullable;

/** Judges one reading by limits, given those before it. */
final class JudgementRules {
    private static final NeverWait WAITS = new NeverWait(false, false);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private JudgementRules() {}

    /** The worst that any value is. */
    static Finding judge(Reading reading, List<Reading> before, LimitSet limits) {
        Finding worst = highOnOxygen(reading, limits);
        for (var band : limits.bands().entrySet()) {
            BigDecimal value = reading.value(band.getKey());
            if (value != null) {
                worst = worst.or(
                        judge(value, band.getValue(), limits.neverWait().getOrDefault(band.getKey(), WAITS)));
            }
        }
        for (Change change : limits.changes()) {
            worst = worst.or(judge(reading, before, change));
        }
        return worst;
    }

    private static Finding judge(BigDecimal value, Band band, NeverWait never) {
        BigDecimal low = band.redLow();
        BigDecimal high = band.redHigh();
        boolean atOnce = never.low() && low != null && value.compareTo(low) < 0
                || never.high() && high != null && value.compareTo(high) > 0;
        if (atOnce) {
            return Finding.RED_NEVER_WAITS;
        }
        if (band.isRed(value)) {
            return Finding.RED_LIMIT;
        }
        return band.isYellow(value) ? Finding.YELLOW_LIMIT : Finding.GREEN;
    }

    /** Saturation is the first value, oxygen flow the second. */
    private static Finding highOnOxygen(Reading reading, LimitSet limits) {
        BigDecimal highest = limits.yellowHighOnOxygen();
        BigDecimal saturation = reading.value(1);
        BigDecimal flow = reading.value(2);
        boolean high = highest != null
                && saturation != null
                && flow != null
                && flow.signum() > 0
                && saturation.compareTo(highest) > 0;
        return high ? Finding.YELLOW_LIMIT : Finding.GREEN;
    }

    private static Finding judge(Reading reading, List<Reading> before, Change change) {
        BigDecimal value = reading.value(change.component());
        List<BigDecimal> earlier = before.stream()
                .filter(each -> !each.at().isBefore(reading.at().minus(change.days(), ChronoUnit.DAYS)))
                .flatMap(each -> Stream.ofNullable(each.value(change.component())))
                .toList();
        if (value == null || earlier.isEmpty()) {
            return Finding.GREEN;
        }
        BigDecimal rise = moved(change, rising(change, earlier), value);
        BigDecimal fall = moved(change, falling(change, earlier), value).negate();
        if (isBeyond(rise, change.redRise()) || isBeyond(fall, change.redFall())) {
            return Finding.RED_CHANGE;
        }
        return isBeyond(rise, change.yellowRise()) || isBeyond(fall, change.yellowFall())
                ? Finding.YELLOW_CHANGE
                : Finding.GREEN;
    }

    private static BigDecimal rising(Change change, List<BigDecimal> earlier) {
        return switch (change.against()) {
            case BASELINE -> mean(earlier);
            case EXTREME -> earlier.stream().min(Comparator.naturalOrder()).orElseThrow();
        };
    }

    private static BigDecimal falling(Change change, List<BigDecimal> earlier) {
        return switch (change.against()) {
            case BASELINE -> mean(earlier);
            case EXTREME -> earlier.stream().max(Comparator.naturalOrder()).orElseThrow();
        };
    }

    static BigDecimal mean(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
    }

    private static BigDecimal moved(Change change, BigDecimal from, BigDecimal value) {
        BigDecimal difference = value.subtract(from);
        return change.inPerCent() && from.signum() != 0
                ? difference.multiply(HUNDRED).divide(from.abs(), MathContext.DECIMAL64)
                : difference;
    }

    private static boolean isBeyond(BigDecimal movement, @Nullable BigDecimal amount) {
        return amount != null && movement.compareTo(Objects.requireNonNull(amount)) > 0;
    }
}
