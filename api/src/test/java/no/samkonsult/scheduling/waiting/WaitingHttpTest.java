package no.samkonsult.scheduling.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingHttpTest {
    private static final String DOCTOR = "fastlege.knarvik";
    private static final String LIST = "/api/waiting";

    @Test
    void whatIsWaitedForStandsOnTheListUntilItIsWithdrawn() {
        var added = RunningDemo.post(DOCTOR, RunningDemo.url(LIST), asked(Map.of("priority", "\"SOON\"")));
        assertThat(added.statusCode()).isEqualTo(201);
        JsonNode wish = Json.read(added.body());
        assertThat(wish.get("state").asText()).isEqualTo("WAITING");
        assertThat(wish.get("priority").asText()).isEqualTo("SOON");
        assertThat(wish.get("deadline").asText()).isEqualTo(wish.get("to").asText());
        String path = LIST + "/" + wish.get("id").asText();
        assertThat(get(DOCTOR, LIST)).contains(wish.get("id").asText());
        assertThat(get("heimeteneste.alver", LIST))
                .doesNotContain(wish.get("id").asText());
        assertThat(RunningDemo.get("heimeteneste.alver", RunningDemo.url(path)).statusCode())
                .isEqualTo(404);

        JsonNode withdrawn = Json.read(RunningDemo.post(DOCTOR, RunningDemo.url(path + "/withdrawal"), "{}")
                .body());
        assertThat(withdrawn.get("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(RunningDemo.post(DOCTOR, RunningDemo.url(path + "/withdrawal"), "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest(name = "{0} is wrong: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from      | null",
                "to        | \"2030-01-07T00:00:00+01:00\"",
                "to        | \"2030-03-09T00:00:00+01:00\"",
                "deadline  | \"2030-01-15T00:00:00+01:00\"",
                "deadline  | \"2026-01-15T00:00:00+01:00\"",
                "minutes   | 7",
                "required  | []",
                "patientId | null"
            })
    void namesTheFieldThatIsWrong(String field, String wrong) {
        var refused = RunningDemo.post(DOCTOR, RunningDemo.url(LIST), asked(Map.of(field, wrong)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    @ParameterizedTest
    @CsvSource({"pasient.anna", "parorande.kari", "responssenter", "analytikar"})
    void whoDoesNotArrangeConsultationsPutsNothingOnTheListAndSeesNothingThere(String username) {
        assertThat(RunningDemo.post(username, RunningDemo.url(LIST), asked(Map.of()))
                        .statusCode())
                .isIn(403, 404);
        assertThat(get(username, LIST)).doesNotContain("patientId");
    }

    private static String get(String username, String path) {
        return RunningDemo.get(username, RunningDemo.url(path)).body();
    }

    private static String asked(Map<String, String> changed) {
        var fields = Map.of(
                "patientId", "\"%s\"".formatted(RunningDemo.patient(DOCTOR, "Turid")),
                "required",
                        "[\"%s\", \"%s\"]".formatted(TestDesk.person(DOCTOR), TestDesk.person("heimeteneste.alver")),
                "from", "\"2030-01-07T00:00:00+01:00\"",
                "to", "\"2030-01-14T00:00:00+01:00\"",
                "minutes", "30");
        return Stream.concat(fields.keySet().stream(), changed.keySet().stream())
                .distinct()
                .map(field -> "\"%s\": %s".formatted(field, changed.getOrDefault(field, fields.get(field))))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
