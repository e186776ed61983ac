package no.samkonsult.scheduling.immediate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.RegionServer;
import no.samkonsult.shared.PersonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImmediateHttpTest {
    private static final RegionServer SERVER = new RegionServer();
    private static final String CALLS = "/api/immediate-consultations";

    private final Region region = Region.fresh();
    private final String nurse = SERVER.logIn("heimeteneste", region.nurse, "HOME_CARE", region.municipality.value());
    private final String doctor =
            SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
    private final String specialist =
            SERVER.logIn("spesialist", region.specialist, "SPECIALIST", region.hospital.value());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void peopleAreFoundRungAndJoin() throws Exception {
        var candidates = SERVER.send(nurse, SERVER.get(CALLS + "/candidates?patientId=" + region.patient));
        assertThat(candidates.body())
                .contains("\"standing\":\"FREE\",\"suggested\":true", region.doctor.toString())
                .contains("\"standing\":\"FREE\",\"suggested\":false", region.specialist.toString());

        var rung = SERVER.send(nurse, SERVER.post(CALLS, wish(Map.of())));
        assertThat(rung.statusCode()).isEqualTo(201);
        assertThat(SERVER.json(rung)).containsEntry("state", "RINGING");
        String path = CALLS + "/" + SERVER.json(rung).get("id");
        assertThat(SERVER.send(doctor, SERVER.get(CALLS)).body())
                .contains(String.valueOf(SERVER.json(rung).get("id")));
        assertThat(SERVER.send(doctor, SERVER.get(path)).body()).doesNotContain("video.example.org");

        var said = SERVER.send(doctor, SERVER.post(path + "/answer", "{\"answer\": \"YES\"}"));
        assertThat(said.statusCode()).isEqualTo(200);
        var booked = SERVER.send(
                doctor, SERVER.get("/api/consultations/" + SERVER.json(said).get("consultationId")));
        assertThat(SERVER.json(booked))
                .containsEntry("status", "BOOKED")
                .containsEntry("start", "2026-10-19T09:00:00+02:00");

        var more = SERVER.send(
                nurse,
                SERVER.post(
                        path + "/rings",
                        "{\"people\": [%s], \"patienceMinutes\": 2}"
                                .formatted(named(region.specialist, "SPECIALIST"))));
        assertThat(SERVER.json(more)).containsEntry("state", "RINGING");
        assertThat(SERVER.json(SERVER.send(specialist, SERVER.post(path + "/answer", "{\"answer\": \"NO\"}"))))
                .containsEntry("state", "STARTED");
        var over = SERVER.send(nurse, SERVER.post(path + "/stop", "{}"));
        assertThat(over.statusCode()).isEqualTo(409);
        assertThat(SERVER.json(over)).containsEntry("code", "closed");
    }

    @Test
    void whyNothingCameOfItIsSaid() throws Exception {
        String path = CALLS + "/"
                + SERVER.json(SERVER.send(nurse, SERVER.post(CALLS, wish(Map.of()))))
                        .get("id");
        var again = SERVER.send(nurse, SERVER.post(CALLS, wish(Map.of())));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(SERVER.json(again)).containsEntry("code", "already-ringing");
        assertThat(SERVER.json(SERVER.send(nurse, SERVER.post(path + "/stop", "{}"))))
                .containsEntry("state", "STOPPED");
        var late = SERVER.send(doctor, SERVER.post(path + "/answer", "{\"answer\": \"YES\"}"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(SERVER.json(late)).containsEntry("code", "closed");
        assertThat(SERVER.send(specialist, SERVER.get(path)).statusCode()).isEqualTo(404);
        assertThat(SERVER.send(specialist, SERVER.post(CALLS, wish(Map.of()))).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} is wrong: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "people          | []",
                "people          | null",
                "personId        | [{\"role\": \"SPECIALIST\"}]",
                "patienceMinutes | 60",
                "patienceMinutes | null",
                "minutes         | 25",
                "minutes         | null",
                "place           | \"rom 4\"",
                "place           | null",
                "patientId       | null",
                "alertId         | \"00000000-0000-0000-0000-000000000001\""
            })
    void namesTheFieldThatIsWrong(String field, String wrong) throws Exception {
        var refused = SERVER.send(
                nurse, SERVER.post(CALLS, wish(Map.of(field.equals("personId") ? "people" : field, wrong))));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field.equals("alertId") ? "alert" : field));
    }

    @Test
    void anAnswerIsYesOrNo() throws Exception {
        String path = CALLS + "/"
                + SERVER.json(SERVER.send(nurse, SERVER.post(CALLS, wish(Map.of()))))
                        .get("id");
        var refused = SERVER.send(doctor, SERVER.post(path + "/answer", "{\"answer\": \"MAYBE\"}"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"answer\"");
    }

    private String wish(Map<String, String> changed) {
        var fields = Map.of(
                "patientId", "\"%s\"".formatted(region.patient),
                "people", "[%s]".formatted(named(region.doctor, "GENERAL_PRACTITIONER")),
                "minutes", "20",
                "patienceMinutes", "5",
                "place", "\"https://video.example.org/17\"");
        return Stream.concat(fields.keySet().stream(), changed.keySet().stream())
                .distinct()
                .map(field -> "\"%s\": %s".formatted(field, changed.getOrDefault(field, fields.get(field))))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String named(PersonId person, String role) {
        return "{\"personId\": \"%s\", \"role\": \"%s\"}".formatted(person, role);
    }
}
