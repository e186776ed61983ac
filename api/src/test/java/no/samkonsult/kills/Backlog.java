package no.samkonsult.kills;

import static no.samkonsult.kills.ChildProcess.PATIENCE;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** Readings that wait at the broker when the gateway comes back, all green, and red ones that are sent while they drain. */
record Backlog(int readings) {
    private static final Duration FOR_EACH_THOUSAND = Duration.ofSeconds(2);
    /** {@link Payload} makes every tenth number red. */
    private static final int RED_EVERY = 10;

    /** How it went. */
    record Drained(int readings, Duration took, Live live) {
        @Override
        public String toString() {
            return "Backlog of %d readings on Mosquitto: drained in %.1f s, %.0f a second. %s"
                    .formatted(readings, took.toMillis() / 1e3, readings * 1e3 / took.toMillis(), live);
        }
    }

    /** The gateway is away while devices send, and then comes back. */
    Drained drain(Site site) throws Exception {
        site.gateway().process().kill();
        var ledger = new Ledger();
        publish(site, ledger);
        long begun = System.nanoTime();
        site.gateway().start();
        try (var live = Live.start(site)) {
            Duration enough = PATIENCE.plus(FOR_EACH_THOUSAND.multipliedBy(readings / 1_000));
            await().atMost(enough).until(() -> site.gateway().messages() >= readings);
            await().atMost(enough)
                    .until(() -> Account.of(ledger, site.database()).isFlawless());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            live.finish();
            return new Drained(readings, took, live);
        }
    }

    private void publish(Site site, Ledger ledger) throws InterruptedException, ExecutionException {
        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, site.devices().size())
                    .<Future<?>>mapToObj(device -> devices.submit(() -> publish(site, device, ledger)))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    /** One device's share. */
    private @Nullable Void publish(Site site, int device, Ledger ledger) throws MqttException, InterruptedException {
        String name = site.devices().get(device);
        try (Line line = Line.open(site.broker().url(), name, ledger)) {
            for (int number = 0; device + number * site.devices().size() < readings; number++) {
                var reading = new Sent(name, green(ledger, number));
                ledger.sent(reading, false);
                if (!line.send(reading, Payload.of(reading))) {
                    throw new IllegalStateException("the broker takes no more");
                }
            }
            await().atMost(PATIENCE).until(line::isAnswered);
        }
        return null;
    }

    private static int green(Ledger ledger, int number) {
        return ledger.first() + number / (RED_EVERY - 1) * RED_EVERY + number % (RED_EVERY - 1) + 1;
    }
}
