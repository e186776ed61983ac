package no.samkonsult.scheduling;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsultationHttpTest {
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
    private static final String SEARCH = "/api/consultations/search";
    private static final String CONSULTATIONS = "/api/consultations";

    private final Region region = Region.fresh();

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void aConsultationIsSearchedForBookedSeenAndCancelled() throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());

        var chosen = send(doctor, get("/api/practitioners?role=SPECIALIST&query=sir"));
        assertThat(chosen.body()).contains(region.specialist.toString(), "Siri Testdal", "HOSPITAL");

        var found = send(doctor, post(SEARCH, """
                {"patientId": "%s", "required": [%s], "from": "2026-10-20T08:00:00+02:00", "to": "2026-10-20T15:30:00+02:00",
                 "minutes": 30, "limit": 3}""".formatted(region.patient, parties())));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(json(found).get("candidates")).asList().hasSize(3);
        assertThat(found.body()).contains("\"start\":\"2026-10-20T08:00:00+02:00\"");

        var booked = send(doctor, post(CONSULTATIONS, wish("2026-10-20T08:00:00+02:00")));
        assertThat(booked.statusCode()).isEqualTo(201);
        assertThat(json(booked)).containsEntry("status", "BOOKED").containsEntry("localStart", "2026-10-20T08:00:00");
        String path = CONSULTATIONS + "/" + json(booked).get("id");

        assertThat(send(doctor, get(CONSULTATIONS)).body())
                .contains(String.valueOf(json(booked).get("id")));
        assertThat(send(doctor, get(path)).body()).isEqualTo(booked.body());

        var cancelled = send(doctor, post(path + "/cancellation", "{\"reason\": \"Utsett\"}"));
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(json(cancelled)).containsEntry("status", "CANCELLED").containsEntry("cancelReason", "Utsett");
        assertThat(send(doctor, post(path + "/cancellation", "{\"reason\": \"Utsett\"}"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoComesSecondIsToldWhatElseIsFree() throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        send(doctor, post(CONSULTATIONS, wish("2026-10-20T08:00:00+02:00")));
        var second = send(doctor, post(CONSULTATIONS, wish("2026-10-20T08:15:00+02:00")));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(json(second)).containsEntry("code", "slot-taken");
        assertThat(json(second).get("alternatives")).asList().hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void anyOneOfARoleIsSearchedForAndBookedByName() throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        PersonId oda = region.practitioner("Oda", Role.HOME_CARE, region.municipality);
        region.busy(region.nurse, Region.between(Region.TUESDAY, "08:00", "08:30"));
        String role = "\"role\": \"HOME_CARE\", \"organisationId\": \"%s\"".formatted(region.municipality);

        var found = send(doctor, post(SEARCH, """
                {"patientId": "%s", "required": [], "requiredRoles": [{%s}], "from": "2026-10-20T08:00:00+02:00",
                 "to": "2026-10-20T08:30:00+02:00", "minutes": 30}""".formatted(region.patient, role)));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("\"personId\":\"%s\",\"name\":\"Oda Testdal\"".formatted(oda));

        String wish = """
                {"patientId": "%s", "required": [], "requiredRoles": [{%s, "personId": "%s"}],
                 "start": "2026-10-20T%s+02:00", "minutes": 30}""";
        var booked = send(doctor, post(CONSULTATIONS, wish.formatted(region.patient, role, oda, "10:00:00")));
        assertThat(booked.statusCode()).isEqualTo(201);
        assertThat(booked.body()).contains(oda.toString());

        var refused = send(
                doctor,
                post(
                        CONSULTATIONS,
                        wish.formatted(
                                region.patient, role.replace("HOME_CARE", "OUT_OF_HOURS_DOCTOR"), oda, "11:00:00")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"role\"");
    }

    @Test
    void aColleagueIsOverbookedWithAReasonByWhoeverMay() throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        String nurse = logIn("heimeteneste", region.nurse, "HOME_CARE", region.municipality.value());
        region.busy(region.doctor, Region.between(Region.TUESDAY, "10:00", "10:30"));
        String wish = wish("2026-10-20T10:00:00+02:00").replaceFirst("}$", ", \"overbook\": {%s}}");
        String doctorComes = "\"personId\": \"%s\"".formatted(region.doctor);

        var silent = send(doctor, post(CONSULTATIONS, wish.formatted(doctorComes)));
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("\"field\":\"overbook.reason\"");
        String withReason = wish.formatted(doctorComes + ", \"reason\": \"Møtet før blir kort\"");
        var nurseTries = send(nurse, post(CONSULTATIONS, withReason));
        assertThat(nurseTries.statusCode()).isEqualTo(400);
        assertThat(nurseTries.body()).contains("\"field\":\"overbook\"");
        assertThat(send(doctor, post(CONSULTATIONS, withReason)).statusCode()).isEqualTo(201);
    }

    @Test
    void aConsultationIsMovedAndWhoComesWithAnOldVersionIsToldWhatItIsNow() throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        String path = booked(doctor);
        var moved = send(doctor, post(path + "/move", """
                {"start": "2026-10-20T08:15:00+02:00", "minutes": 45, "version": 1, "reason": "LATER"}"""));
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(json(moved))
                .containsEntry("start", "2026-10-20T08:15:00+02:00")
                .containsEntry("end", "2026-10-20T09:00:00+02:00")
                .containsEntry("version", 2);

        var second = send(doctor, post(path + "/move", """
                {"start": "2026-10-20T10:00:00+02:00", "version": 1, "reason": "LATER"}"""));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(json(second)).containsEntry("code", "changed").containsEntry("consultation", json(moved));

        region.busy(region.nurse, Region.between(Region.TUESDAY, "10:00", "10:30"));
        var taken = send(doctor, post(path + "/move", """
                {"start": "2026-10-20T10:00:00+02:00", "reason": "LATER"}"""));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(json(taken)).containsEntry("code", "slot-taken");
        assertThat(json(taken).get("alternatives")).asList().hasSizeGreaterThanOrEqualTo(3);

        send(doctor, post(path + "/cancellation", "{\"reason\": \"Utsett\"}"));
        var closed = send(doctor, post(path + "/move", """
                {"start": "2026-10-20T10:00:00+02:00", "reason": "LATER"}"""));
        assertThat(json(closed)).containsEntry("status", 409).containsEntry("code", "closed");
    }

    @Test
    void thoseOfTheSameRoleWhoAreFreeThenAreStandInsTheirOwnOrganisationFirst() throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        PersonId far = region.practitioner("Arne", Role.SPECIALIST, region.municipality);
        PersonId near = region.practitioner("Stine", Role.SPECIALIST, region.hospital);
        PersonId busy = region.practitioner("Berit", Role.SPECIALIST, region.hospital);
        region.busy(busy, Region.between(Region.TUESDAY, "07:00", "16:00"));
        String path = booked(doctor);

        var standIns = send(doctor, get(path + "/stand-ins?person=" + region.specialist));
        assertThat(standIns.statusCode()).isEqualTo(200);
        assertThat(standIns.body()).doesNotContain(busy.toString(), region.nurse.toString());
        assertThat(standIns.body().indexOf(near.toString()))
                .isPositive()
                .isLessThan(standIns.body().indexOf(far.toString()));

        var replaced = send(doctor, post(path + "/replacement", """
                {"person": "%s", "by": "%s", "version": 1, "reason": "CANNOT_COME"}""".formatted(region.specialist, near)));
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.body()).contains(near.toString()).doesNotContain(region.specialist.toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "start  | move        | {\"reason\": \"OTHER\"}",
                "reason | move        | {\"start\": \"2026-10-20T10:00:00+02:00\"}",
                "reason | move        | {\"start\": \"2026-10-20T10:00:00+02:00\", \"reason\": \"FLU\"}",
                "minutes| move        | {\"start\": \"2026-10-20T10:00:00+02:00\", \"minutes\": 7, \"reason\": \"OTHER\"}",
                "person | replacement | {\"reason\": \"OTHER\"}",
                "person | replacement | {\"person\": \"00000000-0000-0000-0000-000000000001\", \"reason\": \"OTHER\"}"
            })
    void namesTheFieldOfAChangeThatIsWrong(String field, String act, String body) throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        var refused = send(doctor, post(booked(doctor) + "/" + act, body));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    @Test
    void saysByNameWhoIsInTheWay() throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        region.busy(region.nurse, Region.between(Region.TUESDAY, "07:00", "16:00"));
        var found = send(doctor, post(SEARCH, """
                {"patientId": "%s", "required": [%s], "from": "2026-10-20T08:00:00+02:00", "to": "2026-10-20T15:30:00+02:00",
                 "minutes": 30}""".formatted(region.patient, parties())));
        assertThat(json(found).get("reasons"))
                .isEqualTo(List.of(Map.of(
                        "code",
                        "PARTY_UNAVAILABLE",
                        "party",
                        Map.of("personId", region.nurse.toString(), "name", "Nina Testdal"))));
        assertThat(json(found).get("nearMisses")).asList().hasSize(3);
    }

    @Test
    void aPatientWithoutAGroundAnswersLikeOneThatDoesNotExist() throws Exception {
        String specialist = logIn("spesialist", region.specialist, "SPECIALIST", region.hospital.value());
        assertThat(send(specialist, post(CONSULTATIONS, wish("2026-10-20T08:00:00+02:00")))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} is wrong: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "minutes   | \"minutes\": 12",
                "minutes   | \"minutes\": 5",
                "minutes   | \"minutes\": 245",
                "minutes   | \"minutes\": null",
                "to        | \"to\": \"2026-10-20T08:00:00+02:00\"",
                "to        | \"to\": \"2026-12-20T08:00:00+02:00\"",
                "from      | \"from\": null",
                "required  | \"required\": []",
                "optional  | \"optional\": [\"00000000-0000-0000-0000-000000000001\"]",
                "limit     | \"limit\": 0",
                "patientId | \"patientId\": null"
            })
    void namesTheFieldThatIsWrong(String field, String wrong) throws Exception {
        String doctor = logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        var right = Map.of(
                "patientId", "\"%s\"".formatted(region.patient),
                "required", "[%s]".formatted(parties()),
                "from", "\"2026-10-20T08:00:00+02:00\"",
                "to", "\"2026-10-20T15:00:00+02:00\"",
                "minutes", "30");
        String body = Stream.concat(
                        right.entrySet().stream()
                                .filter(entry -> !entry.getKey().equals(field))
                                .map(entry -> "\"%s\": %s".formatted(entry.getKey(), entry.getValue())),
                        Stream.of(wrong))
                .collect(Collectors.joining(", ", "{", "}"));
        var refused = send(doctor, post(SEARCH, body));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    /** The path of a consultation at eight on Tuesday. */
    private String booked(String token) throws Exception {
        return CONSULTATIONS + "/"
                + json(send(token, post(CONSULTATIONS, wish("2026-10-20T08:00:00+02:00"))))
                        .get("id");
    }

    private String wish(String start) {
        return "{\"patientId\": \"%s\", \"required\": [%s], \"start\": \"%s\", \"minutes\": 30, \"topic\": \"PLAN_REVIEW\"}"
                .formatted(region.patient, parties(), start);
    }

    private String parties() {
        return Stream.of(region.doctor, region.nurse, region.specialist)
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(", "));
    }

    private static String logIn(String username, PersonId person, String role, Object organisation) throws Exception {
        Region.sql("INSERT INTO account VALUES (?, ?, ?, ?)", username, person.value(), role, organisation);
        var answer = CLIENT.send(
                post("/login", "{\"username\": \"%s\", \"password\": \"demo\"}".formatted(username))
                        .build(),
                BodyHandlers.ofString());
        return String.valueOf(json(answer).get("access_token"));
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
