package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hand-over from Paho's callback thread to the decoding. It never blocks the callback, since that would stop keep-alive too;
 * its size is bounded by the receive maximum for QoS 1 and by dropping for QoS 0, which promises nothing.
 */
final class Inbox {
    private static final int MOST_WINDOWS_KEPT = 10;
    private static final Duration PATIENCE = Duration.ofMillis(100);

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

    /** The next one, or nothing when none came for a while. */
    @Nullable
    Delivery next() throws InterruptedException {
        return queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What a lost connection brought is stored too, unless so many were lost that it would fill the memory: it comes again. */
    void lost(Connection connection) {
        if (queue.size() > MOST_WINDOWS_KEPT * roomForUnpromised) {
            queue.removeIf(delivery -> delivery.connection() == connection);
        }
    }
}
