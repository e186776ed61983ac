package no.samkonsult.device.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A conversation with the dynamic-security plugin: one command, one answer. */
final class DynamicSecurity implements AutoCloseable, MqttCallback {
    private static final Logger log = LoggerFactory.getLogger(DynamicSecurity.class);
    private static final String TOPIC = "$CONTROL/dynamic-security/v1";
    private static final int AT_LEAST_ONCE = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final MqttAsyncClient client;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

    private DynamicSecurity(Broker broker) throws MqttException {
        client = new MqttAsyncClient(
                broker.address().toString(), "accounts/" + UUID.randomUUID(), new MemoryPersistence());
        client.setCallback(this);
    }

    static DynamicSecurity connect(Broker broker, String userName, String password) {
        try {
            DynamicSecurity security = new DynamicSecurity(broker);
            security.open(Paho.options(broker, userName, password));
            return security;
        } catch (MqttException refused) {
            throw new IllegalStateException("broker %s refused the administrator".formatted(broker), refused);
        }
    }

    private void open(MqttConnectionOptions options) throws MqttException {
        try {
            Paho.await(client.connect(options));
            MqttSubscription[] filters = {new MqttSubscription(TOPIC + "/response", AT_LEAST_ONCE)};
            Paho.await(client.subscribe(filters, null, null, new MqttProperties()));
        } catch (MqttException refused) {
            close();
            throw refused;
        }
    }

    /** Runs one command; an error other than those expected is thrown with the plugin's own words. */
    void run(ObjectNode command, Set<String> expectedErrors) {
        String correlation = UUID.randomUUID().toString();
        ObjectNode request = JSON.createObjectNode();
        request.putArray("commands").add(command.put("correlationData", correlation));
        try {
            Paho.await(
                    client.publish(TOPIC, request.toString().getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, false));
        } catch (MqttException refused) {
            throw new IllegalStateException(command.path("command").asText() + " was not delivered", refused);
        }
        String error = answerTo(correlation).path("error").asText("");
        if (!error.isEmpty() && !expectedErrors.contains(error)) {
            throw new IllegalStateException(
                    "%s: %s".formatted(command.path("command").asText(), error));
        }
    }

    private JsonNode answerTo(String correlation) {
        try {
            JsonNode answer = nextAnswer();
            while (answer != null && !answer.path("correlationData").asText().equals(correlation)) {
                answer = nextAnswer();
            }
            if (answer == null) {
                throw new IllegalStateException("no answer from the dynamic-security plugin");
            }
            return answer;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the dynamic-security plugin", stop);
        }
    }

    private @Nullable JsonNode nextAnswer() throws InterruptedException {
        return answers.poll(Paho.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws IOException {
        JSON.readTree(message.getPayload()).path("responses").forEach(answers::add);
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                Paho.await(client.disconnect());
            }
            client.close();
        } catch (MqttException broken) {
            log.info("Left the broker without farewell: {}", broken.getReasonCode());
        }
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
