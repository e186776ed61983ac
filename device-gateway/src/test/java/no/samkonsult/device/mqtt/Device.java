package no.samkonsult.device.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A device at home: it sends readings and keeps its receipts. */
final class Device implements AutoCloseable, MqttCallback {
    private static final int IN_FLIGHT = 5;

    private final String id;
    private final MqttAsyncClient client;
    private final Semaphore window = new Semaphore(IN_FLIGHT);
    private final List<String> receipts = new CopyOnWriteArrayList<>();

    private Device(URI broker, String id) throws MqttException {
        this.id = id;
        client = new MqttAsyncClient(broker.toString(), id, new MemoryPersistence());
        client.setCallback(this);
    }

    static Device connect(URI broker, String id, String password) throws MqttException {
        Device device = new Device(broker, id);
        Paho.await(device.client.connect(Paho.options(Broker.at(broker), id, password)));
        MqttSubscription[] filters = {new MqttSubscription("dho/v1/" + id + "/receipt", 1)};
        Paho.await(device.client.subscribe(filters, null, null, new MqttProperties()));
        return device;
    }

    /** Returns when the broker has taken it. */
    void send(String path, String payload) throws MqttException {
        Paho.await(client.publish("dho/v1/" + id + "/" + path, payload.getBytes(UTF_8), 1, false));
    }

    void sendPulse(int sequence) throws MqttException {
        send("reading", pulse(sequence));
    }

    /** Returns when the broker has taken them all, sent a few at a time. */
    void sendPulses(int first, int count) throws MqttException, InterruptedException {
        for (int sequence = first; sequence < first + count; sequence++) {
            window.acquire();
            publish(pulse(sequence));
        }
        window.acquire(IN_FLIGHT);
        window.release(IN_FLIGHT);
    }

    /** What an honest device never does. The broker refuses, and answers once it has. */
    void tryToSendAs(String other) throws MqttException {
        Paho.await(client.publish("dho/v1/" + other + "/reading", pulse(1).getBytes(UTF_8), 1, false));
    }

    List<String> receipts() {
        return List.copyOf(receipts);
    }

    boolean isConnected() {
        return client.isConnected();
    }

    static String receipt(int sequence, String outcome) {
        return "{\"time\":null,\"sequence\":%d,\"kind\":\"pulse\",\"outcome\":\"%s\"}".formatted(sequence, outcome);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            Paho.await(client.disconnect());
        }
        client.close();
    }

    private void publish(String payload) throws MqttException {
        client.publish(
                "dho/v1/" + id + "/reading", payload.getBytes(UTF_8), 1, false, null, Paho.whenDone(window::release));
    }

    private static String pulse(int sequence) {
        return "{\"kind\":\"pulse\",\"sequence\":%d,\"values\":{\"value\":71}}".formatted(sequence);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        receipts.add(new String(message.getPayload(), UTF_8));
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
