package no.samkonsult.monitoring.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * When something is to be measured: at times of day in Europe/Oslo, on some days of the week, every so many days.
 *
 * @param everyDays 1 is every day, counted from {@code countedFrom}
 * @param early how long before a time a measurement already counts as the one expected
 * @param grace how long after
 */
public record Schedule(
        List<LocalTime> times,
        Set<DayOfWeek> weekdays,
        int everyDays,
        LocalDate countedFrom,
        Duration early,
        Duration grace) {
    private static final int MOST_TIMES = 12;
    private static final int MOST_DAYS = 90;
    private static final Duration EARLIEST = Duration.ofHours(12);
    private static final Duration LATEST = Duration.ofDays(1);

    public Schedule {
        times = times.stream().distinct().sorted().toList();
        weekdays = Set.copyOf(weekdays);
        require(!times.isEmpty() && times.size() <= MOST_TIMES, "%d times of day", times.size());
        require(!weekdays.isEmpty(), "%d days of the week", 0);
        require(everyDays >= 1 && everyDays <= MOST_DAYS, "every %d days", everyDays);
        require(!early.isNegative() && early.compareTo(EARLIEST) <= 0, "%s early", early);
        require(grace.isPositive() && grace.compareTo(LATEST) <= 0, "%s of grace", grace);
    }

    boolean isDueOn(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek())
                && Math.floorMod(day.toEpochDay() - countedFrom.toEpochDay(), everyDays) == 0;
    }

    private static void require(boolean holds, String problem, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(problem.formatted(value));
        }
    }
}
