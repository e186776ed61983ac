package no.samkonsult.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.samkonsult.platform.CannotStart;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTest {
    private static final String NAMES = "dns:localhost";

    private final Path folder;

    ServerCertificateTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void takesKeysOfEveryUsualKind(String algorithm) {
        var made = TestCertificate.make(folder, algorithm, NAMES);
        assertThat(ServerCertificate.read(made.chain(), made.key()))
                .hasValueSatisfying(
                        certificate -> assertThat(certificate.context()).isNotNull());
    }

    @Test
    void thereIsNoneWhereNeitherFileIsNamed() {
        assertThat(ServerCertificate.read("", "")).isEmpty();
    }

    @Test
    void oneFileWithoutTheOtherIsRefused() {
        var made = TestCertificate.make(folder);
        refuses(() -> ServerCertificate.read(made.chain(), ""), "SAMKONSULT_TLS_CERTIFICATE and SAMKONSULT_TLS_KEY");
        refuses(() -> ServerCertificate.read("", made.key()), "SAMKONSULT_TLS_CERTIFICATE and SAMKONSULT_TLS_KEY");
    }

    @Test
    void theKeyOfAnotherCertificateIsRefused() {
        var one = TestCertificate.make(folder);
        var other = TestCertificate.make(folder);
        refuses(() -> ServerCertificate.read(one.chain(), other.key()), "SAMKONSULT_TLS_KEY cannot be used: ");
        var rsa = TestCertificate.make(folder, "RSA", NAMES);
        refuses(() -> ServerCertificate.read(one.chain(), rsa.key()), "SAMKONSULT_TLS_KEY cannot be used: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var made = TestCertificate.make(folder);
        refuses(
                () -> ServerCertificate.read("/nowhere.pem", made.key()),
                "SAMKONSULT_TLS_CERTIFICATE cannot be used: /nowhere.pem");
        refuses(
                () -> ServerCertificate.read(made.chain(), "/nowhere.pem"),
                "SAMKONSULT_TLS_KEY cannot be used: /nowhere.pem");
        refuses(
                () -> Trust.in("SAMKONSULT_BROKER_CA", "/nowhere.pem"),
                "SAMKONSULT_BROKER_CA cannot be used: /nowhere.pem");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "nonsense",
        "-----BEGIN CERTIFICATE-----bm90IG9uZQ==-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----bm90IG9uZQ==-----END PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----bm90IG9uZQ==-----END ENCRYPTED PRIVATE KEY-----"
    })
    void aFileOfSomethingElseIsRefused(String content) throws IOException {
        var made = TestCertificate.make(folder);
        String file = Files.writeString(folder.resolve("file.pem"), content).toString();
        refuses(() -> ServerCertificate.read(file, made.key()), "SAMKONSULT_TLS_CERTIFICATE cannot be used: ");
        refuses(() -> ServerCertificate.read(made.chain(), file), "SAMKONSULT_TLS_KEY cannot be used: ");
        refuses(() -> Trust.in("SAMKONSULT_BROKER_CA", file), "SAMKONSULT_BROKER_CA cannot be used: ");
    }

    private static void refuses(ThrowingCallable reading, String lineBeginsWith) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(reading)
                .withMessageStartingWith(lineBeginsWith)
                .withMessageNotContaining("\n");
    }
}
