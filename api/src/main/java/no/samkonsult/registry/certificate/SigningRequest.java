package no.samkonsult.registry.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * What a device asks to be certified (PKCS #10, RFC 2986): its public key, of which it has proved to hold the private one. Who
 * it says it is, is not asked: its name is that of the register.
 */
record SigningRequest(PublicKey key) {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;
    private static final int LONGEST = 16_384;

    /** Reads a request in PEM; empty where it is none, was not signed by its key, or the key is too weak. */
    static Optional<SigningRequest> of(String pem) {
        if (pem.length() > LONGEST) {
            return Optional.empty();
        }
        try (var parser = new PEMParser(new StringReader(pem))) {
            return parser.readObject() instanceof PKCS10CertificationRequest request
                    ? verified(new JcaPKCS10CertificationRequest(request))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<SigningRequest> verified(JcaPKCS10CertificationRequest request) {
        try {
            PublicKey key = request.getPublicKey();
            boolean signed = request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
            return signed && isStrong(key) ? Optional.of(new SigningRequest(key)) : Optional.empty();
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException unusable) {
            return Optional.empty();
        }
    }

    private static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey curve -> curve.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
            default -> false;
        };
    }
}
