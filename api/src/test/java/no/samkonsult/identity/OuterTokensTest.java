package no.samkonsult.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.Json;
import no.samkonsult.Keycloak;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of an issuer outside, from a real Keycloak, on REST and FHIR: the same check, and each refusal with its own error. */
class OuterTokensTest {
    private static final String GP = "fastlege.knarvik";

    @BeforeAll
    static void startTheIssuer() {
        Keycloak.run();
    }

    /** Where a patient list is on each surface, and where each says why it refuses. */
    enum Surface {
        REST(RunningDemo.url("/api/patients"), "/code"),
        FHIR(RunningDemo.fhir("/Patient"), "/issue/0/details/text");

        private final String address;
        private final String code;

        Surface(String address, String code) {
            this.address = address;
            this.code = code;
        }

        HttpResponse<String> ask(String... headers) {
            return RunningDemo.send(
                    HttpRequest.newBuilder(URI.create(address)).headers(headers).GET());
        }

        void refuses(HttpResponse<String> answer, String expected, String challenge) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Json.read(answer.body()).at(code).asText()).isEqualTo(expected);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith(challenge)
                    .contains("error_description=");
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aTokenOfTheIssuerActsForTheOrganisationItNames(Surface surface) {
        var answer = surface.ask("Authorization", "Bearer " + Keycloak.token("journal", GP));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Anna");
        assertThat(Sql.column("""
                SELECT o.name FROM audit_event e JOIN organisation o ON o.id = e.organisation_id
                WHERE e.role = 'GENERAL_PRACTITIONER' ORDER BY e.id DESC LIMIT 1
                """)).containsExactly("Knarvik legekontor");
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aLoginThatIsNotStrongEnoughIsRefusedForClinicalRoles(Surface surface) {
        surface.refuses(bearer(surface, Keycloak.token("journal", "sjukeheimslege.alver")), "level-too-low", INVALID);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aTokenOfAnotherIssuerIsRefused(Surface surface) {
        surface.refuses(bearer(surface, Keycloak.foreignToken()), "wrong-issuer", INVALID);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aTokenForAnotherServiceIsRefused(Surface surface) {
        surface.refuses(bearer(surface, Keycloak.token("journal-elsewhere", GP)), "wrong-audience", INVALID);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aTokenThatHasExpiredIsRefused(Surface surface) {
        String token = Keycloak.token("journal-short", GP);
        await().until(() -> bearer(surface, token).statusCode() == 401);
        surface.refuses(bearer(surface, token), "expired", INVALID);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aTokenThatWasChangedIsRefused(Surface surface) {
        String[] parts = Keycloak.token("journal", GP).split("\\.");
        String other = Keycloak.token("journal", "heimeteneste.alver").split("\\.")[1];
        surface.refuses(bearer(surface, parts[0] + "." + other + "." + parts[2]), "wrong-signature", INVALID);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aPersonWithoutARoleHereIsRefused(Surface surface) {
        surface.refuses(bearer(surface, Keycloak.token("journal", "ukjend")), "unknown-person", INVALID);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aTokenThatIsBoundToAKeyNeedsAProofWhichHoldsOnce(Surface surface) throws JOSEException {
        var proofs = new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        String token = Keycloak.boundToken(proofs, GP);
        surface.refuses(bearer(surface, token), "proof-required", "DPoP error=\"invalid_token\"");

        String proof = proof(proofs, surface.address, token);
        assertThat(bound(surface, token, proof).statusCode()).isEqualTo(200);
        surface.refuses(bound(surface, token, proof), "proof-replayed", NO_PROOF);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aProofForAnotherAddressOrWithAnotherKeyIsRefused(Surface surface) throws JOSEException {
        var proofs = new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        var others = new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        String token = Keycloak.boundToken(proofs, GP);
        List<String> wrong = List.of(
                proof(proofs, surface.address + "/elsewhere", token),
                proof(others, surface.address, token),
                proof(proofs, surface.address, Keycloak.token("journal", GP)));
        for (String proof : wrong) {
            surface.refuses(bound(surface, token, proof), "proof-invalid", NO_PROOF);
        }
    }

    @Test
    void aProofThatWasUsedOnOneSurfaceIsUsedUpOnEvery() throws JOSEException {
        var proofs = new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        String token = Keycloak.boundToken(proofs, GP);
        String proof = proof(proofs, Surface.REST.address, token);
        assertThat(bound(Surface.REST, token, proof).statusCode()).isEqualTo(200);
        assertThat(bound(Surface.FHIR, token, proof).statusCode()).isEqualTo(401);
        Surface.REST.refuses(bound(Surface.REST, token, proof), "proof-replayed", NO_PROOF);
    }

    private static final String INVALID = "Bearer error=\"invalid_token\"";
    private static final String NO_PROOF = "DPoP error=\"invalid_dpop_proof\"";

    private static Stream<Surface> surfaces() {
        return Stream.of(Surface.values());
    }

    private static String proof(DefaultDPoPProofFactory proofs, String address, String token) throws JOSEException {
        return proofs.createDPoPJWT("GET", URI.create(address), new DPoPAccessToken(token))
                .serialize();
    }

    private static HttpResponse<String> bearer(Surface surface, String token) {
        return surface.ask("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> bound(Surface surface, String token, String proof) {
        return surface.ask("Authorization", "DPoP " + token, "DPoP", proof);
    }
}
