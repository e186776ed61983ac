package no.samkonsult.pages.roster;

import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;
import no.samkonsult.alert.roster.Shift;
import no.samkonsult.organisation.hours.PublicHoliday;
import no.samkonsult.shared.TimeRange;

/** A week of a desk, day by day. */
public record RosterWeek(LocalDate monday, List<Day> days) {
    /** @param gaps when nobody is on duty who should be, of what is not over */
    public record Day(
            LocalDate day, boolean today, Optional<PublicHoliday> holiday, List<Line> lines, List<TimeRange> gaps) {}

    /** The part of a shift that lies within the day. */
    public record Line(TimeRange time, String person, Shift.Kind kind, boolean mine) {}

    public int number() {
        return monday.get(WeekFields.ISO.weekOfWeekBasedYear());
    }

    public LocalDate last() {
        return monday.plusDays(6);
    }
}
