package no.samkonsult.notification.sending;

import java.time.Duration;
import java.util.Optional;
import no.samkonsult.notification.Urgency;

/**
 * How long until a channel that did not take something is tried again, and when it is given up for the next one. Red is given up
 * within a quarter of a minute, since another channel may carry it; the rest within seven minutes.
 */
final class BackOffRules {
    private static final int FACTOR = 3;
    private static final Duration FIRST_OF_RED = Duration.ofSeconds(1);
    private static final int RED_ATTEMPTS = 4;
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;

    private BackOffRules() {}

    /**
     * How long to wait after an attempt that failed, the first of which is 1; empty where the channel has failed.
     */
    static Optional<Duration> pause(Urgency urgency, int failed) {
        boolean red = urgency == Urgency.RED;
        if (failed >= (red ? RED_ATTEMPTS : ATTEMPTS)) {
            return Optional.empty();
        }
        Duration pause = red ? FIRST_OF_RED : FIRST;
        for (int i = 1; i < failed; i++) {
            pause = pause.multipliedBy(FACTOR);
        }
        return Optional.of(pause);
    }
}
