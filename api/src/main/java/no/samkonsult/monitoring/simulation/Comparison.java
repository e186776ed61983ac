package no.samkonsult.monitoring.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that proposed limits would have given in some days, beside those of the limits in force.
 *
 * @param rules only those that would have alerted, worst first
 * @param weeks oldest first; the first may be shorter
 * @param readings how many there were to replay
 */
public record Comparison(int days, int readings, List<ByRule> rules, List<Week> weeks) {
    private static final BigDecimal WEEK = BigDecimal.valueOf(7);

    /** How many alerts one kind of limit would have raised. */
    public record ByRule(Finding rule, long now, long proposed) {}

    /** How many alerts a week would have had. */
    public record Week(Instant starts, long now, long proposed) {}

    /** Replays the days before an instant; without limits in force there is nothing beside. */
    public static Comparison of(
            List<Reading> readings, @Nullable LimitSet inForce, LimitSet proposed, Instant now, int days) {
        Instant from = now.minus(days, ChronoUnit.DAYS);
        List<SimulationRules.Raised> today =
                inForce == null ? List.of() : SimulationRules.replay(readings, inForce, from);
        List<SimulationRules.Raised> then = SimulationRules.replay(readings, proposed, from);
        return new Comparison(
                days,
                (int) readings.stream()
                        .filter(each -> !each.at().isBefore(from))
                        .count(),
                Arrays.asList(Finding.values()).reversed().stream()
                        .map(rule -> new ByRule(rule, count(today, rule), count(then, rule)))
                        .filter(each -> each.now() + each.proposed() > 0)
                        .toList(),
                weeks(today, then, now, days));
    }

    public BigDecimal perWeekNow() {
        return perWeek(rules.stream().mapToLong(ByRule::now).sum());
    }

    public BigDecimal perWeekProposed() {
        return perWeek(rules.stream().mapToLong(ByRule::proposed).sum());
    }

    public BigDecimal perWeek(long alerts) {
        return BigDecimal.valueOf(alerts).multiply(WEEK).divide(BigDecimal.valueOf(days), 1, RoundingMode.HALF_UP);
    }

    private static List<Week> weeks(
            List<SimulationRules.Raised> today, List<SimulationRules.Raised> then, Instant now, int days) {
        int weeks = (days + 6) / 7;
        return IntStream.range(0, weeks)
                .mapToObj(week -> now.minus(Duration.ofDays(7L * (weeks - week))))
                .map(start -> new Week(start, count(today, start), count(then, start)))
                .toList();
    }

    private static long count(List<SimulationRules.Raised> raised, Finding rule) {
        return raised.stream().filter(each -> each.by() == rule).count();
    }

    private static long count(List<SimulationRules.Raised> raised, Instant week) {
        Instant end = week.plus(Duration.ofDays(7));
        return raised.stream()
                .filter(each -> !each.at().isBefore(week) && each.at().isBefore(end))
                .count();
    }
}
