package no.samkonsult.platform.tls;

import io.micronaut.http.ssl.CertificateProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import no.samkonsult.platform.CannotStart;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What every listener of this process shows its clients: the certificate chain, and the key that belongs to it. */
public final class ServerCertificate implements CertificateProvider {
    /** The name under which the HTTP server asks for it, in {@code application.yml}. */
    public static final String NAME = "samkonsult";

    private static final String CHAIN_SETTING = "SAMKONSULT_TLS_CERTIFICATE";
    private static final String KEY_SETTING = "SAMKONSULT_TLS_KEY";
    private static final char[] NO_PASSWORD = {};

    private final KeyStore store;

    private ServerCertificate(KeyStore store) {
        this.store = store;
    }

    /**
     * Reads both PEM files; nothing where neither is named, and listeners then speak without TLS.
     *
     * @throws CannotStart where only one is named, or they cannot be used together
     */
    public static Optional<ServerCertificate> read(String chainFile, String keyFile) {
        if (chainFile.isEmpty() && keyFile.isEmpty()) {
            return Optional.empty();
        }
        if (chainFile.isEmpty() || keyFile.isEmpty()) {
            throw new CannotStart(
                    "%s and %s belong together: set both for TLS, or none".formatted(CHAIN_SETTING, KEY_SETTING));
        }
        var keyPem = new PemFile(KEY_SETTING, keyFile);
        List<X509Certificate> chain = new PemFile(CHAIN_SETTING, chainFile).certificates();
        PublicKey publicKey = chain.getFirst().getPublicKey();
        PrivateKey key = keyPem.key(publicKey.getAlgorithm());
        try {
            if (!belongTogether(key, publicKey)) {
                throw keyPem.unusable("is not the key of the first certificate in " + chainFile);
            }
            return Optional.of(new ServerCertificate(store(key, chain)));
        } catch (GeneralSecurityException | IOException failure) {
            throw keyPem.unusable("and %s cannot be used together".formatted(chainFile), failure);
        }
    }

    /** For a server that takes no key store. */
    public SSLContext context() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was read cannot be used", impossible);
        }
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return Mono.just(store);
    }

    /** Whether what the one signs, the other verifies. */
    private static boolean belongTogether(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        var signature = Signature.getInstance(
                switch (publicKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> publicKey.getAlgorithm();
                });
        byte[] anything = KEY_SETTING.getBytes(StandardCharsets.UTF_8);
        signature.initSign(key);
        signature.update(anything);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(anything);
        return signature.verify(signed);
    }

    private static KeyStore store(PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry(NAME, key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        return store;
    }
}
