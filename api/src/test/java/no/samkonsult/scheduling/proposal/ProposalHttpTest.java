package no.samkonsult.scheduling.proposal;

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

class ProposalHttpTest {
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
    private static final String PROPOSALS = "/api/proposals";
    private static final String TEN = "2026-10-20T10:00:00+02:00";
    private static final String ONE = "2026-10-20T13:00:00+02:00";

    private final Region region = Region.fresh();
    private final String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
    private final String patient = logIn("pasient", region.patientPerson, "PATIENT", null);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void timesAreProposedAnsweredAndBooked() throws Exception {
        var made = send(doctor, post(PROPOSALS, wish(Map.of())));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(made)).containsEntry("state", "OPEN").containsEntry("deadline", "2026-10-20T09:00:00+02:00");
        String path = PROPOSALS + "/" + json(made).get("id");

        assertThat(send(patient, get(path)).body()).contains("\"answer\":\"HELD\"", "\"answer\":\"WAITING\"");
        var none = send(patient, post(path + "/answer", """
                {"fitting": [], "suggestion": "Onsdag"}"""));
        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(send(doctor, get(path)).body()).contains("\"suggestion\":\"Onsdag\"", "\"answer\":\"NO\"");

        var answered = send(patient, post(path + "/answer", "{\"fitting\": [\"%s\"]}".formatted(ONE)));
        assertThat(json(answered)).containsEntry("state", "CONFIRMED");
        var consultation =
                send(patient, get("/api/consultations/" + json(answered).get("consultationId")));
        assertThat(json(consultation)).containsEntry("start", ONE).containsEntry("status", "BOOKED");

        var late = send(doctor, post(path + "/withdrawal", "{\"reason\": \"For seint\"}"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late)).containsEntry("code", "closed");
    }

    @Test
    void anAnswerByWordOfMouthIsNotedAndTheBestOfTheTimesIsBooked() throws Exception {
        var made = send(doctor, post(PROPOSALS, wish(Map.of())));
        String path = PROPOSALS + "/" + json(made).get("id") + "/spoken-answer";
        String said = """
                {"person": "%1$s", "saidBy": "%1$s", "saidAt": "2026-10-19T08:55:00+02:00", "fitting": ["%2$s", "%3$s"], "best": "%3$s"}""".formatted(region.patientPerson, TEN, ONE);
        assertThat(send(patient, post(path, said)).statusCode()).isEqualTo(404);
        var wrong =
                send(doctor, post(path, said.replace("\"best\": \"" + ONE, "\"best\": \"2026-10-20T14:00:00+02:00")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"field\":\"best\"");
        var noted = send(doctor, post(path, said));
        assertThat(json(noted)).containsEntry("state", "CONFIRMED");
        assertThat(noted.body())
                .contains("\"saidBy\":\"Anna Testdal\"", "\"notedBy\":\"Dag Testdal\"", "\"best\":true");
        var consultation = send(doctor, get("/api/consultations/" + json(noted).get("consultationId")));
        assertThat(json(consultation)).containsEntry("start", ONE);
    }

    @Test
    void whoeverProposedConfirmsOrWithdraws() throws Exception {
        var first = send(doctor, post(PROPOSALS, wish(Map.of())));
        String path = PROPOSALS + "/" + json(first).get("id");
        var confirmed = send(doctor, post(path + "/confirmation", "{\"start\": \"%s\"}".formatted(TEN)));
        assertThat(json(confirmed)).containsEntry("state", "CONFIRMED");

        var taken = send(doctor, post(PROPOSALS, wish(Map.of())));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(json(taken)).containsEntry("code", "slot-taken");

        var second = send(doctor, post(PROPOSALS, wish(Map.of("times", "[\"%s\"]".formatted(ONE)))));
        String other = PROPOSALS + "/" + json(second).get("id");
        assertThat(send(patient, post(other + "/withdrawal", "{\"reason\": \"nei\"}"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(send(doctor, post(other + "/withdrawal", "{\"reason\": \"Sjuk\"}"))))
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
        var refused = send(doctor, post(PROPOSALS, wish(Map.of(field.equals("start") ? "times" : field, wrong))));
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
