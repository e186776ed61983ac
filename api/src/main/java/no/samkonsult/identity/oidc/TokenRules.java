package no.samkonsult.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import no.samkonsult.identity.Refusal;
import org.jspecify.annotations.Nullable;

/** What a token with a good signature must also say, before anybody is believed to be who it names. */
final class TokenRules {
    /** How far apart the clocks of two honest machines may be. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private TokenRules() {}

    static Optional<Refusal> fault(JWTClaimsSet claims, String issuer, String audience, Instant now) {
        if (!issuer.equals(claims.getIssuer())) {
            return Optional.of(Refusal.WRONG_ISSUER);
        }
        if (audience.isEmpty() || !claims.getAudience().contains(audience)) {
            return Optional.of(Refusal.WRONG_AUDIENCE);
        }
        return holds(claims, now) ? Optional.empty() : Optional.of(Refusal.EXPIRED);
    }

    /** An ID token must also answer the very login that asked for it. */
    static Optional<Refusal> fault(JWTClaimsSet claims, String issuer, String client, String nonce, Instant now) {
        return fault(claims, issuer, client, now)
                .or(() -> nonce.equals(claims.getClaim("nonce")) ? Optional.empty() : Optional.of(Refusal.WRONG_NONCE));
    }

    private static boolean holds(JWTClaimsSet claims, Instant now) {
        return claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now)
                && !isAfter(claims.getNotBeforeTime(), now)
                && !isAfter(claims.getIssueTime(), now);
    }

    private static boolean isAfter(@Nullable Date date, Instant now) {
        return date != null && date.toInstant().isAfter(now.plus(SKEW));
    }
}
