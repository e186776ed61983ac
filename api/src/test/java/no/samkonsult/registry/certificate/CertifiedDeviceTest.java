package no.samkonsult.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import no.samkonsult.demo.TestClient;
import no.samkonsult.device.mqtt.Broker;
import no.samkonsult.device.mqtt.MosquittoAccounts;
import no.samkonsult.deviceport.Mosquitto;
import no.samkonsult.platform.tls.TestCertificate;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device with a certificate at the broker as it is deployed. */
class CertifiedDeviceTest {
    private static final int REFUSED = 0x80;
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final BigInteger FIRST = BigInteger.TWO;
    private static final BigInteger SECOND = BigInteger.TEN;

    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    private final TestAuthority made = TestAuthority.madeAt(yesterday);
    private final Path folder;
    private final TestCertificate ofBroker;

    CertifiedDeviceTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        ofBroker = TestCertificate.make(folder);
        Files.writeString(folder.resolve("device-ca.pem"), TestAuthority.pem(made.root()));
        revoke(Map.of(BigInteger.valueOf(99), yesterday));
    }

    @Test
    void itsNameIsItsAccountAndNoPasswordIsAsked() throws Exception {
        try (var broker = Mosquitto.startForCertificates(folder, ofBroker)) {
            accounts(broker).grant("anna-bp", "never-sent");
            try (var device = connect(broker, made, "anna-bp", FIRST)) {
                assertThat(device.publish("dho/v1/anna-bp/reading", "120/80")).isLessThan(REFUSED);
                assertThat(answer(device, "dho/v1/another-bp/reading")).isGreaterThanOrEqualTo(REFUSED);
            }
        }
    }

    @Test
    void onceItIsCutOffItIsDisconnectedAndNothingIsOpenToItThoughItsCertificateStillHolds() throws Exception {
        try (var broker = Mosquitto.startForCertificates(folder, ofBroker)) {
            accounts(broker).grant("anna-bp", "never-sent");
            try (var device = connect(broker, made, "anna-bp", FIRST)) {
                accounts(broker).revoke("anna-bp");
                assertThatCode(device::reasonOfDisconnect).doesNotThrowAnyException();
            }
            try (var again = connect(broker, made, "anna-bp", FIRST)) {
                assertThat(answer(again, "dho/v1/anna-bp/reading")).isGreaterThanOrEqualTo(REFUSED);
            }
            accounts(broker).grant("anna-bp", "never-sent");
            try (var found = connect(broker, made, "anna-bp", FIRST)) {
                assertThat(found.publish("dho/v1/anna-bp/reading", "120/80")).isLessThan(REFUSED);
            }
        }
    }

    @Test
    void aCertificateOnTheListOfTheRevokedOpensNothing() throws Exception {
        revoke(Map.of(FIRST, yesterday));
        try (var broker = Mosquitto.startForCertificates(folder, ofBroker)) {
            accounts(broker).grant("anna-bp", "never-sent");
            assertThatExceptionOfType(MqttException.class).isThrownBy(() -> connect(broker, made, "anna-bp", FIRST));
            try (var device = connect(broker, made, "anna-bp", SECOND)) {
                assertThat(device.publish("dho/v1/anna-bp/reading", "120/80")).isLessThan(REFUSED);
            }
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityOpensNothing() throws Exception {
        try (var broker = Mosquitto.startForCertificates(folder, ofBroker)) {
            accounts(broker).grant("anna-bp", "never-sent");
            var another = TestAuthority.madeAt(yesterday);
            assertThatExceptionOfType(MqttException.class).isThrownBy(() -> connect(broker, another, "anna-bp", FIRST));
        }
    }

    /** The reason code to a message. */
    private static int answer(TestClient device, String topic) {
        try {
            return device.publish(topic, "120/80");
        } catch (MqttException refused) {
            return refused.getReasonCode();
        }
    }

    private void revoke(Map<BigInteger, Instant> serials) throws IOException {
        Files.writeString(
                folder.resolve("revoked.pem"), made.authority().revoked(serials, Instant.now(), Duration.ofDays(7)));
    }

    private static MosquittoAccounts accounts(Mosquitto broker) {
        return new MosquittoAccounts(Broker.at(broker.forGateway()), "admin", Mosquitto.ADMINISTRATOR_PASSWORD);
    }

    private TestClient connect(Mosquitto broker, TestAuthority by, String name, BigInteger serial)
            throws MqttException, GeneralSecurityException, IOException {
        KeyPair keys = TestAuthority.pair("EC", 256);
        SigningRequest request =
                SigningRequest.of(TestAuthority.request(keys, keys)).orElseThrow();
        String certificate =
                by.authority().certify(request, name, serial, yesterday, yesterday.plus(Duration.ofDays(365)));
        var options = new MqttConnectionOptions();
        options.setSocketFactory(context(keys, read(certificate)).getSocketFactory());
        return TestClient.connect(broker.overTls().toString(), options, name);
    }

    private SSLContext context(KeyPair keys, Certificate certificate) throws GeneralSecurityException, IOException {
        var own = store();
        own.setKeyEntry("device", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
        var key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        key.init(own, PASSWORD);
        var trusted = store();
        trusted.setCertificateEntry("broker", read(Files.readString(Path.of(ofBroker.chain()))));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate read(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
