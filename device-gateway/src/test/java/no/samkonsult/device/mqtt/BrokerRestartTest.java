package no.samkonsult.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import no.samkonsult.device.decode.Decoders;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerRestartTest {
    private final RecordingSink sink = new RecordingSink();

    @Test
    void waitsForABrokerThatIsDownAndResumesAfterItsRestart(@TempDir Path folder)
            throws IOException, MqttException, InterruptedException {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
        int port = FreePort.find();
        try (MqttGateway gateway = gateway(port)) {
            gateway.start();
            assertThat(gateway.connected()).isFalse();
            sink.refuse(_ -> true);
            try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port, "file")) {
                await().until(gateway::connected);
                send(broker.address(), 0, 100);
                await().until(() -> gateway.metrics().failedBatches() > 0);
            }
            await().until(() -> !gateway.connected());
            sink.heal();
            try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port, "file")) {
                await().untilAsserted(() -> assertThat(sink.sequences()).hasSize(100));
                send(broker.address(), 100, 1);
                await().untilAsserted(
                                () -> assertThat(sink.sequences()).hasSize(101).contains(0, 99, 100));
                assertThat(gateway.metrics().reconnects()).isEqualTo(1);
                assertThat(gateway.metrics().sessionsMissing()).isEqualTo(1);
            }
        }
    }

    private MqttGateway gateway(int port) {
        return new MqttGateway(
                MqttGatewaySettings.of(
                        Broker.at(URI.create("tcp://127.0.0.1:" + port)), "gateway/1", "gateway", "demo"),
                sink,
                Decoders.nativeJson(),
                InstantSource.system());
    }

    private static void send(URI broker, int first, int count) throws MqttException, InterruptedException {
        try (Device device = Device.connect(broker, "anna-bp", "demo")) {
            device.sendPulses(first, count);
        }
    }
}
