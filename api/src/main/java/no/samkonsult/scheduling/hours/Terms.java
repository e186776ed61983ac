package no.samkonsult.scheduling.hours;

import java.time.Duration;
import java.util.List;
import no.samkonsult.organisation.hours.HolidayHours;
import no.samkonsult.shared.InvalidInput;

/**
 * On what terms a post is booked.
 *
 * @param leadMinutes how long before a meeting nobody may book it any more
 * @param bufferBefore minutes before a meeting in which nothing else is booked, at work or not
 * @param bufferAfter the same after it
 * @param stepMinutes meetings begin on the hour and every so often
 * @param travelMinutes how long it takes to come here from another workplace of one's own on the same day
 */
public record Terms(
        HolidayHours holidays, int leadMinutes, int bufferBefore, int bufferAfter, int stepMinutes, int travelMinutes) {
    /** The steps to choose from: each divides the hour, and so means the same on the clock as in time. */
    public static final List<Integer> STEPS = List.of(5, 10, 15, 20, 30);

    /** The longest time kept free on either side of a meeting. */
    public static final Duration LONGEST_BUFFER = Duration.ofHours(2);

    /** The longest way between two workplaces. */
    public static final Duration LONGEST_TRAVEL = Duration.ofHours(3);

    private static final Duration LONGEST_LEAD = Duration.ofDays(60);
    private static final int GRID = 5;

    /** Of a post that nobody has said anything else of, and of those who keep no calendar. */
    public static final Terms USUAL = new Terms(HolidayHours.AS_USUAL, 0, 0, 0, 5, 0);

    public Terms {
        if (leadMinutes < 0 || leadMinutes > LONGEST_LEAD.toMinutes()) {
            throw new InvalidInput("lead", "must be at most %d days".formatted(LONGEST_LEAD.toDays()));
        }
        check("before", bufferBefore, LONGEST_BUFFER);
        check("after", bufferAfter, LONGEST_BUFFER);
        check("travel", travelMinutes, LONGEST_TRAVEL);
        if (!STEPS.contains(stepMinutes)) {
            throw new InvalidInput("step", "must be one of %s, not %d".formatted(STEPS, stepMinutes));
        }
    }

    public Duration lead() {
        return Duration.ofMinutes(leadMinutes);
    }

    public Duration travel() {
        return Duration.ofMinutes(travelMinutes);
    }

    private static void check(String field, int minutes, Duration longest) {
        if (minutes < 0 || minutes > longest.toMinutes() || minutes % GRID != 0) {
            throw new InvalidInput(
                    field, "must be 0 to %d in steps of 5, not %d".formatted(longest.toMinutes(), minutes));
        }
    }
}
