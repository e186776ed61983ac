package no.samkonsult.registry.certificate;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** An authority for devices that a test has made, and what devices send it. */
record TestAuthority(X509Certificate root, DeviceAuthority authority) {
    static TestAuthority madeAt(Instant from) {
        KeyPair keys = pair("EC", 256);
        X509Certificate root = selfSigned(keys, from);
        return new TestAuthority(root, new DeviceAuthority(root, keys.getPrivate()));
    }

    static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A request for one key, signed by another or the same. */
    static String request(KeyPair of, KeyPair by) {
        try {
            return pem(new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=somebody-else"), of.getPublic())
                    .build(signer(by)));
        } catch (OperatorCreationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String pem(Object object) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return text.toString();
    }

    private static X509Certificate selfSigned(KeyPair keys, Instant from) {
        try {
            var name = new X500Principal("CN=Utstyr");
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(from),
                    Date.from(from.plus(Duration.ofDays(3_650))),
                    name,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(keys)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ContentSigner signer(KeyPair keys) throws OperatorCreationException {
        return new JcaContentSignerBuilder(
                        keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
                .build(keys.getPrivate());
    }
}
