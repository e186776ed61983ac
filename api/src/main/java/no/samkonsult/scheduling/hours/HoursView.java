package no.samkonsult.scheduling.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.samkonsult.organisation.hours.HolidayHours;

/**
 * What the page of a post's working time shows.
 *
 * @param day the day whose week is shown
 * @param typed what was written and could not be taken, by field
 */
public record HoursView(KeptPost post, WorkingTime time, LocalDate day, LocalDate today, Map<String, String> typed) {
    /** What can be chosen for public holidays. */
    public static final List<HolidayHours> HOLIDAYS = List.of(HolidayHours.values());

    /** What a lead can be told in. */
    public static final List<ChronoUnit> UNITS = WorkingHoursForm.UNITS;

    /** The hours of a weekday, as they are written. */
    public String hours(DayOfWeek weekday, boolean joint) {
        String written = typed.get((joint ? "joint." : "weekday.") + weekday.getValue());
        return written != null
                ? written
                : time.week().stream()
                        .filter(spell -> spell.weekday() == weekday && spell.joint() == joint && spell.appliesOn(day))
                        .map(spell -> spell.hours().toString())
                        .collect(Collectors.joining(", "));
    }

    /** The days ahead on which another week begins. */
    public List<LocalDate> changes() {
        return time.week().stream()
                .map(WeeklySpell::from)
                .filter(from -> from.isAfter(today))
                .distinct()
                .sorted()
                .toList();
    }

    /** Those that are not over. */
    public List<OtherDays> otherDays() {
        return time.otherDays().stream()
                .filter(days -> !days.last().isBefore(today))
                .toList();
    }

    public ChronoUnit unit() {
        int minutes = time.terms().leadMinutes();
        return UNITS.reversed().stream()
                .filter(unit -> minutes > 0 && minutes % unit.getDuration().toMinutes() == 0)
                .findFirst()
                .orElse(ChronoUnit.HOURS);
    }

    /** The lead, in its unit. */
    public long lead() {
        return time.terms().lead().dividedBy(unit().getDuration());
    }

    /** What was written in a field, or what it held before. */
    public String written(String field, Object kept) {
        return typed.getOrDefault(field, kept.toString());
    }
}
