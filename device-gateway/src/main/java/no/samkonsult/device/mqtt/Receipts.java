package no.samkonsult.device.mqtt;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import no.samkonsult.device.Intake;
import no.samkonsult.device.decode.Label;
import no.samkonsult.device.topic.DeviceId;
import no.samkonsult.device.topic.DeviceTopic;
import org.jspecify.annotations.Nullable;

/**
 * Receipts on their way to devices, in a thread of their own so that a slow broker never holds back an acknowledgement. One that
 * is dropped does no harm: the device sends the reading again and is told that it is a duplicate.
 */
final class Receipts {
    private static final int ROOM = 20_000;
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(10);
    private static final JsonMapper JSON = new JsonMapper();

    private record Receipt(String topic, String body) {}

    private final ArrayBlockingQueue<Receipt> queue = new ArrayBlockingQueue<>(ROOM);
    private final AtomicReference<@Nullable Connection> current;
    private final Closing closing;
    private final Counters counters;

    Receipts(AtomicReference<@Nullable Connection> current, Closing closing, Counters counters) {
        this.current = current;
        this.closing = closing;
        this.counters = counters;
    }

    void add(String device, Label label, Intake intake) {
        DeviceId.parse(device)
                .map(id -> new Receipt(DeviceTopic.receipts(id), body(label, intake)))
                .filter(receipt -> !queue.offer(receipt))
                .ifPresent(_ -> counters.overflowed.increment());
    }

    void run() throws InterruptedException {
        while (!closing.isAsked()) {
            Receipt next = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                send(next);
            }
        }
    }

    private void send(Receipt receipt) throws InterruptedException {
        byte[] payload = receipt.body().getBytes(StandardCharsets.UTF_8);
        while (!sent(receipt, payload) && !closing.isAskedWithin(RETRY)) {
            // the broker is away or its window is full, and both pass
        }
    }

    private boolean sent(Receipt receipt, byte[] payload) throws InterruptedException {
        Connection connection = current.get();
        return connection != null && connection.publish(receipt.topic(), payload);
    }

    private static String body(Label label, Intake intake) {
        ObjectNode body = JSON.createObjectNode();
        body.put("time", label.time());
        body.put("sequence", label.sequence());
        body.put("kind", label.kind());
        body.put("outcome", intake.outcome());
        return body.toString();
    }
}
