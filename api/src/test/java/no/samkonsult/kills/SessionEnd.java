package no.samkonsult.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Has a broker forget a session whose gateway does not come back: as an operator does who takes a replica away. */
final class SessionEnd {
    private SessionEnd() {}

    static void of(Broker broker, String user, String clientId) throws MqttException {
        var client = new MqttAsyncClient(broker.url().toString(), clientId, new MemoryPersistence());
        var options = new MqttConnectionOptions();
        options.setUserName(user);
        options.setPassword(BrokerKind.PASSWORD.getBytes(UTF_8));
        options.setCleanStart(true);
        client.connect(options).waitForCompletion();
        client.disconnect().waitForCompletion();
        client.close();
    }
}
