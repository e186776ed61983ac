package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import no.samkonsult.device.Arrival;

/**
 * Whether the intake keeps up. It is behind while the sink does not answer one of its loops, and while everything that arrives was
 * measured some time ago: a broker hands out what it kept before what is new. One device that empties its memory may look the same,
 * which does no harm.
 */
final class Progress {
    private static final Duration TOLERATED = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final AtomicLongArray answered;
    private volatile long fresh = System.nanoTime();
    private volatile long stale = fresh - TOLERATED.toNanos();

    Progress(int loops) {
        answered = new AtomicLongArray(loops);
        for (int loop = 0; loop < loops; loop++) {
            answered(loop);
        }
    }

    /** The sink has done with a batch of this loop, or it had none. */
    void answered(int loop) {
        answered.set(loop, System.nanoTime());
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
        return isAnyUnanswered() || (isLongAgo(fresh) && !isLongAgo(stale));
    }

    private boolean isAnyUnanswered() {
        for (int loop = 0; loop < answered.length(); loop++) {
            if (isLongAgo(answered.get(loop))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLongAgo(long nanoTime) {
        return System.nanoTime() - nanoTime > TOLERATED.toNanos();
    }
}
