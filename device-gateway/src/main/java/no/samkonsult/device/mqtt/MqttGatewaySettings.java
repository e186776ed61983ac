package no.samkonsult.device.mqtt;

import java.time.Duration;

/**
 * Where the gateway connects and how much it takes at a time.
 *
 * @param clientId fixed for each gateway process, since the broker's session and its backlog belong to it
 * @param receiveMaximum messages the broker may send before the first is acknowledged, 1 to 65535
 * @param sessionExpiry how long the broker keeps the backlog of a gateway that is gone
 * @param batchSize most messages in one call of the sink
 * @param shared whether several gateways share the messages
 */
public record MqttGatewaySettings(
        Broker broker,
        String clientId,
        String userName,
        String password,
        int receiveMaximum,
        Duration sessionExpiry,
        int batchSize,
        boolean shared) {

    public MqttGatewaySettings {
        require(receiveMaximum >= 1 && receiveMaximum <= 65_535, "receiveMaximum", receiveMaximum);
        require(batchSize >= 1 && batchSize <= receiveMaximum, "batchSize", batchSize);
        require(sessionExpiry.isPositive(), "sessionExpiry", sessionExpiry);
    }

    /** The measured choice: a window of 1000, batches of 500, a week of backlog. */
    public static MqttGatewaySettings of(Broker broker, String clientId, String userName, String password) {
        return new MqttGatewaySettings(broker, clientId, userName, password, 1000, Duration.ofDays(7), 500, true);
    }

    /**
     * The same for the only gateway of its broker. HiveMQ forgets at a kill which messages of a shared subscription it had sent,
     * sends them to nobody and nothing that comes after them; it sends those of a plain subscription again.
     */
    public MqttGatewaySettings alone() {
        return new MqttGatewaySettings(
                broker, clientId, userName, password, receiveMaximum, sessionExpiry, batchSize, false);
    }

    /** The same with another time for which the broker keeps what comes while the gateway is away. */
    public MqttGatewaySettings rememberedFor(Duration expiry) {
        return new MqttGatewaySettings(broker, clientId, userName, password, receiveMaximum, expiry, batchSize, shared);
    }

    @Override
    public String toString() {
        return "MqttGatewaySettings[broker=%s, clientId=%s]".formatted(broker, clientId);
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("%s is %s".formatted(name, value));
        }
    }
}
