package no.samkonsult.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.identity.Presented;
import no.samkonsult.identity.Refusal;
import no.samkonsult.identity.SingleUse;
import org.jspecify.annotations.Nullable;

/**
 * Tokens bound to a key (DPoP, RFC 9449): whoever sends one proves with each request that they hold the key, so that a
 * token that leaked is worth nothing. A proof holds once, in whichever process it is shown.
 */
@Singleton
final class BoundTokens {
    static final String SCHEME = "DPoP";
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.PS256, JWSAlgorithm.RS256);
    private static final long SKEW_SECONDS = 10;
    private static final long AGE_SECONDS = 60;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** Single use is ours to check: the library would not tell a proof that was used before from one that is wrong. */
    private final DPoPProtectedResourceRequestVerifier verifier =
            new DPoPProtectedResourceRequestVerifier(ALGORITHMS, SKEW_SECONDS, AGE_SECONDS, null);

    private final SingleUse singleUse;

    BoundTokens(SingleUse singleUse) {
        this.singleUse = singleUse;
    }

    /** What is wrong with how the token is sent, if anything is. */
    Optional<Refusal> fault(
            Presented presented, String scheme, String token, JWTClaimsSet claims, boolean mustBeBound) {
        @Nullable JWKThumbprintConfirmation key = JWKThumbprintConfirmation.parse(claims);
        boolean proofShown = scheme.equals(SCHEME);
        if (key == null) {
            return proofShown
                    ? Optional.of(Refusal.PROOF_INVALID)
                    : mustBeBound ? Optional.of(Refusal.PROOF_REQUIRED) : Optional.empty();
        }
        String proof = presented.dpop();
        return proofShown && proof != null
                ? fault(presented, proof, new DPoPAccessToken(token), claims, key)
                : Optional.of(Refusal.PROOF_REQUIRED);
    }

    private Optional<Refusal> fault(
            Presented presented,
            String text,
            DPoPAccessToken token,
            JWTClaimsSet claims,
            JWKThumbprintConfirmation key) {
        var issuer = new DPoPIssuer(claims.getIssuer() + "\n" + key.getValue());
        try {
            SignedJWT proof = SignedJWT.parse(text);
            verifier.verify(presented.method(), presented.uri(), issuer, proof, token, key, null);
            String id = proof.getJWTClaimsSet().getJWTID();
            return singleUse.isFirst(issuer.getValue(), id, REMEMBERED)
                    ? Optional.empty()
                    : Optional.of(Refusal.PROOF_REPLAYED);
        } catch (InvalidDPoPProofException | AccessTokenValidationException | JOSEException | ParseException invalid) {
            return Optional.of(Refusal.PROOF_INVALID);
        }
    }
}
