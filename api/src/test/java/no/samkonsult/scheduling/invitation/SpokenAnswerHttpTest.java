package no.samkonsult.scheduling.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import org.junit.jupiter.api.Test;

/** Answers that a patient who does not log in has given by phone to whoever arranges the consultation. */
class SpokenAnswerHttpTest {
    private static final String DOCTOR = "fastlege.knarvik";
    private static final String PATIENT = "pasient.anna";

    private final UUID anna = TestDesk.person(PATIENT);
    private final String path = "/api/consultations/" + booked();

    @Test
    void isNotedByWhoeverArrangesItAndStandsUntilThePatientAnswers() {
        assertThat(note(DOCTOR, anna, OffsetDateTime.now().minusMinutes(1))).isEqualTo(204);
        assertThat(attendance()).isEqualTo("TENTATIVE");
        assertThat(Sql.rows(
                        "SELECT said_by, noted_by FROM consultation_answer WHERE consultation_id = ?::uuid AND way = 'SPOKEN'",
                        id()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("said_by", anna.toString())
                        .containsEntry("noted_by", TestDesk.person(DOCTOR).toString()));
        assertThat(page(DOCTOR)).contains("På telefon: Anna");
        assertThat(RunningDemo.post(PATIENT, RunningDemo.url(path + "/answer"), "{\"answer\": \"ACCEPTED\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(attendance()).isEqualTo("ACCEPTED");
        assertThat(page(DOCTOR)).doesNotContain("På telefon: Anna");
    }

    @Test
    void isForThoseWhoArrangeItAloneAndOfPatientsAndNextOfKinAlone() {
        OffsetDateTime now = OffsetDateTime.now();
        assertThat(note(PATIENT, anna, now)).isEqualTo(404);
        assertThat(note("heimeteneste.masfjorden", anna, now)).isEqualTo(404);
        assertThat(note(DOCTOR, TestDesk.person("heimeteneste.alver"), now)).isEqualTo(400);
        assertThat(note(DOCTOR, anna, now.plusHours(1))).isEqualTo(400);
        assertThat(attendance()).isEqualTo("INVITED");
    }

    private int note(String username, UUID person, OffsetDateTime saidAt) {
        return RunningDemo.post(username, RunningDemo.url(path + "/spoken-answer"), """
                {"person": "%s", "saidBy": "%s", "saidAt": "%s", "answer": "TENTATIVE"}""".formatted(person, anna, saidAt))
                .statusCode();
    }

    private String attendance() {
        for (JsonNode each : Json.get(DOCTOR, path).get("participants")) {
            if (each.get("personId").asText().equals(anna.toString())) {
                return each.get("attendance").asText();
            }
        }
        return "";
    }

    private String page(String username) {
        return RunningDemo.get(username, RunningDemo.url(path.replace("/api", "")))
                .body();
    }

    private String id() {
        return path.replaceFirst(".*/", "");
    }

    private static String booked() {
        OffsetDateTime now = OffsetDateTime.now();
        String people = """
                "patientId": "%s", "required": ["%s", "%s"], "minutes": 30""".formatted(
                RunningDemo.patient(DOCTOR, "Anna"), TestDesk.person(DOCTOR), TestDesk.person("heimeteneste.alver"));
        String start = post(
                        "/api/consultations/search",
                        "{%s, \"from\": \"%s\", \"to\": \"%s\"}".formatted(people, now.plusHours(1), now.plusDays(28)))
                .get("candidates")
                .get(0)
                .get("start")
                .asText();
        return post("/api/consultations", "{%s, \"start\": \"%s\"}".formatted(people, start))
                .get("id")
                .asText();
    }

    private static JsonNode post(String path, String json) {
        return Json.read(RunningDemo.post(DOCTOR, RunningDemo.url(path), json).body());
    }
}
