package no.samkonsult.alert.roster.coverage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which a service has agreed to watch another's patients.
 *
 * @param from null where the agreement has no first day
 * @param until the day after the last; null where it has none
 */
record DutyHours(
        DayOfWeek weekday,
        Hours hours,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    List<TimeRange> within(TimeRange span) {
        return WallClockRules.daysOf(span)
                .filter(this::isOn)
                .flatMap(day -> WallClockRules.shows(day, hours).stream())
                .toList();
    }

    private boolean isOn(LocalDate day) {
        return day.getDayOfWeek() == weekday
                && (from == null || !day.isBefore(from))
                && (until == null || day.isBefore(until));
    }
}
