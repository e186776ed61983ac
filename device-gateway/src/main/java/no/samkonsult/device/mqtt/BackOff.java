package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing delays between tries: doubled each time up to a cap, and half of it random, so that gateways do not come in step. */
record BackOff(Duration first, Duration cap) {
    /** Quick at first, since most breaks are short; never more than five seconds behind a broker or database that is back. */
    static final BackOff STANDARD = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private static final int MOST_DOUBLINGS = 20;

    Duration delay(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        long most = Math.min(doubled, cap.toMillis());
        return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
    }
}
