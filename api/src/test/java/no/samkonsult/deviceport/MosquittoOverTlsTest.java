package no.samkonsult.deviceport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.samkonsult.demo.TestClient;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.platform.tls.TestCertificate;
import no.samkonsult.platform.tls.Trust;
import no.samkonsult.registry.BrokerAccounts;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker as it is deployed with a certificate: for devices, and for our own connections to it. */
class MosquittoOverTlsTest {
    private final Path folder;
    private final TestCertificate certificate;

    MosquittoOverTlsTest(@TempDir Path folder) {
        this.folder = folder;
        certificate = TestCertificate.make(folder);
    }

    @Test
    void aDeviceIsHeardOverTls() throws Exception {
        try (var broker = Mosquitto.start(folder, certificate)) {
            provision(broker.overTls(), certificate);
            accounts(broker.overTls(), certificate).grant("anna-bp", "first");
            try (var device = device(broker.overTls())) {
                assertThat(device.publish("dho/v1/anna-bp/reading", "120/80")).isLessThan(0x80);
            }
        }
    }

    @Test
    void aBrokerWithAnothersCertificateIsNotSpokenTo() throws Exception {
        try (var broker = Mosquitto.start(folder, certificate)) {
            var another = TestCertificate.make(folder);
            assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> provision(broker.overTls(), another));
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> GatewayAccount.provision(
                            broker.overTls(), "", "admin", Mosquitto.ADMINISTRATOR_PASSWORD, "gateway", "g"));
            assertThatCode(() -> provision(broker.overTls(), certificate)).doesNotThrowAnyException();
        }
    }

    @Test
    void aCertificateForAnotherNameIsNoneForThisBroker() throws Exception {
        var elsewhere = TestCertificate.make(folder, "EC", "dns:elsewhere.example");
        try (var broker = Mosquitto.start(folder, elsewhere)) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> accounts(broker.overTls(), elsewhere).grant("anna-bp", "first"));
        }
    }

    @Test
    void thePortForTlsTakesNothingElse() throws IOException, InterruptedException {
        try (var broker = Mosquitto.start(folder, certificate)) {
            String plain = "tcp://localhost:" + broker.tlsPort();
            assertThatExceptionOfType(MqttException.class)
                    .isThrownBy(() -> TestClient.connect(plain, "anna-bp", "first", "anna-bp"));
        }
    }

    @Test
    void anAuthorityForAnAddressWithoutTlsIsAMistake() {
        URI plain = URI.create("tcp://127.0.0.1:1883");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> NamedBroker.of(plain, certificate.chain()))
                .withMessageStartingWith("SAMKONSULT_BROKER_CA is set, but")
                .withMessageNotContaining("\n");
    }

    private TestClient device(URI broker) throws MqttException {
        var options = new MqttConnectionOptions();
        options.setUserName("anna-bp");
        options.setPassword("first".getBytes(StandardCharsets.UTF_8));
        options.setSocketFactory(
                Trust.in("the test's certificate", certificate.chain()).getSocketFactory());
        return TestClient.connect(broker.toString(), options, "anna-bp");
    }

    private static BrokerAccounts accounts(URI address, TestCertificate trusted) {
        return new MosquittoBrokerAccounts(address, trusted.chain(), "admin", Mosquitto.ADMINISTRATOR_PASSWORD);
    }

    private static void provision(URI address, TestCertificate trusted) {
        GatewayAccount.provision(address, trusted.chain(), "admin", Mosquitto.ADMINISTRATOR_PASSWORD, "gateway", "g");
    }
}
