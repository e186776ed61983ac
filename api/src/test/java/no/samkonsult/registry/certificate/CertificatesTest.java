package no.samkonsult.registry.certificate;

import static no.samkonsult.registry.certificate.TestAuthority.pair;
import static no.samkonsult.registry.certificate.TestAuthority.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final TestAuthority made = TestAuthority.madeAt(NOW);
    private final X509Certificate root = made.root();
    private final DeviceAuthority authority = made.authority();

    @Test
    void certifiesTheKeyUnderTheNameOfTheRegisterForAYearAndForClientsAlone() throws Exception {
        KeyPair device = pair("EC", 256);
        SigningRequest request = SigningRequest.of(request(device, device)).orElseThrow();
        X509Certificate certificate =
                read(authority.certify(request, "anna-bp", BigInteger.TEN, NOW, NOW.plus(Duration.ofDays(365))));
        certificate.verify(root.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=anna-bp");
        assertThat(certificate.getPublicKey()).isEqualTo(device.getPublic());
        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(365))));
        assertThat(certificate.getExtendedKeyUsage()).isEqualTo(List.of("1.3.6.1.5.5.7.3.2"));
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
    }

    @Test
    void refusesARequestThatItsOwnKeyDidNotSign() {
        assertThat(SigningRequest.of(request(pair("EC", 256), pair("EC", 256)))).isEmpty();
    }

    @Test
    void refusesAKeyThatIsTooWeak() {
        KeyPair weak = pair("RSA", 1024);
        assertThat(SigningRequest.of(request(weak, weak))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hei", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n"})
    void refusesWhatIsNoRequest(String text) {
        assertThat(SigningRequest.of(text)).isEmpty();
    }

    @Test
    void listsWhatNoLongerHolds() throws Exception {
        String pem = authority.revoked(Map.of(BigInteger.TEN, NOW), NOW, Duration.ofDays(7));
        var list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        list.verify(root.getPublicKey());
        assertThat(list.getRevokedCertificate(BigInteger.TEN)).isNotNull();
        assertThat(list.getRevokedCertificate(BigInteger.TWO)).isNull();
    }

    @Test
    void withoutAnAuthorityThePageSaysSo() {
        String id = RunningDemo.get("admin.alver", RunningDemo.url("/api/devices?text=bp-lager-1"))
                .body()
                .replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        KeyPair device = pair("EC", 256);
        var answer = RunningDemo.submit(
                "admin.alver", "/devices/%s/certificates".formatted(id), "request", request(device, device));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Det er ikkje sett opp nokon sertifikatutferdar for utstyr.");
    }

    private static X509Certificate read(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
