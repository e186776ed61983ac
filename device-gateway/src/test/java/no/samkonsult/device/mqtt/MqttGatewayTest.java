package no.samkonsult.device.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.IntStream.range;
import static no.samkonsult.device.mqtt.Device.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Arrival.Decoded;
import no.samkonsult.device.Arrival.Undecodable;
import no.samkonsult.device.Intake;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.gatt.GattDecoder;
import no.samkonsult.device.topic.Channel;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttGatewayTest {
    private static final BackOff QUICK = new BackOff(Duration.ofMillis(2), Duration.ofMillis(20));

    private static EmbeddedBroker broker;

    private final RecordingSink sink = new RecordingSink();
    private final String gatewayId = "gateway/" + UUID.randomUUID();
    private MqttGateway gateway;
    private Device device;

    @BeforeAll
    static void startBroker(@TempDir Path folder) throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
        broker = EmbeddedBroker.start(folder, FreePort.find(), "in-memory");
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startGatewayAndDevice() throws MqttException {
        gateway = started(broker.address(), sink);
        device = Device.connect(broker.address(), "anna-bp", "demo");
    }

    /** The broker keeps sessions, so what a test leaves unacknowledged must not meet the next test's gateway. */
    @AfterEach
    void settleAndLeave() throws MqttException {
        sink.heal();
        await().until(() -> gateway.metrics().windowUse() == 0);
        gateway.close();
        device.close();
        assertThat(gateway.connected()).isFalse();
    }

    @Test
    void storesAReadingAndTellsTheDeviceSoInItsOwnWords() throws MqttException {
        device.send("reading", """
                {"time":"2026-11-21T08:15:00.000+01:00","sequence":4711,"kind":"pulse","values":{"value":71}}""");
        await().untilAsserted(() -> assertThat(device.receipts()).containsExactly("""
                {"time":"2026-11-21T08:15:00.000+01:00","sequence":4711,"kind":"pulse","outcome":"stored"}"""));
        assertThat(sink.stored()).singleElement().isInstanceOfSatisfying(Decoded.class, decoded -> {
            assertThat(decoded.device()).isEqualTo("anna-bp");
            assertThat(decoded.topic()).isEqualTo("dho/v1/anna-bp/reading");
            assertThat(decoded.reading().sequence()).isEqualTo(4711);
        });
    }

    @Test
    void tellsTheDeviceWhenItSendsAReadingAgain() throws MqttException {
        device.sendPulse(1);
        device.sendPulse(1);
        await().untilAsserted(() ->
                assertThat(device.receipts()).containsExactly(receipt(1, "stored"), receipt(1, "duplicate")));
    }

    @Test
    void handsOverWhatItCannotRead() throws MqttException {
        device.send("gatt/c4-7c/2a35", "\u0001");
        device.send("reading", "{\"kind\":\"pulse\",\"sequence\":5,\"values\":{}}");
        await().untilAsserted(() -> assertThat(device.receipts())
                .containsExactly(
                        "{\"time\":null,\"sequence\":null,\"kind\":null,\"outcome\":\"quarantined\"}",
                        receipt(5, "quarantined")));
        assertThat(sink.stored())
                .extracting(arrival -> ((Undecodable) arrival).reason())
                .containsExactly("no decoder for a payload without content type on gatt", "values.value: missing");
    }

    @Test
    void acknowledgesAndForgetsWhatThereIsNothingToTakeInOf() throws MqttException {
        gateway.close();
        gateway = started(
                broker.address(),
                sink,
                Decoders.nativeJson().with(Channel.THINGSBOARD, _ -> List.of(new Decoding.Ignored("a neighbour's"))));
        device.send("thingsboard", "{}");
        await().until(() ->
                gateway.metrics().ignored() == 1 && gateway.metrics().windowUse() == 0);
        device.sendPulse(1);
        await().untilAsserted(() -> assertThat(device.receipts()).containsExactly(receipt(1, "stored")));
        assertThat(sink.stored()).hasSize(1);
    }

    @Test
    void handsOverWhatComesApartFromItsReading() throws MqttException {
        gateway.close();
        gateway = started(
                broker.address(),
                sink,
                Decoders.nativeJson().with(Channel.GATT, new GattDecoder(ZoneId.of("Europe/Oslo"))));
        device.send("gatt/c4:7c:8d:6a:10:2f/2a34", "\u0002\u0007\u0000\u0002");
        await().untilAsserted(() -> assertThat(device.receipts())
                .containsExactly("{\"time\":null,\"sequence\":7,\"kind\":\"glucose\",\"outcome\":\"stored\"}"));
        assertThat(sink.stored()).singleElement().isInstanceOfSatisfying(Arrival.OfReading.class, of -> assertThat(
                        of.context().sequence())
                .isEqualTo(7));
    }

    @Test
    void aDecoderThatThrowsStopsNothing() throws MqttException {
        gateway.close();
        gateway = started(broker.address(), sink, Decoders.nativeJson().with(Channel.THINGSBOARD, _ -> {
            throw new IllegalStateException("secret 71");
        }));
        device.send("thingsboard", "{}");
        device.sendPulse(1);
        await().untilAsserted(() -> assertThat(sink.sequences()).containsExactly(1));
        assertThat(sink.stored().getFirst())
                .isInstanceOfSatisfying(Undecodable.class, undecodable -> assertThat(undecodable.reason())
                        .isEqualTo("payload: the decoder failed with IllegalStateException"));
    }

    @Test
    void acknowledgesNothingThatIsNotStored() throws MqttException {
        sink.refuse(_ -> true);
        device.sendPulse(1);
        await().until(() -> gateway.metrics().failedBatches() > 0);
        assertThat(gateway.metrics().windowUse()).isEqualTo(1);
        gateway.close();
        assertThat(sink.stored()).isEmpty();

        gateway = started(broker.address(), sink);
        sink.heal();
        await().untilAsserted(() -> assertThat(sink.sequences()).containsExactly(1));
    }

    @Test
    void acknowledgesWhatIsStored() throws MqttException {
        device.sendPulse(1);
        await().until(() ->
                gateway.metrics().messages() == 1 && gateway.metrics().windowUse() == 0);
        gateway.close();

        gateway = started(broker.address(), sink);
        device.sendPulse(2);
        await().untilAsserted(() -> assertThat(sink.sequences()).containsExactly(1, 2));
        assertThat(sink.duplicateSequences()).isEmpty();
    }

    @Test
    void losesNothingWhileTheSinkIsDown() throws MqttException, InterruptedException {
        sink.refuse(_ -> true);
        device.sendPulses(0, 300);
        await().until(() -> gateway.metrics().failedBatches() > 5);
        sink.heal();
        await().untilAsserted(() -> assertThat(sink.sequences()).hasSize(300));
        assertThat(sink.sequences())
                .containsExactlyInAnyOrderElementsOf(range(0, 300).boxed().toList());
    }

    @Test
    void oneMessageThatCannotBeStoredHoldsUpNoOther() throws MqttException, InterruptedException {
        gateway.close();
        device.sendPulses(0, 20);
        sink.refuse(arrival -> RecordingSink.isNumber(arrival, 7));
        gateway = started(broker.address(), sink);
        await().untilAsserted(() -> assertThat(sink.sequences()).contains(0, 6, 8, 19));
        await().untilAsserted(
                        () -> assertThat(device.receipts()).contains(receipt(6, "stored"), receipt(19, "stored")));
    }

    @Test
    void anUrgentReadingPassesTheOthersAndIsAcknowledgedAfterThem() throws MqttException, InterruptedException {
        gateway.close();
        device.sendPulses(0, 20);
        sink.urge(arrival -> RecordingSink.isNumber(arrival, 15));
        sink.hold(arrival -> RecordingSink.isNumber(arrival, 0));
        gateway = started(broker.address(), sink);
        await().until(() -> sink.asked() == 20);

        sink.hold(arrival -> !RecordingSink.isNumber(arrival, 0) && !RecordingSink.isNumber(arrival, 15));
        await().untilAsserted(() -> assertThat(sink.sequences()).contains(15));
        await().untilAsserted(() -> assertThat(device.receipts()).contains(receipt(15, "stored")));
        assertThat(sink.sequences()).doesNotContain(14, 16, 19);
        assertThat(gateway.metrics().windowUse()).isGreaterThanOrEqualTo(15);

        sink.heal();
        await().untilAsserted(() -> assertThat(sink.sequences()).hasSize(20));
        await().until(() -> gateway.metrics().windowUse() == 0);
        assertThat(sink.duplicateSequences()).isEmpty();
    }

    @Test
    void whileTheGatewayIsBehindUrgentReadingsGoRoundTheBacklog() throws MqttException, InterruptedException {
        sink.urge(arrival -> RecordingSink.isNumber(arrival, 99));
        sink.hold(arrival -> !RecordingSink.isNumber(arrival, 99));
        device.sendPulses(0, 20);
        await().untilAsserted(() -> {
            device.sendPulse(99);
            assertThat(gateway.metrics().express()).isPositive();
        });
        assertThat(sink.sequences()).containsExactly(99);
        await().untilAsserted(() -> assertThat(device.receipts()).contains(receipt(99, "stored")));

        sink.heal();
        await().untilAsserted(() -> assertThat(sink.sequences()).hasSize(21));
    }

    @Test
    void aBatchUnderWayHoldsUpNoOtherLoopsDevices() throws MqttException {
        String elsewhere = range(0, 100)
                .mapToObj("device-%d"::formatted)
                .filter(name -> (name.hashCode() & 1) != ("anna-bp".hashCode() & 1))
                .findFirst()
                .orElseThrow();
        try (Device other = Device.connect(broker.address(), elsewhere, "demo")) {
            sink.hold(arrival -> arrival.device().equals("anna-bp"));
            gateway.close(); // this broker hands out nothing new while something it handed out is not acknowledged
            device.sendPulse(1);
            other.sendPulse(2);
            gateway = started(broker.address(), sink);
            await().untilAsserted(() -> assertThat(other.receipts()).containsExactly(receipt(2, "stored")));
            assertThat(sink.sequences()).containsExactly(2);
            sink.heal();
            await().untilAsserted(() -> assertThat(device.receipts()).containsExactly(receipt(1, "stored")));
        }
    }

    @Test
    void whatADeviceSendsIsStoredInItsOrder() throws MqttException, InterruptedException {
        device.sendPulses(0, 300);
        await().until(() -> sink.sequences().size() == 300);
        assertThat(sink.sequences()).isSorted();
    }

    @Test
    void aMessageThatNeverCanBeStoredIsQuarantinedSoThatTheBrokerGoesOn() throws MqttException {
        sink.refuse(arrival -> RecordingSink.isNumber(arrival, 7));
        device.sendPulse(7);
        await().untilAsserted(() -> assertThat(device.receipts()).containsExactly(receipt(7, "quarantined")));
        device.sendPulse(8);
        await().untilAsserted(() -> assertThat(sink.sequences()).containsExactly(8));
        assertThat(sink.stored().getFirst())
                .isInstanceOfSatisfying(Undecodable.class, kept -> assertThat(new String(kept.payload(), UTF_8))
                        .contains("\"sequence\":7"));
    }

    @Test
    void aSinkThatIsAwayIsNotHeldAgainstAMessage() throws MqttException {
        sink.leaveUntil(arrivals -> arrivals.stream().anyMatch(Undecodable.class::isInstance)); // the worst moment
        device.sendPulse(7);
        await().until(() -> gateway.metrics().failedBatches() > 3 * IntakeLoop.TRIES);
        sink.heal();
        await().untilAsserted(() -> assertThat(device.receipts()).containsExactly(receipt(7, "stored")));
        assertThat(sink.sequences()).containsExactly(7);
    }

    @Test
    void receiptsKeepWithinTheBrokersWindow() throws MqttException, InterruptedException {
        device.sendPulses(0, 500);
        await().untilAsserted(() -> assertThat(device.receipts()).hasSize(500));
        assertThat(gateway.metrics().reconnects()).isZero();
        assertThat(device.receipts())
                .containsExactlyInAnyOrderElementsOf(range(0, 500)
                        .mapToObj(sequence -> receipt(sequence, "stored"))
                        .toList());
    }

    @Test
    void comesBackAfterTheCableWasCut() throws MqttException, IOException {
        gateway.close();
        try (Cable cable = Cable.to(broker.address())) {
            gateway = started(cable.address(), sink);
            device.sendPulse(1);
            await().untilAsserted(() -> assertThat(sink.sequences()).containsExactly(1));
            cable.cut();
            device.sendPulse(2);
            await().untilAsserted(() -> assertThat(sink.sequences()).containsExactly(1, 2));
            assertThat(gateway.metrics().reconnects()).isEqualTo(1);
            assertThat(gateway.metrics().sessionsMissing()).isZero();
            await().until(() -> gateway.metrics().windowUse() == 0);
        }
    }

    @Test
    void anAcknowledgementNeverCrossesToTheNextConnection() throws MqttException, IOException {
        gateway.close();
        CountDownLatch reconnected = new CountDownLatch(1);
        CountDownLatch secondTry = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ReadingSink slow = new ReadingSink() {
            private boolean first = true;

            @Override
            public List<Intake> store(List<Arrival> arrivals) {
                if (first) {
                    first = false;
                    waitFor(reconnected);
                    return sink.store(arrivals);
                }
                secondTry.countDown();
                waitFor(mayEnd);
                throw new IllegalStateException("refused");
            }
        };
        try (Cable cable = Cable.to(broker.address())) {
            gateway = started(cable.address(), slow);
            device.sendPulse(1);
            await().until(() -> gateway.metrics().windowUse() == 1);
            cable.cut();
            await().until(() ->
                    gateway.metrics().reconnects() == 1 && gateway.metrics().windowUse() == 1);
            reconnected.countDown();
            waitFor(secondTry);
            assertThat(gateway.metrics().windowUse()).isEqualTo(1);
            mayEnd.countDown();
            gateway.close();
        }
        gateway = started(broker.address(), sink);
        await().untilAsserted(() -> assertThat(sink.duplicateSequences()).containsExactly(1));
    }

    private MqttGateway started(URI address, ReadingSink into) {
        return started(address, into, Decoders.nativeJson());
    }

    private MqttGateway started(URI address, ReadingSink into, Decoders decoders) {
        MqttGateway started = new MqttGateway(
                MqttGatewaySettings.of(Broker.at(address), gatewayId, "gateway", "demo"),
                into,
                decoders,
                InstantSource.system(),
                QUICK);
        started.start();
        await().until(started::connected);
        return started;
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
