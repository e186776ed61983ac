package no.samkonsult.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Signed tokens that name a session: JWT (RFC 7519), HS256 with the key {@code SAMKONSULT_TOKEN_KEY}, which all roles
 * share. A token says nothing but which session; who it is and whether it still holds is looked up.
 */
@Singleton
final class Tokens {
    private static final String ISSUER = "samkonsult";

    private final byte[] key;
    private final Clock clock;

    Tokens(@Value("${samkonsult.token-key}") String hexadecimalKey, Clock clock) {
        key = HexFormat.of().parseHex(hexadecimalKey);
        this.clock = clock;
    }

    String sign(UUID session, Instant expiresAt) {
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .jwtID(session.toString())
                        .expirationTime(Date.from(expiresAt))
                        .build());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException unusableKey) {
            throw new IllegalStateException("SAMKONSULT_TOKEN_KEY cannot sign", unusableKey);
        }
        return token.serialize();
    }

    /** The session that a token names, or nothing where the token is not ours, was changed, or has expired. */
    Optional<UUID> session(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean holds = token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                    && token.verify(new MACVerifier(key))
                    && ISSUER.equals(claims.getIssuer())
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(clock.instant());
            return holds ? Optional.of(UUID.fromString(claims.getJWTID())) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
