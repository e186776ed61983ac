package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The hand-over from Paho's callback thread to the intake. It never blocks the callback, since that would stop keep-alive too;
 * its size is bounded by the receive maximum for QoS 1 and by dropping for QoS 0, which promises nothing.
 */
final class Inbox {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration LINGER = Duration.ofMillis(5);

    private final LinkedBlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final int roomForUnpromised;
    private final Counters counters;

    Inbox(int roomForUnpromised, Counters counters) {
        this.roomForUnpromised = roomForUnpromised;
        this.counters = counters;
    }

    void add(Delivery delivery) {
        if (!delivery.needsAcknowledgement() && queue.size() >= roomForUnpromised) {
            counters.overflowed.increment();
            return;
        }
        queue.add(delivery);
    }

    /** What is there, and what comes within a few milliseconds of the first; empty when nothing came for a while. */
    List<Delivery> take(int most) throws InterruptedException {
        List<Delivery> batch = new ArrayList<>();
        Delivery next = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        long deadline = System.nanoTime() + LINGER.toNanos();
        while (next != null) {
            batch.add(next);
            queue.drainTo(batch, most - batch.size());
            next = batch.size() < most ? queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) : null;
        }
        return batch;
    }

    void forget(Connection lost) {
        queue.removeIf(delivery -> delivery.connection() == lost);
    }
}
