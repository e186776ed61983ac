package no.samkonsult.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import no.samkonsult.identity.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ISSUER = "https://issuer.example";

    @ParameterizedTest(name = "issuer {0}, audience {1}, expires after {2} s, issued {3} s ago: {4}")
    @CsvSource({
        "https://issuer.example, us, 1, 0, ",
        "https://issuer.example, us, 0, 60, EXPIRED",
        "https://issuer.example, us, -1, 60, EXPIRED",
        "https://issuer.example, us, 60, -30, ",
        "https://issuer.example, us, 60, -31, EXPIRED",
        "https://issuer.example, them, 60, 0, WRONG_AUDIENCE",
        "https://issuer.example/, us, 60, 0, WRONG_ISSUER",
        "https://other.example, them, -1, 0, WRONG_ISSUER"
    })
    void everyFaultHasItsName(String issuer, String audience, long expires, long age, Refusal fault) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .expirationTime(Date.from(NOW.plusSeconds(expires)))
                .issueTime(Date.from(NOW.minusSeconds(age)))
                .build();
        assertThat(TokenRules.fault(claims, ISSUER, "us", NOW).orElse(null)).isEqualTo(fault);
    }

    @Test
    void aTokenThatNeverExpiresHasExpired() {
        var claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience("us").build();
        assertThat(TokenRules.fault(claims, ISSUER, "us", NOW)).contains(Refusal.EXPIRED);
    }

    @Test
    void whereNoAudienceIsSetUpNoTokenIsTaken() {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .build();
        assertThat(TokenRules.fault(claims, ISSUER, "", NOW)).contains(Refusal.WRONG_AUDIENCE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"asked-for, ", "another, WRONG_NONCE", ", WRONG_NONCE"})
    void anIdTokenAnswersTheLoginThatAskedForIt(String nonce, Refusal fault) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("us")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("nonce", nonce)
                .build();
        assertThat(TokenRules.fault(claims, ISSUER, "us", "asked-for", NOW).orElse(null))
                .isEqualTo(fault);
    }

    @ParameterizedTest(name = "{0} where {1} is required: {2}")
    @CsvSource({
        "4, 4, true",
        "3, 4, false",
        "10, 4, true",
        "'', 4, false",
        "idporten-loa-high, idporten-loa-high, true",
        "idporten-loa-substantial, idporten-loa-high, false",
        "anything, '', true"
    })
    void aLevelIsReachedByItselfAndByWhatIsMore(String level, String required, boolean reached) {
        assertThat(new IdentityClaims("", level, null, Set.of()).reaches(required))
                .isEqualTo(reached);
    }
}
