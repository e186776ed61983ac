package no.samkonsult.scheduling.preference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceHttpTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final String OWN = RunningDemo.url("/api/me/meeting-times");
    private static final String WEEK = """
            {"week": [{"weekday": "TUESDAY", "opens": "13:00", "closes": "24:00"},
                      {"weekday": "MONDAY", "opens": "10:00", "closes": "11:30"}]}
            """;

    private final Household household = Household.in("Alver");
    private final String patients = RunningDemo.url("/api/patients/%s/meeting-times".formatted(household.patient()));

    @Test
    void whatThePatientSaysIsReadByWhoeverBooksAndReplacedByWhatTheyAreTold() {
        JsonNode said =
                Json.read(RunningDemo.put(household.account(), OWN, WEEK).body());
        assertThat(said.at("/week/0/weekday").asText()).isEqualTo("MONDAY");
        assertThat(said.at("/week/1/closes").asText()).isEqualTo("24:00");
        assertThat(Json.read(RunningDemo.get(NURSE, patients).body())).isEqualTo(said);

        assertThat(RunningDemo.put(NURSE, patients, "{\"week\": []}").statusCode())
                .isEqualTo(200);
        assertThat(Json.read(RunningDemo.get(household.account(), OWN).body()).at("/week"))
                .isEmpty();
        assertThat(Sql.column(
                        "SELECT ground FROM audit_event WHERE patient_id = ? AND entity LIKE 'meeting-times/%'",
                        household.patient()))
                .containsExactly("ENROLMENT");
    }

    @ParameterizedTest(name = "{0} is named: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "week    | {}",
                "weekday | {\"week\": [{\"opens\": \"10:00\", \"closes\": \"11:00\"}]}",
                "weekday | {\"week\": [{\"weekday\": \"LAURDAG\", \"opens\": \"10:00\", \"closes\": \"11:00\"}]}",
                "week    | {\"week\": [{\"weekday\": \"MONDAY\", \"opens\": \"11:00\", \"closes\": \"10:00\"}]}",
                "week    | {\"week\": [{\"weekday\": \"MONDAY\", \"opens\": \"10:02\", \"closes\": \"11:00\"}]}",
                "week    | {\"week\": [{\"weekday\": \"MONDAY\", \"opens\": \"10:00\"}]}",
                "week    | {\"week\": [{\"weekday\": \"MONDAY\", \"opens\": \"10:00\", \"closes\": \"11:00\"}, {\"weekday\": \"MONDAY\", \"opens\": \"10:30\", \"closes\": \"12:00\"}]}"
            })
    void whatIsWrongIsNamedAndNothingIsChanged(String field, String body) {
        RunningDemo.put(household.account(), OWN, WEEK);
        var refused = RunningDemo.put(household.account(), OWN, body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
        assertThat(Json.read(RunningDemo.get(household.account(), OWN).body()).at("/week"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heimeteneste.masfjorden", "pasient.anna", "admin.alver"})
    void othersFindNothing(String account) {
        assertThat(RunningDemo.get(account, patients).statusCode()).isEqualTo(404);
        assertThat(RunningDemo.put(account, patients, WEEK).statusCode()).isEqualTo(404);
    }
}
