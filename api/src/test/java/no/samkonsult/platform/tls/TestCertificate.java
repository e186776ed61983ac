package no.samkonsult.platform.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that vouches for itself, and its key, as PEM files that the JDK's own tool has made. */
public record TestCertificate(String chain, String key) {
    private static final String PASSWORD = "changeit";

    /** For {@code localhost} and 127.0.0.1. */
    public static TestCertificate make(Path folder) {
        return make(folder, "EC", "dns:localhost,ip:127.0.0.1");
    }

    /**
     * @param algorithm EC, RSA or Ed25519
     * @param names such as {@code dns:localhost,ip:127.0.0.1}
     */
    public static TestCertificate make(Path folder, String algorithm, String names) {
        try {
            Path store = Files.createTempDirectory(folder, "certificate").resolve("store.p12");
            keytool(store, algorithm, names);
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new TestCertificate(
                    pem(
                            store.resolveSibling("certificate.pem"),
                            "CERTIFICATE",
                            keys.getCertificate("it").getEncoded()),
                    pem(
                            store.resolveSibling("key.pem"),
                            "PRIVATE KEY",
                            keys.getKey("it", PASSWORD.toCharArray()).getEncoded()));
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void keytool(Path store, String algorithm, String names) throws IOException, InterruptedException {
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=" + names,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("keytool ended with %d".formatted(code));
        }
    }

    private static String pem(Path file, String type, byte[] encoded) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type))
                .toString();
    }
}
