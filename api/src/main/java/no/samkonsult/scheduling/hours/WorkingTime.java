package no.samkonsult.scheduling.hours;

import java.util.List;
import no.samkonsult.shared.TimeRange;

/** When somebody works in a post, and on what terms they are booked in it. */
public record WorkingTime(List<WeeklySpell> week, List<OtherDays> otherDays, Terms terms) {
    /** No hours at all. */
    public static final WorkingTime NONE = new WorkingTime(List.of(), List.of(), Terms.USUAL);

    /** When they are at work within a window, in order; hours that meet are one. */
    public List<TimeRange> atWork(TimeRange window) {
        return WorkingTimeRules.atWork(this, window);
    }

    /** When they can be asked to a joint consultation within a window, in order. */
    public List<TimeRange> offered(TimeRange window) {
        return WorkingTimeRules.offered(this, window);
    }
}
