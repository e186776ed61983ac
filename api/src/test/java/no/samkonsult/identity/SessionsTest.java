package no.samkonsult.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token opens REST, FHIR and pages alike, as long as its session lasts, and no other does. */
class SessionsTest {
    private static final String USERNAME = "sjukeheimslege.alver";
    private static final Instant NOW = Instant.now();
    private static final Instant LATER = NOW.plus(1, ChronoUnit.HOURS);
    private static final Instant EARLIER = NOW.minus(1, ChronoUnit.SECONDS);

    @Test
    void logoutEndsTheSessionEverywhereAtOnce() {
        String token = logIn();
        assertOpens(token, true);
        assertThat(RunningDemo.send(bearer(token, RunningDemo.url("/logout")).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(303);
        assertOpens(token, false);
    }

    @Test
    void logoutEndsNoOtherSessionOfTheSamePerson() {
        String other = logIn();
        RunningDemo.send(bearer(logIn(), RunningDemo.url("/logout")).POST(BodyPublishers.noBody()));
        assertOpens(other, true);
    }

    @Test
    void aSessionThatHasExpiredIsOverWhateverItsTokenSays() {
        assertOpens(token(session(LATER), LATER), true);
        assertOpens(token(session(EARLIER), LATER), false);
    }

    @Test
    void aTokenThatHasExpiredIsOverWhateverItsSessionSays() {
        assertOpens(token(session(LATER), EARLIER), false);
    }

    @Test
    void aTokenOfNoSessionOpensNothing() {
        assertOpens(token(UUID.randomUUID(), LATER), false);
    }

    @Test
    void aTokenWithoutSignatureOpensNothing() {
        assertOpens(new PlainJWT(claims(session(LATER))).serialize(), false);
    }

    @Test
    void aTokenThatIsSignedWithAnotherKeyOpensNothing() throws JOSEException {
        var forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(session(LATER)));
        forged.sign(new MACSigner(new byte[32]));
        assertOpens(forged.serialize(), false);
    }

    @Test
    void aTokenThatWasChangedOpensNothing() {
        String[] parts = token(session(LATER), LATER).split("\\.");
        String[] others = token(session(LATER), LATER).split("\\.");
        assertOpens(parts[0] + "." + others[1] + "." + parts[2], false);
        assertOpens(parts[0] + "." + parts[1] + ".", false);
        assertOpens("x", false);
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource({"sjukeheimslege.alver, wrong", "sjukeheimslege.alver, ''", "nobody, demo", "'', demo"})
    void aWrongNameAndAWrongPasswordAnswerAlike(String username, String password) {
        var refused = logIn(username, password);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Json.read(refused.body()).get("code").asText()).isEqualTo("login-failed");
        assertThat(refused.body()).isEqualTo(logIn("nobody", "wrong").body());
    }

    @Test
    void logInAndLogOutAreInTheAuditTrail() {
        String token = logIn();
        RunningDemo.send(bearer(token, RunningDemo.url("/logout")).POST(BodyPublishers.noBody()));
        UUID session = RunningDemo.bean(Tokens.class).session(token).orElseThrow();
        assertThat(Sql.column("SELECT action FROM audit_event WHERE session_id = ? ORDER BY id", session))
                .containsExactly("LOGIN", "LOGOUT");
    }

    /** On REST, on FHIR, and as the cookie of a page. */
    private static void assertOpens(String token, boolean open) {
        assertThat(RunningDemo.send(bearer(token, RunningDemo.url("/api/alerts")))
                        .statusCode())
                .isEqualTo(open ? 200 : 401);
        assertThat(RunningDemo.send(bearer(token, RunningDemo.fhir("/Patient"))).statusCode())
                .isEqualTo(open ? 200 : 401);
        var page = RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url("/")))
                .header("Cookie", "session=" + token)
                .header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(open ? 200 : 303);
    }

    private static HttpRequest.Builder bearer(String token, String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
    }

    private static String logIn() {
        return Json.read(logIn(USERNAME, "demo").body()).get("access_token").asText();
    }

    private static HttpResponse<String> logIn(String username, String password) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url("/login")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password))));
    }

    private static UUID session(Instant expiresAt) {
        UUID session = UUID.randomUUID();
        Sql.run("""
                INSERT INTO session (id, person_id, role, organisation_id, started_at, expires_at)
                SELECT ?, person_id, role, organisation_id, now() - interval '2 hours', ?::timestamptz
                FROM account WHERE username = ?
                """, session, expiresAt.toString(), USERNAME);
        return session;
    }

    private static String token(UUID session, Instant expiresAt) {
        return RunningDemo.bean(Tokens.class).sign(session, expiresAt);
    }

    private static JWTClaimsSet claims(UUID session) {
        return new JWTClaimsSet.Builder()
                .issuer("samkonsult")
                .jwtID(session.toString())
                .expirationTime(Date.from(LATER))
                .build();
    }
}
