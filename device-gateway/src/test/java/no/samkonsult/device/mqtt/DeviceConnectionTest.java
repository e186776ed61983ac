package no.samkonsult.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import no.samkonsult.device.Arrival.Decoded;
import no.samkonsult.device.Details;
import no.samkonsult.device.Intake;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.topic.DeviceId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceConnectionTest {
    private static final DeviceId DEVICE = new DeviceId("anna-bp");
    private static final Reading READING = new Reading(
            Kind.BLOOD_PRESSURE,
            OffsetDateTime.parse("2026-11-21T08:15:00+01:00"),
            4711,
            Map.of("systolic", new BigDecimal("128"), "diastolic", new BigDecimal("82.5")),
            null,
            Details.builder().battery(new BigDecimal("0.8")).build());

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker(@TempDir Path folder) throws IOException {
        broker = EmbeddedBroker.start(folder, FreePort.find(), "in-memory");
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void deliversAReadingUnchangedAndTellsWhatBecameOfIt() throws IOException, InterruptedException {
        var sink = new RecordingSink();
        try (var gateway = gateway(sink);
                var device = open(Duration.ofSeconds(5))) {
            await().until(gateway::connected);
            assertThat(device.send(READING)).isEqualTo(Intake.STORED);
            assertThat(device.send(READING)).isEqualTo(Intake.DUPLICATE);
            assertThat(sink.stored()).singleElement().isInstanceOfSatisfying(Decoded.class, decoded -> assertThat(
                            decoded.reading())
                    .isEqualTo(READING));
        }
    }

    /** The broker drops what is published while nobody listens: only another attempt can arrive. */
    @Test
    void sendsAgainUntilSomebodyReceiptsIt() throws Exception {
        try (var device = open(Duration.ofMillis(50));
                var sending = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcome = sending.submit(() -> device.send(READING));
            await().until(() -> device.attempts() > 0);
            try (var _ = gateway(new RecordingSink())) {
                assertThat(outcome.get()).isIn(Intake.STORED, Intake.DUPLICATE);
            }
        }
    }

    @Test
    void saysSoWhenThereIsNoBroker() throws IOException {
        var nowhere = URI.create("tcp://127.0.0.1:" + FreePort.find());
        assertThatThrownBy(() -> DeviceConnection.open(nowhere, DEVICE, DEVICE.value(), "demo"))
                .isInstanceOf(IOException.class)
                .hasMessage("anna-bp cannot connect to the broker");
    }

    private static DeviceConnection open(Duration patience) throws IOException {
        return DeviceConnection.open(broker.address(), DEVICE, "anna-bp/" + UUID.randomUUID(), "demo", patience);
    }

    private static MqttGateway gateway(RecordingSink sink) {
        var settings = MqttGatewaySettings.of(
                Broker.at(broker.address()), "gateway/" + UUID.randomUUID(), "gateway", "gateway");
        var gateway = new MqttGateway(settings, sink, Decoders.nativeJson(), InstantSource.system());
        gateway.start();
        return gateway;
    }
}
