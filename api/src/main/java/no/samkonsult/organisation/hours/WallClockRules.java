package no.samkonsult.organisation.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.shared.TimeRange;

/** The clock on the wall in Norway, which skips an hour in March and shows one twice in October. */
public final class WallClockRules {
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private static final ZoneRules RULES = ZONE.getRules();

    private WallClockRules() {}

    /**
     * The first instant at which the clock shows a time or a later one. So spans that meet on the clock meet in time too,
     * whatever the clock does in between.
     */
    public static Instant at(LocalDateTime time) {
        ZoneOffsetTransition change = RULES.getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(ZONE).withEarlierOffsetAtOverlap().toInstant();
    }

    /** What it shows, to the minute, such as {@code 2026-11-23T10:15}. */
    public static String minute(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The days that a span touches. */
    public static Stream<LocalDate> daysOf(TimeRange span) {
        return dayOf(span.start()).datesUntil(dayOf(span.end().minusNanos(1)).plusDays(1));
    }

    /** All of a day: 23, 24 or 25 hours. */
    public static TimeRange day(LocalDate day) {
        return TimeRange.of(at(day.atStartOfDay()), at(day.plusDays(1).atStartOfDay()));
    }

    /**
     * When the clock shows hours of a day: none where it skips them, and twice where it shows them twice. So does the database
     * read the hours of a duty agreement.
     */
    public static List<TimeRange> shows(LocalDate day, Hours hours) {
        TimeRange whole = day(day);
        ZoneOffsetTransition change = RULES.nextTransition(whole.start());
        Stream<TimeRange> halves = change == null || !whole.contains(change.getInstant())
                ? Stream.of(whole)
                : Stream.of(
                        TimeRange.of(whole.start(), change.getInstant()),
                        TimeRange.of(change.getInstant(), whole.end()));
        return SpanRules.union(
                halves.flatMap(half -> shown(day, hours, half).stream()).toList());
    }

    /** The same while the clock does not change. */
    private static List<TimeRange> shown(LocalDate day, Hours hours, TimeRange half) {
        ZoneOffset offset = RULES.getOffset(half.start());
        LocalDate last = hours.closes().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
        return SpanRules.within(
                List.of(TimeRange.of(
                        day.atTime(hours.opens()).toInstant(offset),
                        last.atTime(hours.closes()).toInstant(offset))),
                half);
    }
}
