package no.samkonsult.scheduling.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.RegionServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalHttpTest {
    private static final RegionServer SERVER = new RegionServer();
    private static final String PROPOSALS = "/api/proposals";
    private static final String TEN = "2026-10-20T10:00:00+02:00";
    private static final String ONE = "2026-10-20T13:00:00+02:00";

    private final Region region = Region.fresh();
    private final String doctor =
            SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
    private final String patient = SERVER.logIn("pasient", region.patientPerson, "PATIENT", null);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void timesAreProposedAnsweredAndBooked() throws Exception {
        var made = SERVER.send(doctor, SERVER.post(PROPOSALS, wish(Map.of())));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(SERVER.json(made))
                .containsEntry("state", "OPEN")
                .containsEntry("deadline", "2026-10-20T09:00:00+02:00");
        String path = PROPOSALS + "/" + SERVER.json(made).get("id");

        assertThat(SERVER.send(patient, SERVER.get(path)).body())
                .contains("\"answer\":\"HELD\"", "\"answer\":\"WAITING\"");
        var none = SERVER.send(patient, SERVER.post(path + "/answer", """
                {"fitting": [], "suggestion": "Onsdag"}"""));
        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(SERVER.send(doctor, SERVER.get(path)).body())
                .contains("\"suggestion\":\"Onsdag\"", "\"answer\":\"NO\"");

        var answered = SERVER.send(patient, SERVER.post(path + "/answer", "{\"fitting\": [\"%s\"]}".formatted(ONE)));
        assertThat(SERVER.json(answered)).containsEntry("state", "CONFIRMED");
        var consultation = SERVER.send(
                patient,
                SERVER.get("/api/consultations/" + SERVER.json(answered).get("consultationId")));
        assertThat(SERVER.json(consultation)).containsEntry("start", ONE).containsEntry("status", "BOOKED");

        var late = SERVER.send(doctor, SERVER.post(path + "/withdrawal", "{\"reason\": \"For seint\"}"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(SERVER.json(late)).containsEntry("code", "closed");
    }

    @Test
    void anAnswerByWordOfMouthIsNotedAndTheBestOfTheTimesIsBooked() throws Exception {
        var made = SERVER.send(doctor, SERVER.post(PROPOSALS, wish(Map.of())));
        String path = PROPOSALS + "/" + SERVER.json(made).get("id") + "/spoken-answer";
        String said = """
                {"person": "%1$s", "saidBy": "%1$s", "saidAt": "2026-10-19T08:55:00+02:00", "fitting": ["%2$s", "%3$s"], "best": "%3$s"}""".formatted(region.patientPerson, TEN, ONE);
        assertThat(SERVER.send(patient, SERVER.post(path, said)).statusCode()).isEqualTo(404);
        var wrong = SERVER.send(
                doctor, SERVER.post(path, said.replace("\"best\": \"" + ONE, "\"best\": \"2026-10-20T14:00:00+02:00")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"field\":\"best\"");
        var noted = SERVER.send(doctor, SERVER.post(path, said));
        assertThat(SERVER.json(noted)).containsEntry("state", "CONFIRMED");
        assertThat(noted.body())
                .contains("\"saidBy\":\"Anna Testdal\"", "\"notedBy\":\"Dag Testdal\"", "\"best\":true");
        var consultation = SERVER.send(
                doctor, SERVER.get("/api/consultations/" + SERVER.json(noted).get("consultationId")));
        assertThat(SERVER.json(consultation)).containsEntry("start", ONE);
    }

    @Test
    void whoeverProposedConfirmsOrWithdraws() throws Exception {
        var first = SERVER.send(doctor, SERVER.post(PROPOSALS, wish(Map.of())));
        String path = PROPOSALS + "/" + SERVER.json(first).get("id");
        var confirmed = SERVER.send(doctor, SERVER.post(path + "/confirmation", "{\"start\": \"%s\"}".formatted(TEN)));
        assertThat(SERVER.json(confirmed)).containsEntry("state", "CONFIRMED");

        var taken = SERVER.send(doctor, SERVER.post(PROPOSALS, wish(Map.of())));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(SERVER.json(taken)).containsEntry("code", "slot-taken");

        var second = SERVER.send(doctor, SERVER.post(PROPOSALS, wish(Map.of("times", "[\"%s\"]".formatted(ONE)))));
        String other = PROPOSALS + "/" + SERVER.json(second).get("id");
        assertThat(SERVER.send(patient, SERVER.post(other + "/withdrawal", "{\"reason\": \"nei\"}"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(SERVER.json(SERVER.send(doctor, SERVER.post(other + "/withdrawal", "{\"reason\": \"Sjuk\"}"))))
                .containsEntry("state", "WITHDRAWN")
                .containsEntry("reason", "Sjuk");
    }

    @ParameterizedTest(name = "{0} is wrong: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "times     | []",
                "times     | null",
                "times     | [\"2026-10-20T10:00:00Z\", \"2026-10-20T11:00:00Z\", \"2026-10-20T12:00:00Z\", \"2026-10-20T13:00:00Z\"]",
                "start     | [\"2026-10-20T10:02:00Z\"]",
                "deadline  | \"2026-10-20T09:00:01+02:00\"",
                "deadline  | \"2026-10-19T09:00:00+02:00\"",
                "minutes   | 7",
                "required  | []",
                "patientId | null"
            })
    void namesTheFieldThatIsWrong(String field, String wrong) throws Exception {
        var refused = SERVER.send(
                doctor, SERVER.post(PROPOSALS, wish(Map.of(field.equals("start") ? "times" : field, wrong))));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    private String wish(Map<String, String> changed) {
        var fields = Map.of(
                "patientId", "\"%s\"".formatted(region.patient),
                "required", "[\"%s\", \"%s\"]".formatted(region.doctor, region.nurse),
                "times", "[\"%s\", \"%s\"]".formatted(ONE, TEN),
                "minutes", "30");
        return Stream.concat(fields.keySet().stream(), changed.keySet().stream())
                .distinct()
                .map(field -> "\"%s\": %s".formatted(field, changed.getOrDefault(field, fields.get(field))))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
