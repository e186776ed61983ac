package no.samkonsult.scheduling.outside.reading;

import static java.util.stream.Collectors.toSet;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.util.ICalDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.TimeRange;

/** When an event takes place: once, or as often as its rule says, with the days that are otherwise. */
final class SeriesRules {
    /** No clock has been put back by more than this. */
    private static final Duration LONGEST_OVERLAP = Duration.ofHours(3);

    private SeriesRules() {}

    /** The times of an event within a window, unless it takes nobody's time. The event is all that stands under one identity. */
    static List<TimeRange> busy(ICalendar calendar, List<VEvent> same, TimeRange window, Patience patience) {
        Set<Instant> otherwise = same.stream()
                .filter(event -> event.getRecurrenceId() != null)
                .map(event -> instant(event.getRecurrenceId().getValue()))
                .collect(toSet());
        return same.stream()
                .filter(SeriesRules::takesTime)
                .flatMap(event -> event.getRecurrenceId() == null
                        ? series(calendar, event, otherwise, window, patience)
                        : time(event, first(event)).stream())
                .filter(window::overlaps)
                .toList();
    }

    private static boolean takesTime(VEvent event) {
        boolean cancelled = event.getStatus() != null && event.getStatus().isCancelled();
        boolean transparent =
                event.getTransparency() != null && event.getTransparency().isTransparent();
        boolean free = event.getExperimentalProperties("X-MICROSOFT-CDO-BUSYSTATUS").stream()
                .anyMatch(status -> "FREE".equalsIgnoreCase(status.getValue()));
        return !cancelled && !transparent && !free;
    }

    /** The first belongs to a series whatever the rule says, unless it is taken out. */
    private static Stream<TimeRange> series(
            ICalendar calendar, VEvent event, Set<Instant> otherwise, TimeRange window, Patience patience) {
        var starts = new TreeSet<>(Set.of(first(event)));
        TimeZone zone = zone(calendar, event);
        Iterator<Date> dates = event.getDateIterator(zone);
        while (dates.hasNext() && starts.last().isBefore(window.end())) {
            patience.spend();
            Date date = dates.next();
            starts.add(isAllDay(event) ? instant(date, true) : firstOfTwo(date.toInstant(), zone));
        }
        starts.removeAll(otherwise);
        event.getExceptionDates().stream()
                .map(ExceptionDates::getValues)
                .flatMap(List::stream)
                .forEach(date -> starts.remove(instant(date)));
        return Stream.concat(starts.stream().flatMap(start -> time(event, start).stream()), extraPeriods(event));
    }

    /** What the clock shows twice is meant the first time (RFC 5545, 3.3.5). Zones that a calendar brings with it know their offsets alone. */
    private static Instant firstOfTwo(Instant start, TimeZone zone) {
        int offset = zone.getOffset(start.toEpochMilli());
        int before = zone.getOffset(start.minus(LONGEST_OVERLAP).toEpochMilli());
        Instant first = start.minusMillis((long) before - offset);
        return first.isBefore(start) && zone.getOffset(first.toEpochMilli()) == before ? first : start;
    }

    /** Extra times that say themselves how long they last, which the library leaves out. */
    private static Stream<TimeRange> extraPeriods(VEvent event) {
        return event.getRecurrenceDates().stream()
                .map(RecurrenceDates::getPeriods)
                .flatMap(List::stream)
                .flatMap(period -> PeriodRules.time(period).stream());
    }

    private static Optional<TimeRange> time(VEvent event, Instant start) {
        Instant end = isAllDay(event)
                ? midnight(WallClockRules.dayOf(start).plusDays(days(event)))
                : start.plus(length(event));
        return start.isBefore(end) ? Optional.of(TimeRange.of(start, end)) : Optional.empty();
    }

    /** A series whose first has an end lasts as long each time, whatever the clock does. */
    private static Duration length(VEvent event) {
        if (event.getDuration() != null) {
            return Duration.ofMillis(event.getDuration().getValue().toMillis());
        }
        return event.getDateEnd() == null
                ? Duration.ZERO
                : Duration.between(first(event), instant(event.getDateEnd().getValue()));
    }

    private static long days(VEvent event) {
        if (event.getDuration() != null) {
            return Math.max(1, length(event).toDays());
        }
        return event.getDateEnd() == null
                ? 1
                : ChronoUnit.DAYS.between(
                        date(event.getDateStart().getValue()),
                        date(event.getDateEnd().getValue()));
    }

    private static boolean isAllDay(VEvent event) {
        return !event.getDateStart().getValue().hasTime();
    }

    private static Instant first(VEvent event) {
        return instant(event.getDateStart().getValue());
    }

    private static Instant instant(ICalDate date) {
        return instant(date, !date.hasTime());
    }

    /** A whole day is one of Norway's; the library takes it for one of wherever this machine stands. */
    private static Instant instant(Date date, boolean wholeDay) {
        return wholeDay ? midnight(date(date)) : date.toInstant();
    }

    private static LocalDate date(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
    }

    private static Instant midnight(LocalDate day) {
        return WallClockRules.at(day.atStartOfDay());
    }

    private static TimeZone zone(ICalendar calendar, VEvent event) {
        ICalDate first = event.getDateStart().getValue();
        TimezoneAssignment assigned = calendar.getTimezoneInfo().getTimezone(event.getDateStart());
        if (assigned != null) {
            return assigned.getTimeZone();
        }
        if (isAllDay(event)) {
            return TimeZone.getDefault();
        }
        return TimeZone.getTimeZone(first.getRawComponents().isUtc() ? ZoneOffset.UTC : WallClockRules.ZONE);
    }
}
