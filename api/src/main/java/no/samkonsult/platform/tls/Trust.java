package no.samkonsult.platform.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom this process trusts when it is the client. */
public final class Trust {
    private Trust() {}

    /**
     * Those alone whose certificates the PEM file holds, and whom they vouch for.
     *
     * @param setting the setting that names the file, for the message
     * @throws no.samkonsult.platform.CannotStart where the file cannot be used
     */
    public static SSLContext in(String setting, String file) {
        var pem = new PemFile(setting, file);
        try {
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store(pem));
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw pem.unusable("cannot be trusted", failure);
        }
    }

    private static KeyStore store(PemFile pem) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate each : pem.certificates()) {
            store.setCertificateEntry("authority-" + store.size(), each);
        }
        return store;
    }
}
