package no.samkonsult.scheduling.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much of a calendar is shown, and from which day. */
public record CalendarView(Span span, LocalDate day) {
    /** The spans to choose from. */
    public static final List<Span> SPANS = List.of(Span.values());

    /** How much is shown at a time. */
    public enum Span {
        DAY(1),
        WEEK(7),
        /** What is ahead, without the days on which there is nothing. */
        LIST(28);

        private final int days;

        Span(int days) {
            this.days = days;
        }

        int days() {
            return days;
        }
    }

    /** What cannot be read is the week. */
    static CalendarView of(String span, LocalDate day) {
        Span wanted = Arrays.stream(Span.values())
                .filter(each -> each.name().equalsIgnoreCase(span))
                .findFirst()
                .orElse(Span.WEEK);
        return new CalendarView(wanted, day);
    }

    LocalDate first() {
        return span == Span.WEEK ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day;
    }

    /** The address of the same span, so many of them away. */
    public String path(int away) {
        return path(span, day.plusDays((long) away * span.days()));
    }

    /** The address of another span from the same day. */
    public String path(Span other) {
        return path(other, day);
    }

    private static String path(Span span, LocalDate day) {
        return "/calendar?view=%s&day=%s".formatted(span.name().toLowerCase(Locale.ROOT), day);
    }
}
