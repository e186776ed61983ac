package no.samkonsult.scheduling.hours;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Collectors;
import no.samkonsult.shared.TimeRange;

/** When somebody works in a post, and on what terms they are booked in it. */
public record WorkingTime(List<WeeklySpell> week, List<OtherDays> otherDays, Terms terms) {
    /** No hours at all. */
    public static final WorkingTime NONE = new WorkingTime(List.of(), List.of(), Terms.USUAL);

    /** A week that never changes, on no terms. */
    public static WorkingTime everyWeek(List<WeeklySpell> week) {
        return new WorkingTime(week, List.of(), Terms.USUAL);
    }

    /** The hours of a weekday as they are written; empty where there are none. */
    public String hours(DayOfWeek day) {
        return week.stream()
                .filter(spell -> spell.weekday() == day)
                .map(spell -> spell.hours().toString())
                .collect(Collectors.joining(", "));
    }

    /** When they are at work within a window, in order; hours that meet are one. */
    public List<TimeRange> atWork(TimeRange window) {
        return WorkingTimeRules.atWork(this, window);
    }

    /** When they can be asked to a joint consultation within a window, in order. */
    public List<TimeRange> offered(TimeRange window) {
        return WorkingTimeRules.offered(this, window);
    }
}
