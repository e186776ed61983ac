package no.samkonsult.scheduling.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samkonsult.organisation.hours.HolidayRules;
import no.samkonsult.organisation.hours.PublicHoliday;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.TimeRange;

/** A day of somebody's: when they are at work, and what takes their time, in order. */
public record CalendarDay(LocalDate day, List<TimeRange> atWork, List<Entry> entries) {
    /** The part of days that a list of entries touches. */
    static CalendarDay of(LocalDate day, List<TimeRange> atWork, List<Entry> entries) {
        TimeRange whole = WallClockRules.day(day);
        return new CalendarDay(
                day,
                atWork,
                entries.stream().filter(entry -> entry.time().overlaps(whole)).toList());
    }

    public Optional<PublicHoliday> holiday() {
        return HolidayRules.on(day);
    }
}
