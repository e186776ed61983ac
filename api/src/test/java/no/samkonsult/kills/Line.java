package no.samkonsult.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One connection of a device, which tells the ledger every acknowledgement and every receipt. */
final class Line implements AutoCloseable {
    private static final int AT_LEAST_ONCE = 1;
    private static final int IN_FLIGHT = 20;
    private static final long TIMEOUT = Duration.ofSeconds(10).toMillis();
    private static final JsonMapper JSON = new JsonMapper();

    private final String device;
    private final Ledger ledger;
    private final MqttAsyncClient client;
    private final Semaphore room = new Semaphore(IN_FLIGHT);

    private Line(String device, Ledger ledger, MqttAsyncClient client) {
        this.device = device;
        this.ledger = ledger;
        this.client = client;
    }

    static Line open(URI broker, String device, Ledger ledger) throws MqttException {
        var client = new MqttAsyncClient(broker.toString(), device, new MemoryPersistence());
        var line = new Line(device, ledger, client);
        try {
            client.setCallback(line.new Listener());
            var options = new MqttConnectionOptions();
            options.setUserName(device);
            options.setPassword(BrokerKind.PASSWORD.getBytes(UTF_8));
            options.setAutomaticReconnect(false);
            client.connect(options).waitForCompletion(TIMEOUT);
            client.subscribe("dho/v1/%s/receipt".formatted(device), AT_LEAST_ONCE)
                    .waitForCompletion(TIMEOUT);
            return line;
        } catch (MqttException refused) {
            line.close();
            throw refused;
        }
    }

    boolean isOpen() {
        return client.isConnected();
    }

    /** Sends where there is room in flight; false where there is none for a while. The acknowledgement comes when it comes. */
    boolean send(Sent reading, String payload) throws MqttException, InterruptedException {
        if (!room.tryAcquire(1, TimeUnit.SECONDS)) {
            return false;
        }
        try {
            client.publish(
                    "dho/v1/%s/reading".formatted(device),
                    payload.getBytes(UTF_8),
                    AT_LEAST_ONCE,
                    false,
                    null,
                    new Answer(reading));
            return true;
        } catch (MqttException broken) {
            room.release();
            throw broken;
        }
    }

    /** Whether everything sent has been answered within a moment. */
    boolean isAnswered() throws InterruptedException {
        if (!room.tryAcquire(IN_FLIGHT, 100, TimeUnit.MILLISECONDS)) {
            return false;
        }
        room.release(IN_FLIGHT);
        return true;
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect().waitForCompletion(TIMEOUT);
            }
            client.disconnectForcibly(0, 0, false);
            client.close();
        } catch (MqttException gone) {
            // a lost connection cannot be closed in order
        }
    }

    private final class Answer implements MqttActionListener {
        private final Sent reading;

        private Answer(Sent reading) {
            this.reading = reading;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            ledger.acknowledged(reading, token.getReasonCodes()[0]);
            room.release();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            room.release();
        }
    }

    private final class Listener implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) throws IOException {
            JsonNode receipt = JSON.readTree(message.getPayload());
            ledger.receipted(
                    new Sent(device, receipt.path("sequence").intValue()),
                    receipt.path("outcome").textValue());
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
