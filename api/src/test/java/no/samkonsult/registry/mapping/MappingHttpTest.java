package no.samkonsult.registry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingHttpTest {
    private static final String ADMINISTRATOR = "admin.alver";
    private static final String MAPPINGS = RunningDemo.url("/api/mappings");
    private static final String PAYLOAD = """
            {\\"at\\":\\"2026-11-21T08:15:00+01:00\\",\\"sys\\":17.0,\\"dia\\":\\"11\\",\\"hr\\":71,\\"mac\\":\\"C4-7C-8D-6A-10-2F\\"}""";

    private final String contentType =
            "application/vnd.test.x" + UUID.randomUUID().toString().substring(0, 8) + "+json";

    @Test
    void aPayloadIsReadWithoutBeingKept() {
        JsonNode outcome = trial(definition("kPa"), PAYLOAD).path("outcomes").path(0);
        assertThat(outcome.path("values").findValuesAsText("name"))
                .containsExactly("blood-pressure/systolic", "blood-pressure/diastolic", "pulse/value");
        assertThat(outcome.path("values").findValuesAsText("value")).containsExactly("127.5", "82.5", "71");
        assertThat(outcome.path("device").asText()).isEqualTo("c4:7c:8d:6a:10:2f");
        JsonNode observation = Json.read(outcome.path("observations").path(0).asText());
        assertThat(observation.path("resourceType").asText()).isEqualTo("Observation");
        assertThat(observation.path("code").path("coding").findValuesAsText("code"))
                .contains("85354-9");
        assertThat(observation.path("effectiveDateTime").asText()).isEqualTo("2026-11-21T08:15:00+01:00");
        assertThat(Json.list(ADMINISTRATOR, "/api/mappings"))
                .noneMatch(each -> each.toString().contains(contentType));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\\\"sys\\\":128}|time at /at: missing",
                "nonsense|payload: not acceptable JSON",
            })
    void saysWhatCannotBeReadAndNeverAValue(String payload, String error) {
        assertThat(trial(definition(""), payload)
                        .path("outcomes")
                        .path(0)
                        .path("error")
                        .asText())
                .isEqualTo(error);
    }

    @Test
    void aUnitThatCannotBeConvertedIsSeenBeforeItIsKept() {
        assertThat(trial(definition("stone"), PAYLOAD)
                        .path("outcomes")
                        .path(0)
                        .path("error")
                        .asText())
                .isEqualTo("unit: stone cannot be converted for blood-pressure");
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"/dia\"|\"dia\"|values[2].at",
                "blood-pressure/diastolic|blood-pressure/middle|values",
                "blood-pressure/diastolic|blood|values[2].target",
                "ISO_OFFSET|yesterday|timeFormat",
                "application/vnd|application/json;|contentType",
                "\"name\":\"Test\"|\"name\":\"\"|name",
            })
    void aMappingThatTheGatewayCannotWorkByIsRefusedByItsField(String from, String to, String field) {
        HttpResponse<String> refused =
                RunningDemo.post(ADMINISTRATOR, MAPPINGS, definition("").replace(from, to));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.read(refused.body())
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"a\"}", "{\"name\":\"a\",\"contentType\":\"application/vnd.a\"}"})
    void whatIsMissingIsRefusedToo(String definition) {
        assertThat(RunningDemo.post(ADMINISTRATOR, MAPPINGS, definition).statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyVersionIsKeptAndEveryChangeAudited() throws SQLException {
        JsonNode kept = Json.read(add(definition("")).body());
        String id = kept.path("id").asText();
        assertThat(add(definition("")).body()).contains("another mapping is for it already");
        assertThat(change(id, 1, definition("kPa"))).isEqualTo(200);
        assertThat(change(id, 1, definition(""))).isEqualTo(409);
        assertThat(Json.get(ADMINISTRATOR, "/api/mappings/" + id)
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM payload_mapping_version WHERE mapping_id = '%s'".formatted(id)))
                .isEqualTo(2);
        assertThat(count(
                        "SELECT count(*) FROM audit_event WHERE entity = 'payload-mapping/%s' AND action IN ('CREATE', 'UPDATE')"
                                .formatted(id)))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heimeteneste.alver", "fastlege.knarvik", "pasient.anna", "koordinator"})
    void nobodyButAnAdministratorSeesOrChangesThem(String username) {
        assertThat(RunningDemo.get(username, MAPPINGS).statusCode()).isEqualTo(404);
        assertThat(RunningDemo.post(username, MAPPINGS, definition("")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theGatewayReadsByItWithoutARestart() throws SQLException {
        String model = "Model " + contentType;
        try (HomeDevice device = Household.in("Masfjorden").device()) {
            execute("UPDATE device SET model = '%s' WHERE name = '%s'".formatted(model, device.name()));
            assertThat(add(definition("").replace("\"model\":null", "\"model\":\"" + model + "\""))
                            .statusCode())
                    .isEqualTo(201);
            String reading = """
                    {"kind":"hub","sequence":7,"at":"%s","sys":128,"dia":82}""".formatted(HomeDevice.minutesAgo(5));
            await().until(() -> device.send(reading).equals("stored"));
            assertThat(device.send(reading)).isEqualTo("duplicate");
        }
    }

    private String definition(String unit) {
        return """
                {"name":"Test","contentType":"%s","model":null,"inUse":true,"time":"/at","timeFormat":"ISO_OFFSET",
                 "timeRequired":true,"device":"/mac","batteryInPercent":false,"values":[
                 {"target":"blood-pressure/systolic","at":"/sys","unit":"%2$s","required":true},
                 {"target":"blood-pressure/diastolic","at":"/dia","unit":"%2$s","required":true},
                 {"target":"blood-pressure/pulse","at":"/hr","required":false}]}""".formatted(contentType, unit);
    }

    private static JsonNode trial(String definition, String payload) {
        HttpResponse<String> answer = RunningDemo.post(
                ADMINISTRATOR,
                MAPPINGS + "/trial",
                "{\"definition\":%s,\"payload\":\"%s\"}".formatted(definition, payload));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static HttpResponse<String> add(String definition) {
        return RunningDemo.post(ADMINISTRATOR, MAPPINGS, definition);
    }

    private static int change(String id, int version, String definition) {
        String body = "{\"version\":%d,\"definition\":%s}".formatted(version, definition);
        return RunningDemo.put(ADMINISTRATOR, MAPPINGS + "/" + id, body).statusCode();
    }

    private static long count(String sql) throws SQLException {
        try (var connection = RunningDemo.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = RunningDemo.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
