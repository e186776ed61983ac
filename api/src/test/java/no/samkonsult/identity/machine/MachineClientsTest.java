package no.samkonsult.identity.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.demo.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another system proves who it is with a key of its own, and reads what its service follows up, as far as its scopes go. */
class MachineClientsTest {
    private static final UUID CLIENT = UUID.randomUUID();
    private static ECKey key;

    @BeforeAll
    static void register() throws JOSEException, SQLException {
        key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        try (var connection = RunningDemo.database("samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
                var statement = connection.prepareStatement("""
                        INSERT INTO machine_client (id, name, organisation_id, service_id, jwks, scopes)
                        SELECT ?, 'Fagsystem', organisation_id, id, ?::jsonb, '{patient.read,measurement.read}'
                        FROM service WHERE name = 'Heimeoppfølging Alver'
                        """)) {
            statement.setObject(1, CLIENT);
            statement.setString(2, new JWKSet(key).toString(true));
            statement.executeUpdate();
        }
    }

    @Test
    void readsThePatientsOfItsServiceOnBothSurfacesAndTheAuditTrailNamesIt() throws JOSEException {
        String token = granted(ask(assertion(key, endpoint(), UUID.randomUUID()), ""));
        assertThat(get(RunningDemo.url("/api/patients?name=Anna"), token).body())
                .contains("Anna");
        assertThat(get(RunningDemo.url("/api/patients?name=Olav"), token).body())
                .doesNotContain("Olav");
        var patients = get(RunningDemo.fhir("/Patient?name=Anna"), token);
        assertThat(patients.statusCode()).as(patients.body()).isEqualTo(200);
        assertThat(patients.body()).contains("Anna");
        assertThat(Sql.column("SELECT DISTINCT role FROM audit_event WHERE person_id = ?", CLIENT))
                .containsExactly("MACHINE");
    }

    @Test
    void aTokenOpensNoMoreThanItsScope() throws JOSEException {
        String token = granted(ask(assertion(key, endpoint(), UUID.randomUUID()), "patient.read"));
        assertThat(get(RunningDemo.fhir("/Patient"), token).statusCode()).isEqualTo(200);
        for (String beyond : new String[] {
            RunningDemo.fhir("/Observation"), RunningDemo.url("/api/alerts"), RunningDemo.url("/patients")
        }) {
            var refused = get(beyond, token);
            assertThat(refused.statusCode()).as(beyond).isEqualTo(403);
            assertThat(refused.body()).contains("insufficient-scope");
        }
    }

    @Test
    void aScopeThatTheClientMayNotHaveIsRefused() throws JOSEException {
        var refused = ask(assertion(key, endpoint(), UUID.randomUUID()), "patient.read patient.write");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.read(refused.body()).get("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void anAssertionHoldsOnceForThisEndpointAndWithTheClientsKey() throws JOSEException {
        UUID once = UUID.randomUUID();
        granted(ask(assertion(key, endpoint(), once), ""));
        refuses(assertion(key, endpoint(), once));
        refuses(assertion(key, "https://elsewhere.example/token", UUID.randomUUID()));
        refuses(assertion(new ECKeyGenerator(Curve.P_256).keyID("one").generate(), endpoint(), UUID.randomUUID()));
    }

    private static void refuses(String assertion) {
        var refused = ask(assertion, "");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Json.read(refused.body()).get("error").asText()).isEqualTo("invalid_client");
    }

    private static String granted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).get("access_token").asText();
    }

    private static String endpoint() {
        return RunningDemo.url("/oauth2/token");
    }

    private static String assertion(ECKey key, String audience, UUID id) throws JOSEException {
        var assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(CLIENT.toString())
                        .subject(CLIENT.toString())
                        .audience(audience)
                        .jwtID(id.toString())
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        assertion.sign(new ECDSASigner(key));
        return assertion.serialize();
    }

    private static HttpResponse<String> ask(String assertion, String scope) {
        String form = "grant_type=client_credentials&scope=%s&client_assertion=%s&client_assertion_type=%s"
                .formatted(
                        scope.replace(" ", "+"), assertion, "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(endpoint()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> get(String address, String token) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token));
    }
}
