package no.samkonsult.platform.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import no.samkonsult.platform.CannotStart;

/** A certificate that may sign others, and its key, as two settings name them. */
public record SigningKey(X509Certificate certificate, PrivateKey key) {
    /**
     * Reads both PEM files; nothing where neither is named.
     *
     * @throws CannotStart where only one is named, or a file cannot be read
     */
    public static Optional<SigningKey> read(
            String certificateSetting, String certificateFile, String keySetting, String keyFile) {
        if (certificateFile.isEmpty() && keyFile.isEmpty()) {
            return Optional.empty();
        }
        if (certificateFile.isEmpty() || keyFile.isEmpty()) {
            throw new CannotStart(
                    "%s and %s belong together: set both, or none".formatted(certificateSetting, keySetting));
        }
        X509Certificate certificate =
                new PemFile(certificateSetting, certificateFile).certificates().getFirst();
        return Optional.of(new SigningKey(
                certificate,
                new PemFile(keySetting, keyFile).key(certificate.getPublicKey().getAlgorithm())));
    }
}
