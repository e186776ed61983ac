package no.samkonsult.scheduling.series;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import no.samkonsult.shared.InvalidInput;

/**
 * How often something is repeated: at most twelve times, and within a year.
 *
 * @param times the first included
 */
public record Recurrence(int everyWeeks, int times) {
    /** The most occurrences of one series. */
    public static final int MOST = 12;

    private static final int MOST_WEEKS = 26;
    private static final int YEAR = 52;

    public Recurrence {
        check(everyWeeks);
        if (times < 2 || times > MOST) {
            throw new InvalidInput("times", "must be 2 to %d, not %d".formatted(MOST, times));
        }
        if (isTooLong(everyWeeks, times)) {
            throw new InvalidInput("times", "goes on for more than a year");
        }
    }

    /** As often as there is room for until a day, that day included. */
    static Recurrence until(int everyWeeks, LocalDate first, LocalDate last) {
        check(everyWeeks);
        long times = ChronoUnit.WEEKS.between(first, last) / everyWeeks + 1;
        if (times < 2) {
            throw new InvalidInput("until", "leaves no room for a second one");
        }
        if (times > MOST || isTooLong(everyWeeks, times)) {
            throw new InvalidInput("until", "makes more than %d, or goes on for more than a year".formatted(MOST));
        }
        return new Recurrence(everyWeeks, Math.toIntExact(times));
    }

    private static void check(int everyWeeks) {
        if (everyWeeks < 1 || everyWeeks > MOST_WEEKS) {
            throw new InvalidInput("everyWeeks", "must be 1 to %d, not %d".formatted(MOST_WEEKS, everyWeeks));
        }
    }

    private static boolean isTooLong(int everyWeeks, long times) {
        return (times - 1) * everyWeeks > YEAR;
    }
}
