package no.samkonsult.device.mqtt;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import no.samkonsult.device.Intake;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Label;
import no.samkonsult.device.topic.Channel;
import no.samkonsult.device.topic.DeviceId;
import no.samkonsult.device.topic.DeviceTopic;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other end of the line: a device that connects, sends readings in native JSON, and keeps each until it is receipted.
 *
 * <p>The broker's acknowledgement is not enough for a device to forget a reading; the receipt, given after the commit, is.
 */
public final class DeviceConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeviceConnection.class);
    private static final int AT_LEAST_ONCE = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a device is told about one of its readings. */
    record Receipt(Label label, Intake intake) {}

    private final DeviceId device;
    private final MqttAsyncClient client;
    private final Duration patience;
    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private final AtomicLong attempts = new AtomicLong();

    private DeviceConnection(DeviceId device, MqttAsyncClient client, Duration patience) {
        this.device = device;
        this.client = client;
        this.patience = patience;
    }

    /**
     * Connects and listens for receipts.
     *
     * @param clientId the device's name, or begins with it and a slash
     * @throws IOException where the broker is away or refuses
     */
    public static DeviceConnection open(URI broker, DeviceId device, String clientId, String password)
            throws IOException {
        return open(broker, device, clientId, password, PATIENCE);
    }

    static DeviceConnection open(URI broker, DeviceId device, String clientId, String password, Duration patience)
            throws IOException {
        try {
            var client = new MqttAsyncClient(broker.toString(), clientId, new MemoryPersistence());
            return new DeviceConnection(device, client, patience).established(broker, password);
        } catch (MqttException refused) {
            throw new IOException("%s cannot connect to the broker".formatted(device), refused);
        }
    }

    /**
     * Sends a reading, and again until its receipt has come.
     *
     * @throws IOException where the connection is lost first: the reading must be sent again on another
     */
    public synchronized Intake send(Reading reading) throws IOException, InterruptedException {
        byte[] payload = DeviceJson.payload(reading);
        Label label = Label.of(reading);
        while (true) {
            publish(payload);
            attempts.incrementAndGet();
            Optional<Intake> outcome = outcome(label);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    /** How many times a reading was sent and taken by the broker. */
    long attempts() {
        return attempts.get();
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                Paho.await(client.disconnect());
            }
            client.close();
        } catch (MqttException broken) {
            log.info("{} left the broker without farewell: {}", device, broken.getReasonCode());
        }
    }

    private DeviceConnection established(URI broker, String password) throws MqttException {
        try {
            client.setCallback(new Listener());
            Paho.await(client.connect(Paho.options(Broker.at(broker), device.value(), password)));
            MqttSubscription[] filters = {new MqttSubscription(DeviceTopic.receipts(device), AT_LEAST_ONCE)};
            Paho.await(client.subscribe(filters, null, null, new MqttProperties()));
            return this;
        } catch (MqttException refused) {
            close();
            throw refused;
        }
    }

    private void publish(byte[] payload) throws IOException {
        try {
            Paho.await(client.publish(Channel.READING.filter(device), payload, AT_LEAST_ONCE, false));
        } catch (MqttException broken) {
            throw new IOException("%s has lost its connection".formatted(device), broken);
        }
    }

    /** What became of the reading, unless nothing is heard for a while; receipts of others are passed over. */
    private Optional<Intake> outcome(Label label) throws InterruptedException {
        Receipt receipt = next();
        while (receipt != null && !receipt.label().equals(label)) {
            receipt = next();
        }
        return Optional.ofNullable(receipt).map(Receipt::intake);
    }

    private @Nullable Receipt next() throws InterruptedException {
        return receipts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes receipts; what else a connection has to tell comes out when it is used. */
    private final class Listener implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            DeviceJson.receipt(message.getPayload()).ifPresent(receipts::add);
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
