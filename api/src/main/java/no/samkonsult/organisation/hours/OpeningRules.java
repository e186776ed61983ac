package no.samkonsult.organisation.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.shared.TimeRange;

/** Reads opening hours: a dated exception before a public holiday, a public holiday before the weekday. */
final class OpeningRules {
    /** How far ahead it is looked for an opening: longer than any service is closed and still one. */
    private static final Duration A_YEAR = Duration.ofDays(366);

    /** What is looked through at a time. */
    private static final Duration WINDOW = Duration.ofDays(8);

    private OpeningRules() {}

    static boolean isOpen(Opening opening, Instant instant) {
        return openings(opening, TimeRange.of(instant, Duration.ofNanos(1))).stream()
                .anyMatch(open -> open.contains(instant));
    }

    static Optional<Instant> nextOpening(Opening opening, Instant from) {
        return windows(from)
                .flatMap(window -> openings(opening, window).stream())
                .map(TimeRange::start)
                .findFirst();
    }

    static List<TimeRange> openings(Opening opening, TimeRange span) {
        List<TimeRange> days = WallClockRules.daysOf(span)
                .flatMap(day -> hoursOn(opening, day).flatMap(hours -> WallClockRules.shows(day, hours).stream()))
                .toList();
        return SpanRules.within(days, span);
    }

    /** When it has been open for so long since an instant. */
    static Optional<Instant> afterOpenTime(Opening opening, Instant from, Duration length) {
        Duration left = length;
        for (TimeRange open :
                (Iterable<TimeRange>) windows(from).flatMap(window -> openings(opening, window).stream())::iterator) {
            if (open.length().compareTo(left) >= 0) {
                return Optional.of(open.start().plus(left));
            }
            left = left.minus(open.length());
        }
        return Optional.empty();
    }

    /** The hours of a day, whatever makes them so. */
    static Stream<Hours> hoursOn(Opening opening, LocalDate day) {
        Optional<HoursException> exception = opening.exceptions().stream()
                .filter(each -> each.day().equals(day))
                .findFirst();
        if (exception.isPresent()) {
            return Stream.ofNullable(exception.get().hours());
        }
        return opening.holidays().weekdayOf(day).stream().flatMap(weekday -> on(opening, weekday));
    }

    /** Whether hours of one weekday overlap. */
    static boolean overlap(List<WeeklyHours> week) {
        return IntStream.range(0, week.size()).anyMatch(one -> IntStream.range(one + 1, week.size())
                .anyMatch(other -> week.get(one).weekday() == week.get(other).weekday()
                        && week.get(one).hours().overlaps(week.get(other).hours())));
    }

    private static Stream<Hours> on(Opening opening, DayOfWeek weekday) {
        return opening.week().stream().filter(each -> each.weekday() == weekday).map(WeeklyHours::hours);
    }

    private static Stream<TimeRange> windows(Instant from) {
        return Stream.iterate(from, start -> start.isBefore(from.plus(A_YEAR)), start -> start.plus(WINDOW))
                .map(start -> TimeRange.of(start, WINDOW));
    }
}
