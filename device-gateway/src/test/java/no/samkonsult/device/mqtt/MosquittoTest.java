package no.samkonsult.device.mqtt;

import static no.samkonsult.device.mqtt.Device.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import no.samkonsult.device.decode.Decoders;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoTest {
    private Mosquitto broker;
    private MosquittoAccounts accounts;

    @BeforeAll
    static void needsMosquitto() {
        assumeThat(Mosquitto.isInstalled())
                .as("Mosquitto with its dynamic-security plugin is installed (Debian: apt install mosquitto)")
                .isTrue();
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        broker = Mosquitto.start(folder, "secret");
        accounts = new MosquittoAccounts(broker.forGateway(), "admin", "secret");
        accounts.provisionGateway("gateway", "g");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void aGrantedDeviceIsHeardAndGetsItsReceipt() throws MqttException {
        accounts.grant("anna-bp", "demo");
        RecordingSink sink = new RecordingSink();
        try (MqttGateway gateway = gateway(sink);
                Device device = Device.connect(broker.forDevices(), "anna-bp", "demo")) {
            gateway.start();
            await().until(gateway::connected);
            device.sendPulse(1);
            await().untilAsserted(() -> assertThat(device.receipts()).containsExactly(receipt(1, "stored")));
            assertThat(sink.sequences()).containsExactly(1);
            assertThat(gateway.metrics().reconnects()).isZero();
        }
    }

    @Test
    void aDeviceWritesNobodyElsesReadings() throws MqttException {
        accounts.grant("anna-bp", "demo");
        accounts.grant("olav-bp", "demo");
        RecordingSink sink = new RecordingSink();
        try (MqttGateway gateway = gateway(sink);
                Device anna = Device.connect(broker.forDevices(), "anna-bp", "demo");
                Device olav = Device.connect(broker.forDevices(), "olav-bp", "demo")) {
            gateway.start();
            await().until(gateway::connected);
            olav.tryToSendAs("anna-bp");
            anna.sendPulse(2);
            await().untilAsserted(() -> assertThat(sink.sequences()).containsExactly(2));
        }
    }

    @Test
    void aRevokedDeviceIsDisconnectedAtOnceAndRefused() throws MqttException {
        accounts.grant("anna-bp", "demo");
        try (Device device = Device.connect(broker.forDevices(), "anna-bp", "demo")) {
            accounts.revoke("anna-bp");
            await().until(() -> !device.isConnected());
        }
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> Device.connect(broker.forDevices(), "anna-bp", "demo"));
    }

    @Test
    void everythingMayBeRepeated() throws MqttException {
        accounts.provisionGateway("gateway", "g");
        accounts.grant("anna-bp", "old");
        accounts.revoke("anna-bp");
        accounts.revoke("anna-bp");
        accounts.revoke("never-granted");
        accounts.grant("anna-bp", "demo");
        accounts.grant("anna-bp", "demo");
        try (Device device = Device.connect(broker.forDevices(), "anna-bp", "demo")) {
            assertThat(device.isConnected()).isTrue();
        }
    }

    @Test
    void refusesANameThatCouldMeanSomethingInATopic() {
        assertThatIllegalArgumentException().isThrownBy(() -> accounts.grant("+", "demo"));
    }

    @Test
    void repeatsThePluginsOwnErrorText() {
        try (DynamicSecurity security = DynamicSecurity.connect(broker.forGateway(), "admin", "secret")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> security.run(DynamicSecurityCommands.enable("nobody"), Set.of()))
                    .withMessage("enableClient: Client not found");
        }
    }

    @Test
    void saysWhenTheAdministratorIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new MosquittoAccounts(broker.forGateway(), "admin", "wrong").revoke("anna-bp"))
                .withMessageEndingWith("refused the administrator");
    }

    private MqttGateway gateway(RecordingSink sink) {
        return new MqttGateway(
                MqttGatewaySettings.of(broker.forGateway(), "gateway/1", "gateway", "g"),
                sink,
                Decoders.nativeJson(),
                InstantSource.system());
    }
}
