package no.samkonsult.scheduling.outside;

import java.time.Duration;
import java.time.Instant;
import no.samkonsult.shared.TimeRange;

/** When a calendar elsewhere is read again, and how much of it. */
final class RetryRules {
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(4);

    /** Rules that repeat bring new days into the window, which a calendar that has not changed does not tell. */
    private static final Duration ALL_AT_LEAST_EVERY = Duration.ofHours(24);

    private static final Duration BACK = Duration.ofDays(1);
    private static final Duration AHEAD = Duration.ofDays(200);

    private RetryRules() {}

    /** @param failures in a row; none where it was read */
    static Duration pause(int failures) {
        Duration pause = EVERY;
        for (int i = 1; i < failures && pause.compareTo(LONGEST) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause;
    }

    /** The same, and no sooner than the other side has asked for, where that is not longer than the longest of ours. */
    static Duration pause(int failures, Duration asked) {
        Duration heeded = asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        Duration own = pause(failures);
        return own.compareTo(heeded) < 0 ? heeded : own;
    }

    static boolean mayBeUnchanged(Instant readAt, Instant now) {
        return readAt.plus(ALL_AT_LEAST_EVERY).isAfter(now);
    }

    static TimeRange window(Instant now) {
        return TimeRange.of(now.minus(BACK), now.plus(AHEAD));
    }
}
