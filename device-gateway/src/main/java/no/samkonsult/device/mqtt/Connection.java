package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.samkonsult.device.topic.Channel;
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
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from CONNECT to its loss, and never reused.
 *
 * <p>Message ids start again with each connection, so an acknowledgement sent on the next one could settle a message nobody has
 * stored. With one client to a connection that cannot happen: a delivery knows its connection, and a lost connection sends
 * nothing.
 */
final class Connection implements MqttCallback, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int AT_LEAST_ONCE = 1;
    private static final int RETAINED_WHEN_NEW = 1;
    private static final int MOST_RECEIPTS_IN_FLIGHT = 1000;
    private static final int FIRST_FAILURE_CODE = 0x80;

    private final MqttGatewaySettings settings;
    private final Lane lane;
    private final String clientId;
    private final Inbox inbox;
    private final InstantSource clock;
    private final MqttAsyncClient client;
    private final Map<Integer, Instant> unacknowledged = new ConcurrentHashMap<>();
    private final CountDownLatch lost = new CountDownLatch(1);
    private final Semaphore receiptPermits = new Semaphore(0);
    private boolean sessionPresent;

    Connection(MqttGatewaySettings settings, Lane lane, Inbox inbox, InstantSource clock) throws MqttException {
        this.settings = settings;
        this.lane = lane;
        clientId = settings.clientId() + lane.clientSuffix();
        this.inbox = inbox;
        this.clock = clock;
        client = new MqttAsyncClient(settings.broker().address().toString(), clientId, new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(this);
    }

    /** Connects, resuming the broker's session, and subscribes. Deliveries may reach the inbox before this returns. */
    void establish() throws MqttException {
        IMqttToken connected = Paho.await(client.connect(options()));
        sessionPresent = connected.getSessionPresent();
        Integer serverMaximum = connected.getResponseProperties().getReceiveMaximum();
        receiptPermits.release(
                serverMaximum == null ? MOST_RECEIPTS_IN_FLIGHT : Math.min(serverMaximum, MOST_RECEIPTS_IN_FLIGHT));
        subscribe();
    }

    boolean sessionPresent() {
        return sessionPresent;
    }

    boolean isLive() {
        return lost.getCount() > 0;
    }

    /** Waits a moment. Paho's own view is asked too, in case it went down without telling. */
    boolean isLostWithin(Duration moment) throws InterruptedException {
        return lost.await(moment.toMillis(), TimeUnit.MILLISECONDS) || !client.isConnected();
    }

    int windowUse() {
        return unacknowledged.size();
    }

    Duration oldestUnacknowledged() {
        Instant now = clock.instant();
        return unacknowledged.values().stream()
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, now))
                .orElse(Duration.ZERO);
    }

    /** Tells the broker that it may forget the delivery; does nothing if this connection is lost. */
    synchronized void acknowledge(Delivery delivery) {
        if (!delivery.needsAcknowledgement() || !isLive()) {
            return;
        }
        try {
            unacknowledged.remove(delivery.messageId());
            client.messageArrivedComplete(delivery.messageId(), delivery.qualityOfService());
        } catch (MqttException broken) {
            lose("acknowledgement failed: " + broken.getReasonCode());
        }
    }

    /** Sends within the broker's receive maximum; false when this connection did not take the message. */
    boolean publish(String topic, byte[] payload) throws InterruptedException {
        if (!receiptPermits.tryAcquire(100, TimeUnit.MILLISECONDS)) {
            return false;
        }
        synchronized (this) {
            if (!isLive()) {
                return false;
            }
            try {
                client.publish(topic, payload, AT_LEAST_ONCE, false, null, Paho.whenDone(receiptPermits::release));
                return true;
            } catch (MqttException refused) { // its own count of messages in flight is freed a little later than ours
                receiptPermits.release();
                return false;
            }
        }
    }

    /** Ends the connection in order, so that acknowledgements already given are sent; the session stays. */
    @Override
    public void close() {
        if (isLive() && client.isConnected()) {
            try {
                Paho.await(client.disconnect(Paho.TIMEOUT.toMillis()));
            } catch (MqttException broken) {
                log.info("Disconnected without farewell: {}", broken.getReasonCode());
            }
        }
        abandon();
    }

    private synchronized void abandon() {
        lose("closed");
        try {
            client.disconnectForcibly(0, 0, false);
            client.close();
        } catch (MqttException alreadyGone) {
            log.debug("Closed a connection that was gone: {}", alreadyGone.getReasonCode());
        }
        inbox.lost(this);
    }

    private void subscribe() throws MqttException {
        MqttSubscription[] filters = Channel.upward().stream()
                .map(channel -> subscription(lane.filter(channel.filterForEveryDevice(), settings.shared())))
                .toArray(MqttSubscription[]::new);
        IMqttToken subscribed = Paho.await(client.subscribe(filters, null, null, new MqttProperties()));
        int worst = Arrays.stream(subscribed.getReasonCodes()).max().orElseThrow();
        if (worst >= FIRST_FAILURE_CODE) { // half a subscription would leave some devices unheard
            throw new MqttException(worst);
        }
    }

    /** What is retained is sent once, when the subscription is new, and not again for each connection. */
    private MqttSubscription subscription(String filter) {
        var subscription = new MqttSubscription(filter, lane.qualityOfService());
        subscription.setRetainHandling(RETAINED_WHEN_NEW);
        return subscription;
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = Paho.options(settings.broker(), settings.userName(), settings.password());
        options.setCleanStart(!lane.keepsSession());
        options.setSessionExpiryInterval(
                lane.keepsSession() ? settings.sessionExpiry().toSeconds() : 0L);
        options.setReceiveMaximum(settings.receiveMaximum());
        return options;
    }

    private void lose(String why) {
        if (isLive()) {
            log.info("Connection {} ended: {}", clientId, why);
        }
        lost.countDown();
        unacknowledged.clear();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        MqttProperties properties = message.getProperties();
        Delivery delivery = new Delivery(
                this,
                message.getId(),
                message.getQos(),
                topic,
                properties == null ? null : properties.getContentType(),
                properties == null ? null : messageId(properties),
                message.isRetained(),
                message.getPayload(),
                clock.instant());
        if (delivery.needsAcknowledgement()) {
            unacknowledged.put(delivery.messageId(), delivery.receivedAt());
        }
        inbox.add(delivery);
    }

    private static @Nullable String messageId(MqttProperties properties) {
        return properties.getUserProperties().stream()
                .filter(property -> property.getKey().equals("message-id"))
                .map(UserProperty::getValue)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        lose("code " + response.getReturnCode() + ", " + Objects.requireNonNullElse(response.getReasonString(), ""));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        lose("code " + exception.getReasonCode());
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
