package no.samkonsult.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsultationHttpTest {
    private static final RegionServer SERVER = new RegionServer();
    private static final String SEARCH = "/api/consultations/search";
    private static final String CONSULTATIONS = "/api/consultations";

    private final Region region = Region.fresh();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aConsultationIsSearchedForBookedSeenAndCancelled() throws Exception {
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());

        var chosen = SERVER.send(doctor, SERVER.get("/api/practitioners?role=SPECIALIST&query=sir"));
        assertThat(chosen.body()).contains(region.specialist.toString(), "Siri Testdal", "HOSPITAL");

        var found = SERVER.send(doctor, SERVER.post(SEARCH, """
                {"patientId": "%s", "required": [%s], "from": "2026-10-20T08:00:00+02:00", "to": "2026-10-20T15:30:00+02:00",
                 "minutes": 30, "limit": 3}""".formatted(region.patient, parties())));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(SERVER.json(found).get("candidates")).asList().hasSize(3);
        assertThat(found.body()).contains("\"start\":\"2026-10-20T08:00:00+02:00\"");

        var booked = SERVER.send(doctor, SERVER.post(CONSULTATIONS, wish("2026-10-20T08:00:00+02:00")));
        assertThat(booked.statusCode()).isEqualTo(201);
        assertThat(SERVER.json(booked))
                .containsEntry("status", "BOOKED")
                .containsEntry("localStart", "2026-10-20T08:00:00");
        String path = CONSULTATIONS + "/" + SERVER.json(booked).get("id");

        assertThat(SERVER.send(doctor, SERVER.get(CONSULTATIONS)).body())
                .contains(String.valueOf(SERVER.json(booked).get("id")));
        assertThat(SERVER.send(doctor, SERVER.get(path)).body()).isEqualTo(booked.body());

        var cancelled = SERVER.send(doctor, SERVER.post(path + "/cancellation", "{\"reason\": \"Utsett\"}"));
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(SERVER.json(cancelled)).containsEntry("status", "CANCELLED").containsEntry("cancelReason", "Utsett");
        assertThat(SERVER.send(doctor, SERVER.post(path + "/cancellation", "{\"reason\": \"Utsett\"}"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoComesSecondIsToldWhatElseIsFree() throws Exception {
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        SERVER.send(doctor, SERVER.post(CONSULTATIONS, wish("2026-10-20T08:00:00+02:00")));
        var second = SERVER.send(doctor, SERVER.post(CONSULTATIONS, wish("2026-10-20T08:15:00+02:00")));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(SERVER.json(second)).containsEntry("code", "slot-taken");
        assertThat(SERVER.json(second).get("alternatives")).asList().hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void anyOneOfARoleIsSearchedForAndBookedByName() throws Exception {
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        PersonId oda = region.practitioner("Oda", Role.HOME_CARE, region.municipality);
        region.busy(region.nurse, Region.between(Region.TUESDAY, "08:00", "08:30"));
        String role = "\"role\": \"HOME_CARE\", \"organisationId\": \"%s\"".formatted(region.municipality);

        var found = SERVER.send(doctor, SERVER.post(SEARCH, """
                {"patientId": "%s", "required": [], "requiredRoles": [{%s}], "from": "2026-10-20T08:00:00+02:00",
                 "to": "2026-10-20T08:30:00+02:00", "minutes": 30}""".formatted(region.patient, role)));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("\"personId\":\"%s\",\"name\":\"Oda Testdal\"".formatted(oda));

        String wish = """
                {"patientId": "%s", "required": [], "requiredRoles": [{%s, "personId": "%s"}],
                 "start": "2026-10-20T%s+02:00", "minutes": 30}""";
        var booked =
                SERVER.send(doctor, SERVER.post(CONSULTATIONS, wish.formatted(region.patient, role, oda, "10:00:00")));
        assertThat(booked.statusCode()).isEqualTo(201);
        assertThat(booked.body()).contains(oda.toString());

        var refused = SERVER.send(
                doctor,
                SERVER.post(
                        CONSULTATIONS,
                        wish.formatted(
                                region.patient, role.replace("HOME_CARE", "OUT_OF_HOURS_DOCTOR"), oda, "11:00:00")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"role\"");
    }

    @Test
    void aColleagueIsOverbookedWithAReasonByWhoeverMay() throws Exception {
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        String nurse = SERVER.logIn("heimeteneste", region.nurse, "HOME_CARE", region.municipality.value());
        region.busy(region.doctor, Region.between(Region.TUESDAY, "10:00", "10:30"));
        String wish = wish("2026-10-20T10:00:00+02:00").replaceFirst("}$", ", \"overbook\": {%s}}");
        String doctorComes = "\"personId\": \"%s\"".formatted(region.doctor);

        var silent = SERVER.send(doctor, SERVER.post(CONSULTATIONS, wish.formatted(doctorComes)));
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("\"field\":\"overbook.reason\"");
        String withReason = wish.formatted(doctorComes + ", \"reason\": \"Møtet før blir kort\"");
        var nurseTries = SERVER.send(nurse, SERVER.post(CONSULTATIONS, withReason));
        assertThat(nurseTries.statusCode()).isEqualTo(400);
        assertThat(nurseTries.body()).contains("\"field\":\"overbook\"");
        assertThat(SERVER.send(doctor, SERVER.post(CONSULTATIONS, withReason)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aConsultationIsMovedAndWhoComesWithAnOldVersionIsToldWhatItIsNow() throws Exception {
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        String path = booked(doctor);
        var moved = SERVER.send(doctor, SERVER.post(path + "/move", """
                {"start": "2026-10-20T08:15:00+02:00", "minutes": 45, "version": 1, "reason": "LATER"}"""));
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(SERVER.json(moved))
                .containsEntry("start", "2026-10-20T08:15:00+02:00")
                .containsEntry("end", "2026-10-20T09:00:00+02:00")
                .containsEntry("version", 2);

        var second = SERVER.send(doctor, SERVER.post(path + "/move", """
                {"start": "2026-10-20T10:00:00+02:00", "version": 1, "reason": "LATER"}"""));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(SERVER.json(second))
                .containsEntry("code", "changed")
                .containsEntry("consultation", SERVER.json(moved));

        region.busy(region.nurse, Region.between(Region.TUESDAY, "10:00", "10:30"));
        var taken = SERVER.send(doctor, SERVER.post(path + "/move", """
                {"start": "2026-10-20T10:00:00+02:00", "reason": "LATER"}"""));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(SERVER.json(taken)).containsEntry("code", "slot-taken");
        assertThat(SERVER.json(taken).get("alternatives")).asList().hasSizeGreaterThanOrEqualTo(3);

        SERVER.send(doctor, SERVER.post(path + "/cancellation", "{\"reason\": \"Utsett\"}"));
        var closed = SERVER.send(doctor, SERVER.post(path + "/move", """
                {"start": "2026-10-20T10:00:00+02:00", "reason": "LATER"}"""));
        assertThat(SERVER.json(closed)).containsEntry("status", 409).containsEntry("code", "closed");
    }

    @Test
    void thoseOfTheSameRoleWhoAreFreeThenAreStandInsTheirOwnOrganisationFirst() throws Exception {
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        PersonId far = region.practitioner("Arne", Role.SPECIALIST, region.municipality);
        PersonId near = region.practitioner("Stine", Role.SPECIALIST, region.hospital);
        PersonId busy = region.practitioner("Berit", Role.SPECIALIST, region.hospital);
        region.busy(busy, Region.between(Region.TUESDAY, "07:00", "16:00"));
        String path = booked(doctor);

        var standIns = SERVER.send(doctor, SERVER.get(path + "/stand-ins?person=" + region.specialist));
        assertThat(standIns.statusCode()).isEqualTo(200);
        assertThat(standIns.body()).doesNotContain(busy.toString(), region.nurse.toString());
        assertThat(standIns.body().indexOf(near.toString()))
                .isPositive()
                .isLessThan(standIns.body().indexOf(far.toString()));

        var replaced = SERVER.send(doctor, SERVER.post(path + "/replacement", """
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
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        var refused = SERVER.send(doctor, SERVER.post(booked(doctor) + "/" + act, body));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    @Test
    void saysByNameWhoIsInTheWay() throws Exception {
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
        region.busy(region.nurse, Region.between(Region.TUESDAY, "07:00", "16:00"));
        var found = SERVER.send(doctor, SERVER.post(SEARCH, """
                {"patientId": "%s", "required": [%s], "from": "2026-10-20T08:00:00+02:00", "to": "2026-10-20T15:30:00+02:00",
                 "minutes": 30}""".formatted(region.patient, parties())));
        assertThat(SERVER.json(found).get("reasons"))
                .isEqualTo(List.of(Map.of(
                        "code",
                        "PARTY_UNAVAILABLE",
                        "party",
                        Map.of("personId", region.nurse.toString(), "name", "Nina Testdal"))));
        assertThat(SERVER.json(found).get("nearMisses")).asList().hasSize(3);
    }

    @Test
    void aPatientWithoutAGroundAnswersLikeOneThatDoesNotExist() throws Exception {
        String specialist = SERVER.logIn("spesialist", region.specialist, "SPECIALIST", region.hospital.value());
        assertThat(SERVER.send(specialist, SERVER.post(CONSULTATIONS, wish("2026-10-20T08:00:00+02:00")))
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
        String doctor = SERVER.logIn("fastlege", region.doctor, "GENERAL_PRACTITIONER", region.office.value());
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
        var refused = SERVER.send(doctor, SERVER.post(SEARCH, body));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    /** The path of a consultation at eight on Tuesday. */
    private String booked(String token) throws Exception {
        return CONSULTATIONS + "/"
                + SERVER.json(SERVER.send(token, SERVER.post(CONSULTATIONS, wish("2026-10-20T08:00:00+02:00"))))
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
}
