package no.samkonsult.monitoring.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuitabilityHttpTest {
    private static final String NURSE = "heimeteneste.masfjorden";

    private static final String CHECKS = RunningDemo.url("/api/patients/%s/suitability-checks");

    private final String olav = RunningDemo.patient(NURSE, "Olav");

    @Test
    void whatIsNotAnsweredIsAskedForAndNothingIsKept() {
        HttpResponse<String> answer = submit(NURSE, "conclusion", "SUITED", "reason", "Utan svar");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Svar på alle spørsmåla");
        assertThat(kept("Utan svar")).isEmpty();
    }

    @Test
    void aCheckKeepsWhatWasAskedAndWhoMadeItAndIsInTheAuditTrail() {
        assertThat(submit(NURSE, all("Ho vil sjølv")).statusCode()).isEqualTo(303);
        assertThat(kept("Ho vil sjølv")).hasSize(1);
        assertThat(Sql.column(
                        "SELECT action FROM audit_event WHERE entity = 'suitability/' || ?",
                        kept("Ho vil sjølv").getFirst()))
                .containsExactly("CREATE");
    }

    @Test
    void aProgramAsksWhatThePageAsksAndReadsWhatItWrote() {
        JsonNode sets = Json.read(RunningDemo.get(NURSE, RunningDemo.url("/api/suitability-questions"))
                .body());
        JsonNode asked = StreamSupport.stream(sets.spliterator(), false)
                .filter(set -> set.at("/programme").asText().equals("heart-failure"))
                .findFirst()
                .orElseThrow();
        String answers = asked.at("/questions")
                .valueStream()
                .map(question ->
                        "\"%s\": \"YES\"".formatted(question.at("/code").asText()))
                .collect(Collectors.joining(", ", "{", "}"));
        var made = RunningDemo.post(NURSE, CHECKS.formatted(olav), request("heart-failure", answers, "Over REST"));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(Json.read(made.body()).at("/answers/weigh").asText()).isEqualTo("YES");
        assertThat(Json.read(RunningDemo.get(NURSE, CHECKS.formatted(olav)).body())
                        .at("/0/reason")
                        .asText())
                .isEqualTo("Over REST");
    }

    @ParameterizedTest(name = "{0} is named")
    @CsvSource({"programme, asthma, {}, Av di", "answers, heart-failure, {}, Av di", "reason, heart-failure, ALL, ''"})
    void whatIsWrongInARequestIsNamed(String field, String programme, String answers, String reason) {
        String all =
                "{\"risk\":\"YES\",\"benefit\":\"YES\",\"informed\":\"YES\",\"manages\":\"YES\",\"language\":\"YES\",\"home\":\"YES\",\"response\":\"YES\",\"weigh\":\"YES\"}";
        var refused = RunningDemo.post(
                NURSE, CHECKS.formatted(olav), request(programme, answers.equals("ALL") ? all : answers, reason));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    private static String request(String programme, String answers, String reason) {
        return """
                {"programme": "%s", "answers": %s, "conclusion": "SUITED", "reason": "%s"}
                """.formatted(programme, answers, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"heimeteneste.alver", "legesekretar.knarvik", "admin.alver", "pasient.anna", "parorande.kari"})
    void othersNeitherReadNorMakeOne(String username) {
        assertThat(RunningDemo.get(username, RunningDemo.url("/patients/%s/suitability".formatted(olav)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(submit(username, all("Av " + username)).statusCode()).isEqualTo(404);
        assertThat(RunningDemo.get(username, CHECKS.formatted(olav)).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.post(username, CHECKS.formatted(olav), request("copd", "{}", "Av"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(kept("Av " + username)).isEmpty();
    }

    private String[] all(String reason) {
        return new String[] {
            "answer.risk", "YES", "answer.benefit", "YES", "answer.informed", "YES", "answer.manages", "UNSURE",
            "answer.language", "YES", "answer.home", "YES", "answer.response", "NO", "answer.weigh", "YES",
            "conclusion", "SUITED_WITH_HELP", "reason", reason
        };
    }

    private HttpResponse<String> submit(String username, String... fields) {
        var all = new ArrayList<>(List.of("programme", "heart-failure"));
        all.addAll(List.of(fields));
        return RunningDemo.submit(username, "/patients/%s/suitability".formatted(olav), all.toArray(String[]::new));
    }

    private static List<String> kept(String reason) {
        return Sql.column("SELECT id FROM suitability_check WHERE reason = ?", reason);
    }
}
