package no.samkonsult.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The patient's own log, for programs and as a file. */
class OwnLogTest {
    private static final String ANNA = "pasient.anna";

    private final String anna = RunningDemo.patient("heimeteneste.alver", "Anna");

    @Test
    void tellsWhoSawWhatOnWhatGround() {
        RunningDemo.get("heimeteneste.alver", RunningDemo.url("/api/patients/" + anna));
        assertThat(Json.list(ANNA, "/api/log?limit=200")).anySatisfy(entry -> {
            assertThat(entry.path("person").asText()).isEqualTo("Siri Lindåsen");
            assertThat(entry.path("role").asText()).isEqualTo("HOME_CARE");
            assertThat(entry.path("organisation").asText()).isEqualTo("Alver kommune");
            assertThat(entry.path("ground").asText()).isEqualTo("ENROLMENT");
            assertThat(entry.path("purposeOfUse").asText()).isEqualTo("TREAT");
            assertThat(entry.path("acts").toString())
                    .contains("{\"action\":\"READ\",\"information\":\"PERSONAL_DETAILS\"}");
        });
    }

    @Test
    void tellsWhoTriedAndWasTurnedAway() {
        RunningDemo.get("heimeteneste.masfjorden", RunningDemo.url("/api/patients/" + anna));
        assertThat(Json.list(ANNA, "/api/log?limit=200"))
                .filteredOn(entry -> entry.path("refused").asBoolean())
                .extracting(entry -> entry.path("organisation").asText())
                .contains("Masfjorden kommune");
    }

    @Test
    void leavesOutWhatOneDoesOneself() {
        RunningDemo.get(ANNA, RunningDemo.url("/api/patients/" + anna));
        assertThat(Json.list(ANNA, "/api/log?limit=200"))
                .extracting(entry -> entry.path("role").asText())
                .doesNotContain("PATIENT");
    }

    @Test
    void isReadPageByPage() {
        RunningDemo.get("fastlege.knarvik", RunningDemo.url("/api/patients/" + anna));
        RunningDemo.get("heimeteneste.alver", RunningDemo.url("/api/patients/" + anna));
        JsonNode first = Json.get(ANNA, "/api/log?limit=1");
        JsonNode second = Json.get(ANNA, "/api/log?limit=1&offset=1");
        assertThat(List.of(first.size(), second.size())).containsOnly(1);
        assertThat(first).isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heimeteneste.alver", "parorande.kari", "loggkontroll.alver", "admin.alver"})
    void isNobodyElsesToRead(String username) {
        assertThat(RunningDemo.get(username, RunningDemo.url("/api/log")).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.get(username, RunningDemo.url("/log")).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.get(username, RunningDemo.url("/log/export")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void canBeTakenAlongWhichIsItselfInTheTrail() {
        RunningDemo.get("heimeteneste.alver", RunningDemo.url("/api/patients/" + anna));
        var file = RunningDemo.get(ANNA, RunningDemo.url("/log/export"));
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(file.body())
                .startsWith("\uFEFF\"Når\";\"Kven\"")
                .contains(";\"Siri Lindåsen\";\"Heimeteneste, Alver kommune\";");
        assertThat(Sql.column("SELECT purpose_of_use FROM audit_event WHERE action = 'EXPORT' AND role = 'PATIENT'"))
                .containsOnly("PATRQT");
    }
}
