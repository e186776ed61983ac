package no.samkonsult.device.mqtt;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import no.samkonsult.device.Reading;
import no.samkonsult.device.topic.DeviceTopic;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A connection that sends messages of one or many devices as fast as the broker takes them, for benchmarks. Unlike
 * {@link DeviceConnection} it waits for no receipt: it tells when the broker has acknowledged.
 */
public final class LoadConnection implements AutoCloseable {
    private static final int AT_LEAST_ONCE = 1;
    private static final int FIRST_FAILURE_CODE = 0x80;
    /** Below what every broker here allows a publisher; Paho counts one as in flight a little longer than the broker does. */
    private static final int IN_FLIGHT = 200;

    private final MqttAsyncClient client;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final AtomicInteger refused = new AtomicInteger();

    private LoadConnection(MqttAsyncClient client) {
        this.client = client;
    }

    /**
     * Connects.
     *
     * @throws IOException where the broker is away or refuses
     */
    public static LoadConnection open(URI broker, String userName, String clientId, String password)
            throws IOException {
        try {
            var client = new MqttAsyncClient(broker.toString(), clientId, new MemoryPersistence());
            Paho.await(client.connect(Paho.options(Broker.at(broker), userName, password)));
            return new LoadConnection(client);
        } catch (MqttException failure) {
            throw new IOException("%s cannot connect to the broker".formatted(clientId), failure);
        }
    }

    /** Sends once there is room in flight; {@code acknowledged} runs when the broker has taken it, and never if it refuses. */
    public void send(DeviceTopic topic, byte[] payload, Runnable acknowledged)
            throws IOException, InterruptedException {
        room.acquire();
        try {
            client.publish(topic.toString(), payload, AT_LEAST_ONCE, false, null, answer(acknowledged));
        } catch (MqttException broken) {
            room.release();
            throw new IOException("a message could not be sent", broken);
        }
    }

    /** Waits for the broker's answer to everything that was sent; how many it refused. */
    public int refused() throws InterruptedException {
        room.acquire(IN_FLIGHT);
        room.release(IN_FLIGHT);
        return refused.get();
    }

    @Override
    public void close() throws IOException {
        try {
            Paho.await(client.disconnect());
            client.close();
        } catch (MqttException broken) {
            throw new IOException("the connection did not end in order", broken);
        }
    }

    /** A reading as a device writes it. */
    public static byte[] payload(Reading reading) {
        return DeviceJson.payload(reading);
    }

    private MqttActionListener answer(Runnable acknowledged) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                if (token.getReasonCodes()[0] < FIRST_FAILURE_CODE) {
                    acknowledged.run();
                } else {
                    refused.incrementAndGet();
                }
                room.release();
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {
                refused.incrementAndGet();
                room.release();
            }
        };
    }
}
