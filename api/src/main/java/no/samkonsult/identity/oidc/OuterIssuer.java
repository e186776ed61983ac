package no.samkonsult.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import no.samkonsult.identity.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An issuer and what it publishes of itself: its endpoints, asked for when first needed, so that we start without it, and
 * its keys, which are kept and fetched again when a token is signed with one that is new.
 */
final class OuterIssuer {
    private static final Logger LOG = LoggerFactory.getLogger(OuterIssuer.class);
    static final int TIMEOUT_MILLISECONDS = 5_000;
    private static final int LARGEST_KEY_SET = 100_000;

    /** Signatures with the issuer's own key: never a secret that both know, and never none. */
    private static final Set<JWSAlgorithm> ALGORITHMS = signatures();

    private final IssuerSettings settings;
    private volatile @Nullable Published published;

    OuterIssuer(IssuerSettings settings) {
        this.settings = settings;
    }

    private record Published(OIDCProviderMetadata metadata, DefaultJWTProcessor<SecurityContext> signatures) {}

    IssuerSettings settings() {
        return settings;
    }

    OIDCProviderMetadata metadata() throws IOException, GeneralException {
        return published().metadata();
    }

    /** Checks the signature alone; what the token says is judged by {@link TokenRules}. */
    Checked check(SignedJWT token) {
        try {
            JWTClaimsSet claims = published().signatures().process(token, null);
            return new Checked.Signed(claims);
        } catch (BadJOSEException wrong) {
            return new Checked.Refused(Refusal.WRONG_SIGNATURE);
        } catch (JOSEException | IOException | GeneralException unreachable) {
            LOG.warn(
                    "issuer={} unreachable={}",
                    settings.name(),
                    unreachable.getClass().getSimpleName());
            return new Checked.Refused(Refusal.ISSUER_UNREACHABLE);
        }
    }

    private Published published() throws IOException, GeneralException {
        Published known = published;
        if (known == null) {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(settings.issuer(), TIMEOUT_MILLISECONDS, TIMEOUT_MILLISECONDS);
            known = new Published(metadata, signatures(metadata));
            published = known;
        }
        return known;
    }

    private static DefaultJWTProcessor<SecurityContext> signatures(OIDCProviderMetadata metadata) throws IOException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(TIMEOUT_MILLISECONDS, TIMEOUT_MILLISECONDS, LARGEST_KEY_SET))
                .retrying(true)
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("logout+jwt"), null));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }

    private static Set<JWSAlgorithm> signatures() {
        var all = new HashSet<JWSAlgorithm>();
        all.addAll(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        return all;
    }
}
