package no.samkonsult.scheduling.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import no.samkonsult.organisation.hours.Hours;

/**
 * Hours that come again every week, on dates from {@code from} until {@code until}.
 *
 * @param joint for joint consultations: where a post has any such hours, it is offered then alone
 */
public record WeeklySpell(DayOfWeek weekday, Hours hours, boolean joint, LocalDate from, LocalDate until) {
    /** Of a week that never changes. */
    public static WeeklySpell everyWeek(DayOfWeek weekday, Hours hours) {
        return new WeeklySpell(weekday, hours, false, LocalDate.MIN, LocalDate.MAX);
    }

    boolean appliesOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
