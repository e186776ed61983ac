package no.samkonsult.scheduling.immediate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Region;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImmediateHttpTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of(
            "micronaut.server.port",
            -1,
            "samkonsult.role.web",
            true,
            "samkonsult.demo",
            true,
            "samkonsult.token-key",
            "00".repeat(32)));
    private static final URI ROOT =
            APPLICATION.getBean(EmbeddedServer.class).start().getURI();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CALLS = "/api/immediate-consultations";

    private final Region region = Region.fresh();
    private final String nurse = logIn("heimeteneste", region.nurse, "HOME_CARE", region.municipality.value());
    private final String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
    private final String specialist = logIn("spesialist", region.specialist, "SPECIALIST", region.hospital.value());

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void peopleAreFoundRungAndJoin() throws Exception {
        var candidates = send(nurse, get(CALLS + "/candidates?patientId=" + region.patient));
        assertThat(candidates.body())
                .contains("\"standing\":\"FREE\",\"suggested\":true", region.doctor.toString())
                .contains("\"standing\":\"FREE\",\"suggested\":false", region.specialist.toString());

        var rung = send(nurse, post(CALLS, wish(Map.of())));
        assertThat(rung.statusCode()).isEqualTo(201);
        assertThat(json(rung)).containsEntry("state", "RINGING");
        String path = CALLS + "/" + json(rung).get("id");
        assertThat(send(doctor, get(CALLS)).body())
                .contains(String.valueOf(json(rung).get("id")));
        assertThat(send(doctor, get(path)).body()).doesNotContain("video.example.org");

        var said = send(doctor, post(path + "/answer", "{\"answer\": \"YES\"}"));
        assertThat(said.statusCode()).isEqualTo(200);
        var booked = send(doctor, get("/api/consultations/" + json(said).get("consultationId")));
        assertThat(json(booked)).containsEntry("status", "BOOKED").containsEntry("start", "2026-10-19T09:00:00+02:00");

        var more = send(
                nurse,
                post(
                        path + "/rings",
                        "{\"people\": [%s], \"patienceMinutes\": 2}"
                                .formatted(named(region.specialist, "SPECIALIST"))));
        assertThat(json(more)).containsEntry("state", "RINGING");
        assertThat(json(send(specialist, post(path + "/answer", "{\"answer\": \"NO\"}"))))
                .containsEntry("state", "STARTED");
        var over = send(nurse, post(path + "/stop", "{}"));
        assertThat(over.statusCode()).isEqualTo(409);
        assertThat(json(over)).containsEntry("code", "closed");
    }

    @Test
    void whyNothingCameOfItIsSaid() throws Exception {
        String path =
                CALLS + "/" + json(send(nurse, post(CALLS, wish(Map.of())))).get("id");
        var again = send(nurse, post(CALLS, wish(Map.of())));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again)).containsEntry("code", "already-ringing");
        assertThat(json(send(nurse, post(path + "/stop", "{}")))).containsEntry("state", "STOPPED");
        var late = send(doctor, post(path + "/answer", "{\"answer\": \"YES\"}"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late)).containsEntry("code", "closed");
        assertThat(send(specialist, get(path)).statusCode()).isEqualTo(404);
        assertThat(send(specialist, post(CALLS, wish(Map.of()))).statusCode()).isEqualTo(404);
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
        var refused = send(nurse, post(CALLS, wish(Map.of(field.equals("personId") ? "people" : field, wrong))));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field.equals("alertId") ? "alert" : field));
    }

    @Test
    void anAnswerIsYesOrNo() throws Exception {
        String path =
                CALLS + "/" + json(send(nurse, post(CALLS, wish(Map.of())))).get("id");
        var refused = send(doctor, post(path + "/answer", "{\"answer\": \"MAYBE\"}"));
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

    private static String logIn(String username, PersonId person, String role, @Nullable Object organisation) {
        try {
            Region.sql("INSERT INTO account VALUES (?, ?, ?, ?)", username, person.value(), role, organisation);
            var answer = CLIENT.send(
                    post("/login", "{\"username\": \"%s\", \"password\": \"demo\"}".formatted(username))
                            .build(),
                    BodyHandlers.ofString());
            return String.valueOf(json(answer).get("access_token"));
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(ROOT.resolve(path));
    }

    private static HttpRequest.Builder post(String path, String body) {
        return get(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(String token, HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(HttpResponse<String> response) throws IOException {
        return Objects.requireNonNull(APPLICATION.getBean(JsonMapper.class).readValue(response.body(), Map.class));
    }
}
