package no.samkonsult.device.mqtt;

import java.time.Duration;
import no.samkonsult.device.Arrival;

/**
 * Whether the intake keeps up. It is behind while the sink does not answer, and while everything that arrives was measured some time
 * ago: a broker hands out what it kept before what is new. One device that empties its memory may look the same, which does no harm.
 */
final class Progress {
    private static final Duration TOLERATED = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private volatile long answered = System.nanoTime();
    private volatile long fresh = answered;
    private volatile long stale = answered - TOLERATED.toNanos();

    /** The sink has done with a batch. */
    void answered() {
        answered = System.nanoTime();
    }

    void arrived(Work work) {
        for (Arrival arrival : work.arrivals()) {
            if (arrival instanceof Arrival.Decoded decoded && decoded.reading().time() != null) {
                arrived(Duration.between(decoded.reading().time().toInstant(), arrival.receivedAt()));
            }
        }
    }

    private void arrived(Duration ago) {
        if (ago.compareTo(FRESH) <= 0) {
            fresh = System.nanoTime();
        } else {
            stale = System.nanoTime();
        }
    }

    boolean isBehind() {
        return isLongAgo(answered) || (isLongAgo(fresh) && !isLongAgo(stale));
    }

    private static boolean isLongAgo(long nanoTime) {
        return System.nanoTime() - nanoTime > TOLERATED.toNanos();
    }
}
