package no.samkonsult.kills;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * A device that measures at a steady pace until it is to finish.
 *
 * <p>One kind keeps each reading until it has its receipt, over as many connections as it takes, as the product asks of devices.
 * The other trusts the broker: what has its acknowledgement it forgets.
 */
final class Device implements Runnable {
    /** Shorter than a device at home has: the fault should hit more readings that are sent again. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BEFORE_RECONNECTING = Duration.ofMillis(200);

    private final URI broker;
    private final String name;
    private final boolean resends;
    private final Duration pace;
    private final Ledger ledger;
    private final CountDownLatch finishing;
    private int next;
    private @Nullable Sent unreceipted;

    Device(URI broker, String name, boolean resends, Duration pace, Ledger ledger, CountDownLatch finishing) {
        this.broker = broker;
        this.name = name;
        this.resends = resends;
        this.pace = pace;
        this.ledger = ledger;
        this.finishing = finishing;
        next = ledger.first();
    }

    @Override
    public void run() {
        try {
            while (!isDone()) {
                overOneConnection();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void overOneConnection() throws InterruptedException {
        try (Line line = Line.open(broker, name, ledger)) {
            while (line.isOpen() && !(isDone() && line.isAnswered())) {
                measure(line);
            }
        } catch (MqttException lost) {
            finishing.await(BEFORE_RECONNECTING.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void measure(Line line) throws MqttException, InterruptedException {
        if (unreceipted == null && isFinishingWithin(pace)) {
            return;
        }
        Sent reading = unreceipted == null ? new Sent(name, next++) : unreceipted;
        ledger.sent(reading, resends);
        unreceipted = resends ? reading : null;
        line.send(reading, Payload.of(reading));
        if (resends && ledger.isReceiptedWithin(reading, PATIENCE)) {
            unreceipted = null;
        }
    }

    private boolean isDone() {
        return finishing.getCount() == 0 && unreceipted == null;
    }

    private boolean isFinishingWithin(Duration moment) throws InterruptedException {
        return finishing.await(moment.toMillis(), TimeUnit.MILLISECONDS);
    }
}
