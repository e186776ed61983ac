package no.samkonsult.scheduling.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesHttpTest {
    private static final String DOCTOR = "fastlege.knarvik";

    @Test
    void aSeriesIsLookedAtBookedSeenMovedCancelledAndACancellationUndone() {
        JsonNode looked = post("/api/series/search", asked("\"start\": \"%s\", \"times\": 3".formatted(freeTime())));
        assertThat(looked.get("occurrences")).hasSize(3);
        JsonNode booked = post("/api/series", asked("\"starts\": [%s]".formatted(chosen(looked))));
        assertThat(booked.get("consultations")).hasSize(3);
        String first = booked.get("consultations").get(0).get("id").asText();
        String second = booked.get("consultations").get(1).get("id").asText();

        JsonNode series = Json.read(get(second).body());
        assertThat(series.get("place").asInt()).isEqualTo(2);
        assertThat(series.get("size").asInt()).isEqualTo(3);
        assertThat(series.get("everyWeeks").asInt()).isEqualTo(2);

        String later = OffsetDateTime.parse(
                        booked.get("consultations").get(1).get("start").asText())
                .plusMinutes(30)
                .toString();
        JsonNode moves = post(path(second) + "/search", "{\"start\": \"%s\"}".formatted(later));
        assertThat(moves.get("occurrences")).hasSize(2);
        assertThat(moves.get("occurrences").get(0).get("consultationId").asText())
                .isEqualTo(second);
        assertThat(status(path(second) + "/move", """
                {"reason": "LATER", "moves": [{"consultationId": "%s", "start": "%s", "version": 7}]}""".formatted(second, later))).isEqualTo(409);
        assertThat(status(path(second) + "/move", """
                {"reason": "LATER", "moves": [{"consultationId": "%s", "start": "%s"}]}""".formatted(first, later))).isEqualTo(404);

        JsonNode cancelled = post(path(second) + "/cancellation", "{\"reason\": \"Ferdig\"}");
        assertThat(cancelled.findValuesAsText("status")).containsExactly("BOOKED", "CANCELLED", "CANCELLED");
        assertThat(status(path(second) + "/cancellation", "{\"reason\": \"Ferdig\"}"))
                .isEqualTo(409);
        JsonNode restored = post("/api/consultations/%s/undo".formatted(second), "{}");
        assertThat(restored.get("status").asText()).isEqualTo("BOOKED");
        assertThat(restored.get("version").asInt()).isEqualTo(3);
        assertThat(status("/api/consultations/%s/undo".formatted(second), "{}")).isEqualTo(409);
        post(path(first) + "/cancellation", "{\"reason\": \"Ferdig\"}");
    }

    @Test
    void aConsultationThatIsNotRepeatedIsTheFirstOfOneAndCanBeRepeatedOnce() {
        JsonNode single = post("/api/consultations", asked("\"start\": \"%s\"".formatted(freeTime())));
        String id = single.get("id").asText();
        JsonNode alone = Json.read(get(id).body());
        assertThat(alone.get("size").asInt()).isOne();
        assertThat(alone.has("everyWeeks")).isFalse();
        JsonNode looked = post("/api/series/search", """
                {"consultationId": "%s", "everyWeeks": 2, "times": 3}""".formatted(id));
        assertThat(looked.get("occurrences")).hasSize(2);
        String again = """
                {"consultationId": "%s", "everyWeeks": 2, "starts": [%s]}""".formatted(id, chosen(looked));
        assertThat(post("/api/series", again)
                        .get("consultations")
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo(id);
        assertThat(status("/api/series", again)).isEqualTo(409);
        post(path(id) + "/cancellation", "{\"reason\": \"Ferdig\"}");
    }

    @ParameterizedTest(name = "{0} is wrong: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "times      | \"start\": \"2030-01-07T10:00:00+01:00\", \"times\": 13",
                "times      | \"start\": \"2030-01-07T10:00:00+01:00\"",
                "until      | \"start\": \"2030-01-07T10:00:00+01:00\", \"until\": \"2030-01-08\"",
                "start      | \"times\": 3",
                "start      | \"start\": \"2030-01-07T10:02:00+01:00\", \"times\": 3",
            })
    void namesTheFieldThatIsWrong(String field, String wrong) {
        var refused = RunningDemo.post(DOCTOR, RunningDemo.url("/api/series/search"), asked(wrong));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    @ParameterizedTest
    @CsvSource({"pasient.anna", "parorande.kari", "responssenter", "analytikar"})
    void whoDoesNotArrangeConsultationsFindsNothing(String username) {
        for (String address : List.of("/api/series/search", "/api/series")) {
            String body = asked(
                    "\"start\": \"2030-01-07T10:00:00+01:00\", \"times\": 3, \"starts\": [\"2030-01-07T10:00:00+01:00\", \"2030-01-21T10:00:00+01:00\"]");
            assertThat(RunningDemo.post(username, RunningDemo.url(address), body)
                            .statusCode())
                    .isIn(403, 404);
        }
    }

    private static String asked(String more) {
        return """
                {"patientId": "%s", "required": ["%s", "%s"], "minutes": 30, "everyWeeks": 2, %s}""".formatted(
                        RunningDemo.patient(DOCTOR, "Turid"),
                        TestDesk.person(DOCTOR),
                        TestDesk.person("heimeteneste.alver"),
                        more);
    }

    /** The time itself where all can, else the nearest. */
    private static String chosen(JsonNode looked) {
        var chosen = new ArrayList<String>();
        for (JsonNode occurrence : looked.get("occurrences")) {
            JsonNode time = occurrence.get("free").asBoolean()
                    ? occurrence
                    : occurrence.get("alternatives").get(0);
            chosen.add(time.get("start").asText());
        }
        return chosen.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }

    private static String freeTime() {
        OffsetDateTime now = OffsetDateTime.now();
        JsonNode found = post(
                "/api/consultations/search",
                asked("\"from\": \"%s\", \"to\": \"%s\"".formatted(now.plusHours(1), now.plusDays(28))));
        return found.get("candidates").get(0).get("start").asText();
    }

    private static String path(String consultation) {
        return "/api/consultations/%s/series".formatted(consultation);
    }

    private static HttpResponse<String> get(String consultation) {
        return RunningDemo.get(DOCTOR, RunningDemo.url(path(consultation)));
    }

    private static int status(String path, String json) {
        return RunningDemo.post(DOCTOR, RunningDemo.url(path), json).statusCode();
    }

    private static JsonNode post(String path, String json) {
        var answer = RunningDemo.post(DOCTOR, RunningDemo.url(path), json);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return Json.read(answer.body());
    }
}
