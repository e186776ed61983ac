package no.samkonsult.scheduling.hours;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.TimeRange;

/** Reads working hours: days that are otherwise before a public holiday, a public holiday before the weekday. */
final class WorkingTimeRules {
    private WorkingTimeRules() {}

    static List<TimeRange> atWork(WorkingTime time, TimeRange window) {
        return spans(window, day -> hoursOn(time, day, spells -> spells));
    }

    static List<TimeRange> offered(WorkingTime time, TimeRange window) {
        return spans(
                window,
                day -> hoursOn(
                        time,
                        day,
                        spells -> asksForItsOwnHours(time, day) ? spells.filter(WeeklySpell::joint) : spells));
    }

    private static List<TimeRange> spans(TimeRange window, Function<LocalDate, Stream<Hours>> hours) {
        List<TimeRange> days = WallClockRules.daysOf(window)
                .flatMap(day -> hours.apply(day).flatMap(each -> WallClockRules.shows(day, each).stream()))
                .toList();
        return SpanRules.within(days, window);
    }

    private static Stream<Hours> hoursOn(
            WorkingTime time, LocalDate day, Function<Stream<WeeklySpell>, Stream<WeeklySpell>> wanted) {
        Optional<OtherDays> other =
                time.otherDays().stream().filter(each -> each.hold(day)).findFirst();
        if (other.isPresent()) {
            return other.get().hours().stream();
        }
        return time.terms().holidays().weekdayOf(day).stream()
                .flatMap(weekday -> wanted.apply(
                        time.week().stream().filter(spell -> spell.weekday() == weekday && spell.appliesOn(day))))
                .map(WeeklySpell::hours);
    }

    /** Whether joint consultations have hours of their own in the week, on whatever weekday. */
    private static boolean asksForItsOwnHours(WorkingTime time, LocalDate day) {
        return time.week().stream().anyMatch(spell -> spell.joint() && spell.appliesOn(day));
    }
}
