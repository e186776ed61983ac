package no.samkonsult.organisation.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/** What becomes of a week's hours on public holidays. */
public enum HolidayHours {
    AS_USUAL,
    AS_ON_SUNDAYS,
    CLOSED;

    /** The weekday whose hours a day has; none where it has none. */
    public Optional<DayOfWeek> weekdayOf(LocalDate day) {
        if (this == AS_USUAL || HolidayRules.on(day).isEmpty()) {
            return Optional.of(day.getDayOfWeek());
        }
        return this == CLOSED ? Optional.empty() : Optional.of(DayOfWeek.SUNDAY);
    }
}
