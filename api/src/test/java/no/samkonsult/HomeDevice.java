package no.samkonsult;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samkonsult.demo.TestClient;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A device in a home, connected to the broker as itself, which waits for the receipt of what it sends. */
public final class HomeDevice implements AutoCloseable {
    static final String PASSWORD = "demo";

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":\"?(\\d+)");

    private final String name;
    private final TestClient client;

    private HomeDevice(String name, TestClient client) {
        this.name = name;
        this.client = client;
    }

    public static HomeDevice connect(String name) {
        return connect(name, PASSWORD);
    }

    public static HomeDevice connect(String name, String password) {
        try {
            var client = TestClient.connect(RunningDemo.broker(), name, password, name + "/test");
            client.subscribe("dho/v1/%s/receipt".formatted(name));
            return new HomeDevice(name, client);
        } catch (MqttException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String name() {
        return name;
    }

    public String topic() {
        return "dho/v1/%s/reading".formatted(name);
    }

    /** Sends a reading, and returns the outcome in its receipt: by then all that it leads to is committed. */
    public String send(String reading) {
        return sendTo("reading", reading);
    }

    /**
     * The same on another of its channels. What was sent before may be receipted once more in the meantime: a gateway that is behind
     * stores an urgent reading by its express lane first, and finds it stored when its turn comes.
     */
    public String sendTo(String channel, String payload) {
        publish("dho/v1/%s/%s".formatted(name, channel), payload);
        String receipt = client.nextMessageOn("receipt");
        while (isOfAnother(sequence(receipt), sequence(payload))) {
            receipt = client.nextMessageOn("receipt");
        }
        return receipt.replaceFirst(".*\"outcome\":\"([^\"]+)\".*", "$1");
    }

    private static boolean isOfAnother(Optional<String> receipted, Optional<String> sent) {
        return receipted.isPresent() && sent.isPresent() && !receipted.equals(sent);
    }

    private static Optional<String> sequence(String json) {
        return SEQUENCE.matcher(json).results().map(found -> found.group(1)).findFirst();
    }

    /** Listens for what it is asked for. */
    public HomeDevice listening() {
        try {
            client.subscribe("dho/v1/%s/command".formatted(name));
            return this;
        } catch (MqttException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The next thing it is asked for, with its topic. */
    public String nextCommand() {
        return client.nextMessageOn("command");
    }

    /** The broker's reason code. */
    public int publish(String topic, String payload) {
        try {
            return client.publish(topic, payload);
        } catch (MqttException refused) {
            return refused.getReasonCode();
        }
    }

    /** Waits until the broker has closed the connection, and tells why. */
    public int reasonOfDisconnect() {
        return client.reasonOfDisconnect();
    }

    /** A reading of one value or more, {@code "systolic":128,"diastolic":82}, measured so many minutes ago. */
    public static String reading(String kind, int minutesAgo, String values) {
        return "{\"time\":\"%s\",\"sequence\":%d,\"kind\":\"%s\",\"values\":{%s}}"
                .formatted(minutesAgo(minutesAgo), 1_000 - minutesAgo % 1_000, kind, values);
    }

    /** The same instant whenever a test asks for it again. */
    public static Instant minutesAgo(int minutes) {
        return STARTED.minus(minutes, ChronoUnit.MINUTES);
    }

    private static final Instant STARTED = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Override
    public void close() {
        try {
            client.close();
        } catch (MqttException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
