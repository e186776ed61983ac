package no.samkonsult.kills;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A device that sends red readings while a backlog drains, and how long each takes until it is stored, and until its receipt. */
final class Live implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration GLANCE = Duration.ofMillis(20);
    /** {@link Payload} makes every tenth number red. */
    private static final int RED_EVERY = 10;

    /** By the patient first, as the key is. */
    private static final String STORED = """
            SELECT sequence FROM measurement
            WHERE patient_key IN (SELECT a.patient_key FROM device_assignment a JOIN device d ON d.key = a.device_key WHERE d.name = ?)
            AND sequence BETWEEN ? AND ?
            """;

    private final Site site;
    private final Ledger ledger = new Ledger();
    private final CountDownLatch finishing = new CountDownLatch(1);
    private final Map<Integer, Long> sent = new ConcurrentHashMap<>();
    private final Map<Integer, Duration> untilStored = new ConcurrentHashMap<>();
    private final Map<Integer, Duration> untilReceipt = new ConcurrentHashMap<>();

    private Live(Site site) {
        this.site = site;
    }

    static Live start(Site site) throws MqttException {
        var live = new Live(site);
        Line line = Line.open(site.broker().url(), site.other(), live.ledger);
        Thread.ofVirtual().start(() -> live.send(line));
        Thread.ofPlatform().daemon().start(live::watch);
        return live;
    }

    /** Sends no more, and waits until everything is stored and receipted. */
    void finish() {
        finishing.countDown();
        await().atMost(ChildProcess.PATIENCE)
                .until(() -> untilStored.size() == sent.size() && untilReceipt.size() == sent.size());
    }

    /** At a steady pace, whether or not anything comes back. */
    private void send(Line line) {
        try (line) {
            int next = ledger.first();
            do {
                var reading = new Sent(site.other(), next);
                ledger.sent(reading, true);
                sent.put(next, System.nanoTime());
                line.send(reading, Payload.of(reading));
                Thread.ofVirtual().start(() -> awaitReceipt(reading));
                next += RED_EVERY;
            } while (!finishing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
            await().atMost(ChildProcess.PATIENCE).until(() -> untilReceipt.size() == sent.size());
        } catch (MqttException lost) {
            throw new IllegalStateException("nothing here breaks the connection", lost);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReceipt(Sent reading) {
        try {
            if (ledger.isReceiptedWithin(reading, ChildProcess.PATIENCE)) {
                untilReceipt.put(reading.sequence(), since(reading.sequence()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try (var owner = site.database().asOwner();
                var query = owner.prepareStatement(STORED)) {
            query.setString(1, site.other());
            query.setInt(2, ledger.first());
            query.setInt(3, ledger.last());
            do {
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        untilStored.computeIfAbsent(rows.getInt(1), this::since);
                    }
                }
            } while (!finishing.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS) || untilStored.size() < sent.size());
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration since(int sequence) {
        Long begun = sent.get(sequence);
        return Duration.ofNanos(begun == null ? 0 : System.nanoTime() - begun);
    }

    @Override
    public void close() {
        finishing.countDown();
    }

    @Override
    public String toString() {
        return "%d live red ones meanwhile: from publishing to stored %s, to receipt %s."
                .formatted(sent.size(), halfAndWorst(untilStored.values()), halfAndWorst(untilReceipt.values()));
    }

    private static String halfAndWorst(Collection<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return "half within %d ms and the worst after %d ms"
                .formatted(
                        sorted.get(sorted.size() / 2).toMillis(),
                        sorted.getLast().toMillis());
    }
}
