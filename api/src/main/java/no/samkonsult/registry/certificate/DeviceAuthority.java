package no.samkonsult.registry.certificate;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The site's authority for devices: signs certificates by which a broker knows a device, and the list of those that no longer
 * hold (RFC 5280). Bouncy Castle does it, since the JDK signs neither.
 */
final class DeviceAuthority {
    private final X509Certificate certificate;
    private final PrivateKey key;

    DeviceAuthority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A certificate in PEM, of a device by its name, for clients alone. */
    String certify(SigningRequest request, String device, BigInteger serial, Instant from, Instant until) {
        var builder = new JcaX509v3CertificateBuilder(
                certificate,
                serial,
                Date.from(from),
                Date.from(until),
                new X500Principal("CN=" + device),
                request.key());
        try {
            var extensions = new JcaX509ExtensionUtils();
            add(builder, Extension.basicConstraints, new BasicConstraints(false));
            add(builder, Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(certificate.getPublicKey()));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(request.key()));
            return pem(builder.build(signer()));
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("an extension could not be written", impossible);
        }
    }

    /** The list of serial numbers that no longer hold, and since when, in PEM. */
    String revoked(Map<BigInteger, Instant> serials, Instant now, Duration holds) {
        var builder = new JcaX509v2CRLBuilder(certificate, Date.from(now));
        builder.setNextUpdate(Date.from(now.plus(holds)));
        serials.forEach((serial, at) -> builder.addCRLEntry(serial, Date.from(at), CRLReason.unspecified));
        return pem(builder.build(signer()));
    }

    private static void add(X509v3CertificateBuilder builder, ASN1ObjectIdentifier what, ASN1Encodable value)
            throws IOException {
        builder.addExtension(what, true, value);
    }

    private ContentSigner signer() {
        try {
            return new JcaContentSignerBuilder(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
                    .build(key);
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException("the authority's key cannot sign", impossible);
        }
    }

    private static String pem(Object signed) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(signed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
