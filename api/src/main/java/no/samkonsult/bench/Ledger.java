package no.samkonsult.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Intake;
import no.samkonsult.device.ReadingSink;

/**
 * When each numbered reading was published, acknowledged by the broker and committed. It stands between gateway and sink, and
 * can hold the gateway back while a backlog is published.
 */
final class Ledger implements ReadingSink {
    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final ReadingSink sink;
    private final long[] published;
    private final long[] committed;
    private final AtomicIntegerArray acknowledged;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private int stored;
    private long lastCommit = System.nanoTime();

    Ledger(ReadingSink sink, int messages) {
        this.sink = sink;
        published = new long[messages];
        committed = new long[messages];
        acknowledged = new AtomicIntegerArray(messages);
    }

    void published(int number, long nanoTime) {
        published[number] = nanoTime;
    }

    void acknowledged(int number) {
        acknowledged.set(number, 1);
    }

    boolean isAcknowledged(int number) {
        return acknowledged.get(number) == 1;
    }

    long publishedAt(int number) {
        return published[number];
    }

    void close() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    @Override
    public List<Intake> store(List<Arrival> arrivals) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the backlog was let in", stopped);
        }
        List<Intake> intakes = sink.store(arrivals);
        committed(arrivals);
        return intakes;
    }

    private synchronized void committed(List<Arrival> arrivals) {
        long now = System.nanoTime();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Decoded decoded
                    && decoded.reading().sequence() instanceof Integer number
                    && committed[number] == 0) {
                committed[number] = now;
                stored++;
                lastCommit = now;
            }
        }
        notifyAll();
    }

    /** Waits until so many different readings are stored, or none has been for a while: then the rest is lost. */
    synchronized long awaitStored(int count) throws InterruptedException {
        long begun = System.nanoTime();
        while (stored < count && System.nanoTime() - Math.max(begun, lastCommit) < STANDSTILL.toNanos()) {
            wait(GLANCE.toMillis());
        }
        return lastCommit;
    }

    synchronized int stored() {
        return stored;
    }

    /** From publishing to commit, of the readings from one number to before another. */
    synchronized Latencies untilCommitted(int from, int to) {
        var nanoseconds = new ArrayList<Long>();
        for (int number = from; number < to; number++) {
            if (committed[number] != 0) {
                nanoseconds.add(committed[number] - published[number]);
            }
        }
        return Latencies.of(nanoseconds);
    }
}
