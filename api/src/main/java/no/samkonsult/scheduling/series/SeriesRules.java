package no.samkonsult.scheduling.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.TimeRange;

/** When what is repeated takes place: by the clock on the wall, whatever that does in between. */
final class SeriesRules {
    /** How many days before and after an occurrence it is still the same one, at most. */
    private static final int NEAR = 10;

    private SeriesRules() {}

    /** When each begins, the first as it is given. */
    static List<Instant> starts(Instant first, Recurrence recurrence) {
        LocalDateTime shown = LocalDateTime.ofInstant(first, WallClockRules.ZONE);
        Stream<Instant> later = IntStream.range(1, recurrence.times())
                .mapToObj(n -> WallClockRules.at(shown.plusWeeks((long) n * recurrence.everyWeeks())));
        return Stream.concat(Stream.of(first), later).toList();
    }

    /** The days to which one can be moved without coming near the one before or after it. */
    static TimeRange around(Instant start, int everyWeeks) {
        int days = Math.min(NEAR, (7 * everyWeeks - 1) / 2);
        LocalDate day = WallClockRules.dayOf(start);
        return TimeRange.of(
                WallClockRules.day(day.minusDays(days)).start(),
                WallClockRules.day(day.plusDays(days)).end());
    }

    /** When a later one begins after the same move: as many days from its own, at the time on the wall that is wanted. */
    static Instant moved(Instant later, Instant was, Instant wanted) {
        long days = ChronoUnit.DAYS.between(WallClockRules.dayOf(was), WallClockRules.dayOf(wanted));
        LocalTime clock = LocalTime.ofInstant(wanted, WallClockRules.ZONE);
        return WallClockRules.at(WallClockRules.dayOf(later).plusDays(days).atTime(clock));
    }
}
