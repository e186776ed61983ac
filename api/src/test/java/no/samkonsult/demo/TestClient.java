package no.samkonsult.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One connection to a broker, which keeps its session, and what came over it. */
public final class TestClient implements AutoCloseable, MqttCallback {
    private static final int AT_LEAST_ONCE = 1;

    private final MqttAsyncClient client;
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> disconnected = new CompletableFuture<>();

    private TestClient(MqttAsyncClient client) {
        this.client = client;
    }

    public static TestClient connect(String url, String user, String password, String clientId) throws MqttException {
        return connect(url, options(user, password), clientId);
    }

    public static TestClient connect(String url, MqttConnectionOptions options, String clientId) throws MqttException {
        var connection = idle(url, clientId);
        connection.client.connect(options).waitForCompletion();
        return connection;
    }

    /** A client that has tried to connect, and may have been refused. */
    static TestClient attempt(String url, String user, String password, String clientId) throws MqttException {
        var connection = idle(url, clientId);
        var login = connection.client.connect(options(user, password));
        await().until(() -> login.isComplete() || login.getException() != null);
        return connection;
    }

    private static TestClient idle(String url, String clientId) throws MqttException {
        var connection = new TestClient(new MqttAsyncClient(url, clientId, new MemoryPersistence()));
        connection.client.setCallback(connection);
        return connection;
    }

    static TestClient gateway(EmbeddedBroker broker) throws MqttException {
        return connect(broker.url(), broker.gatewayUser(), broker.gatewayPassword(), broker.gatewayUser() + "/1");
    }

    static MqttConnectionOptions options(String user, String password) {
        var options = new MqttConnectionOptions();
        options.setUserName(user);
        options.setPassword(password.getBytes(UTF_8));
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3600L);
        return options;
    }

    /** The reason code of the acknowledgement. */
    public int publish(String topic, String payload) throws MqttException {
        var token = client.publish(topic, payload.getBytes(UTF_8), AT_LEAST_ONCE, false);
        token.waitForCompletion();
        return token.getReasonCodes()[0];
    }

    /** The reason code of the acknowledgement. */
    public int subscribe(String filter) throws MqttException {
        var token = client.subscribe(filter, AT_LEAST_ONCE);
        token.waitForCompletion();
        return token.getReasonCodes()[0];
    }

    /** {@code topic payload} of the next message, in order of arrival. */
    public String nextMessage() {
        return nextMessages(1).getFirst();
    }

    /** {@code topic payload} of the next message on a channel of a device, such as {@code receipt}; those on others stay. */
    public String nextMessageOn(String channel) {
        Predicate<String> ofChannel = message -> message.split(" ", 2)[0].endsWith("/" + channel);
        await().atMost(Duration.ofMinutes(1)).until(() -> received.stream().anyMatch(ofChannel));
        String message = received.stream().filter(ofChannel).findFirst().orElseThrow();
        received.remove(message);
        return message;
    }

    /** Waits for this many messages, and takes all there are. */
    List<String> nextMessages(int count) {
        await().until(() -> received.size() >= count);
        var messages = List.copyOf(received);
        received.clear();
        return messages;
    }

    /** The reason code with which the broker closes the connection. */
    public int reasonOfDisconnect() {
        await().until(disconnected::isDone);
        return disconnected.join();
    }

    public boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect().waitForCompletion();
        }
        client.close();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        received.add(topic + " " + new String(message.getPayload(), UTF_8));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        disconnected.complete(response.getReturnCode());
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
