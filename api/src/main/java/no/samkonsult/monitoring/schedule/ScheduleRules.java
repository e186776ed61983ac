package no.samkonsult.monitoring.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.samkonsult.shared.TimeRange;

/**
 * Reckons the windows in which measurements are expected.
 *
 * <p>A time of day is local, the windows round it are not: a time that the clocks skip in March is the same distance after the
 * hour before, a time that they repeat in October is the first of the two, and every window is as long as every other.
 */
public final class ScheduleRules {
    private static final Duration LONGEST_WINDOW = Duration.ofHours(36).plusNanos(1);
    private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private ScheduleRules() {}

    /**
     * The windows that end in a span, from its start and before its end, by the time they begin.
     *
     * @param during from when until when the schedule holds; what does not lie whole in it is not expected
     * @param pauses while which nothing is expected; a window that any of them touches is not
     */
    public static List<TimeRange> ending(
            TimeRange span, Schedule schedule, TimeRange during, Collection<TimeRange> pauses) {
        LocalDate first =
                LocalDate.ofInstant(span.start().minus(schedule.grace()), ZONE).minusDays(1);
        LocalDate last = LocalDate.ofInstant(span.end(), ZONE).plusDays(1);
        return first.datesUntil(last.plusDays(1))
                .filter(schedule::isDueOn)
                .flatMap(day -> schedule.times().stream().map(time -> window(day, time, schedule)))
                .distinct()
                .filter(window -> span.contains(window.end()))
                .filter(during::contains)
                .filter(window -> pauses.stream().noneMatch(window::overlaps))
                .sorted(Comparator.comparing(TimeRange::start))
                .toList();
    }

    /** The window that an instant is in, of several the one that ends first. */
    public static Optional<TimeRange> open(
            Instant at, Schedule schedule, TimeRange during, Collection<TimeRange> pauses) {
        return ending(TimeRange.of(at.plusNanos(1), LONGEST_WINDOW), schedule, during, pauses).stream()
                .filter(window -> window.contains(at))
                .min(Comparator.comparing(TimeRange::end));
    }

    private static TimeRange window(LocalDate day, LocalTime time, Schedule schedule) {
        Instant expected = day.atTime(time).atZone(ZONE).toInstant();
        return TimeRange.of(expected.minus(schedule.early()), expected.plus(schedule.grace()));
    }
}
