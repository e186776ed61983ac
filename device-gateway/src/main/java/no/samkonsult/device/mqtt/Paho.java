package no.samkonsult.device.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What every use of the Paho client here has in common. */
final class Paho {
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int KEEP_ALIVE_SECONDS = 30;

    private Paho() {}

    /** Paho's own reconnect is off: its delay is shared by all clients of the process and grows to two minutes. */
    static MqttConnectionOptions options(Broker broker, String userName, String password) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(userName);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        options.setUseSubscriptionIdentifiers(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout((int) TIMEOUT.toSeconds());
        options.setSocketFactory(broker.sockets());
        return options;
    }

    static IMqttToken await(IMqttToken token) throws MqttException {
        token.waitForCompletion(TIMEOUT.toMillis());
        return token;
    }

    static MqttActionListener whenDone(Runnable action) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                action.run();
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {
                action.run();
            }
        };
    }
}
