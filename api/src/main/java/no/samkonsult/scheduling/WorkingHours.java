package no.samkonsult.scheduling;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import no.samkonsult.shared.TimeRange;

/**
 * A spell of work on one weekday, by the wall clock in Europe/Oslo, on dates from {@code validFrom} until {@code validUntil}.
 *
 * <p>Minutes are counted on the clock's face from midnight; 1440 is the midnight that ends the day. So a spell keeps its
 * clock times on the days of 23 and 25 hours, and one that spans the change is an hour shorter or longer.
 */
record WorkingHours(DayOfWeek weekday, int startMinute, int endMinute, LocalDate validFrom, LocalDate validUntil) {
    static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    WorkingHours {
        if (startMinute < 0 || endMinute > 1440 || startMinute >= endMinute) {
            throw new IllegalArgumentException(
                    "minutes %d to %d are no spell of a day".formatted(startMinute, endMinute));
        }
    }

    /** The spells that touch a window. */
    Stream<TimeRange> over(TimeRange window) {
        LocalDate last = LocalDate.ofInstant(window.end(), ZONE);
        return LocalDate.ofInstant(window.start(), ZONE)
                .datesUntil(last.plusDays(1))
                .filter(this::appliesOn)
                .flatMap(this::on)
                .filter(window::overlaps);
    }

    private boolean appliesOn(LocalDate date) {
        return date.getDayOfWeek() == weekday && !date.isBefore(validFrom) && date.isBefore(validUntil);
    }

    /** One spell, or none where the clock skips all of it. A clock time that comes twice begins at the first and ends at the last. */
    private Stream<TimeRange> on(LocalDate date) {
        LocalDateTime midnight = date.atStartOfDay();
        Instant start = midnight.plusMinutes(startMinute)
                .atZone(ZONE)
                .withEarlierOffsetAtOverlap()
                .toInstant();
        Instant end = midnight.plusMinutes(endMinute)
                .atZone(ZONE)
                .withLaterOffsetAtOverlap()
                .toInstant();
        return start.isBefore(end) ? Stream.of(TimeRange.of(start, end)) : Stream.empty();
    }
}
