package no.samkonsult.kills;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Devices that send at the same time: one half keeps its readings until their receipts, the other trusts the broker. */
final class Fleet implements AutoCloseable {
    private final CountDownLatch finishing = new CountDownLatch(1);
    private final List<Thread> devices = new ArrayList<>();

    private Fleet() {}

    static Fleet start(URI broker, List<String> names, Duration pace, Ledger ledger) {
        var fleet = new Fleet();
        for (int number = 0; number < names.size(); number++) {
            var device = new Device(broker, names.get(number), number % 2 == 0, pace, ledger, fleet.finishing);
            fleet.devices.add(Thread.ofVirtual().start(device));
        }
        return fleet;
    }

    /** Begins no more readings, and waits until every device has what it waits for. */
    void finish() {
        finishing.countDown();
        await().atMost(ChildProcess.PATIENCE).until(() -> devices.stream().noneMatch(Thread::isAlive));
    }

    @Override
    public void close() {
        finishing.countDown();
        devices.forEach(Thread::interrupt);
    }
}
