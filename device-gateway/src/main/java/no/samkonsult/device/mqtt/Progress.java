package no.samkonsult.device.mqtt;

import java.time.Duration;

/** Whether the intake keeps up with what arrives, or has had a backlog for a while. */
final class Progress {
    private static final Duration TOLERATED = Duration.ofSeconds(3);

    private volatile long caughtUp = System.nanoTime();

    /** Everything that was there is stored. */
    void caughtUp() {
        caughtUp = System.nanoTime();
    }

    boolean isBehind() {
        return System.nanoTime() - caughtUp > TOLERATED.toNanos();
    }
}
