package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to stop, which also ends every pause. */
final class Closing {
    private final CountDownLatch asked = new CountDownLatch(1);

    void ask() {
        asked.countDown();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits, and tells whether stopping was asked for meanwhile. */
    boolean isAskedWithin(Duration duration) throws InterruptedException {
        return asked.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
