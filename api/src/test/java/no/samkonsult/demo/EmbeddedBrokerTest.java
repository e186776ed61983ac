package no.samkonsult.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import no.samkonsult.platform.CannotStart;
import org.assertj.core.api.AbstractIntegerAssert;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedBrokerTest {
    /** Reason codes below this one are a success of some kind. */
    private static final int FIRST_FAILURE = 128;

    private static final int UNAVAILABLE = 136;
    private static final int NOT_AUTHORIZED = 135;
    private static final int BAD_PASSWORD = 134;
    private static final int BAD_CLIENT_ID = 133;
    private static final int GRANTED_QOS_1 = 1;

    private final Map<String, String> table = new ConcurrentHashMap<>();
    private EmbeddedBroker broker;

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = EmbeddedBroker.start(folder, 0);
    }

    @BeforeEach
    void register() {
        table.putAll(Map.of("anna-bp", "demo", "olav-bp", "demo"));
        broker.admit((device, password) -> password.equals(table.get(device)));
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @ParameterizedTest(name = "user {0}, password {1}, client id {2}: {3}")
    @CsvSource({
        "anna-bp, wrong, anna-bp, 134",
        "unknown, demo, unknown, 134",
        "anna-bp, demo, olav-bp, 133",
        "anna-bp, demo, olav-bp/anna-bp, 133",
        "anna-bp, demo, anna-bp2, 133",
        "anna-bp, demo, samkonsult-gateway/1, 133",
        "anna-bp, demo, '', 133",
        "samkonsult-gateway, demo, samkonsult-gateway/1, 134",
        "+, demo, +, 134",
    })
    void refuses(String user, String password, String clientId, int reason) {
        table.putAll(Map.of("+", "demo", "samkonsult-gateway", "demo"));
        assertRefused(user, password, clientId).isEqualTo(reason);
    }

    @Test
    void refusesWhoeverComesWithoutAName() {
        var nobody = TestClient.options("anna-bp", "demo");
        nobody.setUserName(null);
        nobody.setPassword(null);
        assertThatThrownBy(() -> TestClient.connect(broker.url(), nobody, "anna-bp"))
                .asInstanceOf(type(MqttException.class))
                .extracting(MqttException::getReasonCode)
                .isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void keepsTheGatewaysNameAndIdForTheGateway() {
        assertRefused(broker.gatewayUser(), broker.gatewayPassword(), broker.gatewayUser())
                .isEqualTo(BAD_CLIENT_ID);
        assertThatThrownBy(() -> broker.grant(broker.gatewayUser(), "demo"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> broker.revoke(broker.gatewayUser())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void admitsTheGatewayButNoDeviceBeforeItHasATableToAsk(@TempDir Path folder) throws MqttException {
        try (var early = EmbeddedBroker.start(folder, 0)) {
            assertThatThrownBy(() -> TestClient.connect(early.url(), "anna-bp", "demo", "anna-bp"))
                    .asInstanceOf(type(MqttException.class))
                    .extracting(MqttException::getReasonCode)
                    .isEqualTo(UNAVAILABLE);
            try (var gateway = TestClient.gateway(early)) {
                assertThat(gateway.isConnected()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reading",
                "status",
                "gatt/00:11/2a35",
                "thingsboard",
                "sparkplug/DDATA",
                "zigbee2mqtt/scale",
                "theengs/BT"
            })
    void carriesWhatADeviceWritesOnItsOwnTopicsToTheGateway(String topic) throws Exception {
        var filter = topic.contains("/") ? topic.substring(0, topic.indexOf('/')) + "/#" : topic;
        try (var gateway = TestClient.gateway(broker);
                var anna = device("anna-bp", "anna-bp")) {
            assertThat(gateway.subscribe("dho/v1/+/" + filter)).isEqualTo(GRANTED_QOS_1);
            assertThat(anna.publish("dho/v1/anna-bp/" + topic, "120/80")).isZero();
            assertThat(gateway.nextMessage()).isEqualTo("dho/v1/anna-bp/" + topic + " 120/80");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipt", "command"})
    void carriesWhatTheGatewayWritesToThatDevice(String topic) throws Exception {
        try (var gateway = TestClient.gateway(broker);
                var anna = device("anna-bp", "anna-bp/app")) {
            assertThat(anna.subscribe("dho/v1/anna-bp/" + topic)).isEqualTo(GRANTED_QOS_1);
            assertThat(gateway.publish("dho/v1/anna-bp/" + topic, "stored")).isZero();
            assertThat(anna.nextMessage()).isEqualTo("dho/v1/anna-bp/" + topic + " stored");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dho/v1/olav-bp/reading",
                "dho/v1/anna-bp/receipt",
                "dho/v1/anna-bp/command",
                "dho/v1/anna-bp/reading/x",
                "other"
            })
    void throwsADeviceOutThatWritesElsewhere(String topic) throws Exception {
        try (var anna = device("anna-bp", "anna-bp")) {
            assertThatThrownBy(() -> assertThat(anna.publish(topic, "x")).isLessThan(FIRST_FAILURE));
            assertThat(anna.reasonOfDisconnect()).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void refusesALastWillElsewhere() {
        var options = TestClient.options("anna-bp", "demo");
        options.setWill("dho/v1/olav-bp/status", new MqttMessage("off".getBytes(UTF_8)));
        assertThatThrownBy(() -> TestClient.connect(broker.url(), options, "anna-bp"))
                .asInstanceOf(type(MqttException.class))
                .extracting(MqttException::getReasonCode)
                .isEqualTo(NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dho/v1/olav-bp/receipt",
                "dho/v1/+/receipt",
                "dho/v1/anna-bp/#",
                "dho/v1/anna-bp/reading",
                "$share/other/dho/v1/anna-bp/receipt",
                "#",
                "$SYS/#"
            })
    void letsADeviceReadNothingElse(String filter) throws MqttException {
        try (var anna = device("anna-bp", "anna-bp")) {
            assertSubscriptionRefused(anna, filter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dho/v1/#", "dho/v1/+/receipt", "$share/samkonsult/dho/v1/+/reading"})
    void letsTheGatewayReadWhatDevicesWriteOnlyAndShareItWithNobody(String filter) throws MqttException {
        try (var gateway = TestClient.gateway(broker)) {
            assertSubscriptionRefused(gateway, filter);
        }
    }

    @Test
    void throwsARevokedDeviceOutAndNoOther() throws Exception {
        try (var anna = device("anna-bp", "anna-bp");
                var annasApp = device("anna-bp", "anna-bp/app");
                var olav = device("olav-bp", "olav-bp")) {
            table.remove("anna-bp");
            broker.revoke("anna-bp");
            assertThat(anna.reasonOfDisconnect()).isEqualTo(NOT_AUTHORIZED);
            assertThat(annasApp.reasonOfDisconnect()).isEqualTo(NOT_AUTHORIZED);
            assertRefused("anna-bp", "demo", "anna-bp").isEqualTo(BAD_PASSWORD);
            assertThat(olav.publish("dho/v1/olav-bp/status", "on")).isLessThan(FIRST_FAILURE);
        }
    }

    @Test
    void throwsADeviceOutThatIsRevokedInTheMiddleOfItsLogin() throws MqttException {
        var revoked = new AtomicBoolean();
        broker.admit((device, _) -> {
            CompletableFuture.runAsync(() -> broker.revoke(device)).join();
            revoked.set(true);
            return true;
        });
        try (var anna = TestClient.attempt(broker.url(), "anna-bp", "demo", "anna-bp/late")) {
            assertThat(revoked).isTrue();
            await().until(() -> !anna.isConnected());
        }
    }

    @Test
    void findsADeviceThatHasTakenOverItsOwnSession() throws Exception {
        try (var before = device("anna-bp", "anna-bp");
                var after = device("anna-bp", "anna-bp")) {
            before.reasonOfDisconnect();
            broker.revoke("anna-bp");
            assertThat(after.reasonOfDisconnect()).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void letsADeviceInWithItsNewPasswordAndNotWithTheOld() throws Exception {
        try (var anna = device("anna-bp", "anna-bp")) {
            table.put("anna-bp", "new");
            broker.grant("anna-bp", "new");
            assertThat(anna.reasonOfDisconnect()).isEqualTo(NOT_AUTHORIZED);
        }
        assertRefused("anna-bp", "demo", "anna-bp").isEqualTo(BAD_PASSWORD);
        try (var anna = TestClient.connect(broker.url(), "anna-bp", "new", "anna-bp")) {
            assertThat(anna.publish("dho/v1/anna-bp/status", "on")).isLessThan(FIRST_FAILURE);
        }
    }

    @Test
    void hasNothingToDoForADeviceItHasNotSeen() {
        assertThatCode(() -> broker.grant("unseen", "demo")).doesNotThrowAnyException();
        assertThatCode(() -> broker.revoke("unseen")).doesNotThrowAnyException();
    }

    @Test
    void keepsMoreThanAThousandReadingsForAGatewayThatIsAwayAcrossARestart(@TempDir Path folder) throws Exception {
        var readings = 1500;
        try (var first = EmbeddedBroker.start(folder, 0)) {
            first.admit((_, _) -> true);
            try (var gateway = TestClient.gateway(first)) {
                gateway.subscribe("dho/v1/+/reading");
            }
            try (var anna = TestClient.connect(first.url(), "anna-bp", "demo", "anna-bp")) {
                for (var sequence = 0; sequence < readings; sequence++) {
                    assertThat(anna.publish("dho/v1/anna-bp/reading", "reading " + sequence))
                            .isZero();
                }
            }
        }
        try (var second = EmbeddedBroker.start(folder, 0);
                var gateway = TestClient.gateway(second)) {
            assertThat(gateway.nextMessages(readings))
                    .containsExactlyElementsOf(IntStream.range(0, readings)
                            .mapToObj(sequence -> "dho/v1/anna-bp/reading reading " + sequence)
                            .toList());
        }
    }

    @Test
    void saysInOneLineThatItsPortIsInUse(@TempDir Path folder) throws IOException {
        try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = occupied.getLocalPort();
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, port))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("Port %d on 127.0.0.1 is in use: The message broker cannot start".formatted(port));
        }
    }

    private TestClient device(String device, String clientId) throws MqttException {
        return TestClient.connect(broker.url(), device, "demo", clientId);
    }

    private AbstractIntegerAssert<?> assertRefused(String user, String password, String clientId) {
        try (var admitted = TestClient.connect(broker.url(), user, password, clientId)) {
            return assertThat(0).as("admitted, connected %s", admitted.isConnected());
        } catch (MqttException refused) {
            return assertThat(refused.getReasonCode());
        }
    }

    private static void assertSubscriptionRefused(TestClient client, String filter) {
        assertThatThrownBy(() -> assertThat(client.subscribe(filter)).isEqualTo(GRANTED_QOS_1))
                .hasMessageContaining("135");
    }
}
