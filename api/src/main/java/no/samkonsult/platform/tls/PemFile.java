package no.samkonsult.platform.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.samkonsult.platform.CannotStart;

/** A PEM file and the setting that names it. Whatever is wrong with it is said in one line that begins with the setting. */
record PemFile(String setting, String path) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    /** Every certificate of the file, in its order. */
    List<X509Certificate> certificates() {
        try (var bytes = new ByteArrayInputStream(bytes())) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw unusable("holds no certificate");
            }
            return found;
        } catch (GeneralSecurityException | IOException malformed) {
            throw unusable("holds something that is no PEM certificate", malformed);
        }
    }

    /** The key of the file, which must be of the algorithm of the certificate's public key. */
    PrivateKey key(String algorithm) {
        Matcher key = KEY.matcher(new String(bytes(), StandardCharsets.ISO_8859_1));
        if (!key.find()) {
            throw unusable(
                    "holds no unencrypted PKCS #8 key (BEGIN PRIVATE KEY); `openssl pkcs8 -topk8 -nodes` makes one");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw unusable("holds no %s key, as the certificate asks for".formatted(algorithm), malformed);
        }
    }

    CannotStart unusable(String why, Throwable... cause) {
        String line = "%s cannot be used: %s %s".formatted(setting, path, why);
        return cause.length == 0 ? new CannotStart(line) : new CannotStart(line, cause[0]);
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException | InvalidPathException unreadable) {
            throw unusable("cannot be read", unreadable);
        }
    }
}
