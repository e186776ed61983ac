package no.samkonsult.device.mqtt;

import java.util.random.RandomGenerator;

/** The pauses one thread makes after failures in a row, cut short when the gateway closes. */
final class Pauses {
    private final BackOff backOff;
    private final Closing closing;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private int failures;

    Pauses(BackOff backOff, Closing closing) {
        this.backOff = backOff;
        this.closing = closing;
    }

    /** Waits longer for each failure since the last success; true when there is no point in going on. */
    boolean closedAfterFailure() throws InterruptedException {
        return closing.isAskedWithin(backOff.delay(failures++, random));
    }

    void success() {
        failures = 0;
    }
}
