package no.samkonsult.identity.machine;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;

/** What a client's assertion must say (RFC 7523): who, to whom, and not for long. */
final class AssertionRules {
    /** The longest an assertion may live: so long its id is remembered. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private AssertionRules() {}

    static boolean holds(JWTClaimsSet claims, String client, String endpoint, Instant now) {
        return client.equals(claims.getIssuer())
                && client.equals(claims.getSubject())
                && claims.getAudience().contains(endpoint)
                && claims.getJWTID() != null
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now)
                && !claims.getExpirationTime().toInstant().isAfter(now.plus(LONGEST));
    }
}
