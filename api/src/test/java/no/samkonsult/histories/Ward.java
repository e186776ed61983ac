package no.samkonsult.histories;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.Household;
import no.samkonsult.Sql;
import no.samkonsult.alert.escalation.TestService;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * A service that is open by day, three who work there, and four whom they follow up: one whose limits alert at once, one without
 * any, one who is asked to measure again, and one whose limits want two readings in a row.
 */
record Ward(List<Principal> nurses, List<Patient> patients) {
    static final LocalTime OPENS = LocalTime.of(8, 0);
    static final LocalTime CLOSES = LocalTime.of(16, 0);

    private static final Band PULSE = Band.of("40", "50", "100", "120");

    /** Somebody with three devices: one whose clock is right, one whose is ahead, and one whose is behind. */
    record Patient(UUID id, List<String> devices, int key) {
        String device(Step.When when) {
            return devices.get(
                    switch (when) {
                        case NOW, AN_HOUR_AGO, SIX_HOURS_AGO, THREE_DAYS_AGO, AHEAD, IN_1970 -> 0;
                        case NOW_BY_A_CLOCK_AHEAD -> 1;
                        case NOW_BY_A_CLOCK_BEHIND -> 2;
                    });
        }
    }

    /** What every service of a municipality stands on. */
    static void found() {
        Sql.run("""
                INSERT INTO organisation (id, name, kind, organisation_number, municipality_number)
                VALUES (gen_random_uuid(), 'Alver kommune', 'MUNICIPALITY', '899999999', '4631')
                """);
        Sql.run("""
                INSERT INTO service (id, organisation_id, name, red_response_minutes, yellow_response_minutes)
                SELECT gen_random_uuid(), id, 'Heimeoppfølging', 30, 240 FROM organisation
                """);
        Sql.run(
                "WITH doctor AS (INSERT INTO person (id, given_name, family_name) VALUES (gen_random_uuid(), 'Lege', 'Lege') RETURNING id) "
                        + "INSERT INTO practitioner_role (id, person_id, organisation_id, role) "
                        + "SELECT gen_random_uuid(), doctor.id, organisation.id, 'GENERAL_PRACTITIONER' FROM doctor, organisation");
    }

    static Ward create() {
        var service = new TestService();
        Sql.run("""
                INSERT INTO service_hours (service_id, weekday, opens, closes)
                SELECT ?, day, ?, ? FROM generate_series(1, 7) AS day
                """, service.service(), OPENS, CLOSES);
        List<TestService.Nurse> nurses =
                Stream.generate(service::nurse).limit(3).toList();
        service.onDuty(nurses.get(0)).leader(nurses.get(1));
        Stream.of("RED", "YELLOW", "TECHNICAL")
                .forEach(severity -> service.step(severity, "ON_DUTY").step(severity, "LEADER"));
        Sql.run("UPDATE escalation_step SET wait_minutes = 10 WHERE service_id = ?", service.service());
        Sql.run(
                "INSERT INTO contact_wish (person_id, language, quiet_from, quiet_until) VALUES (?, 'nn', '21:00', '07:00')",
                nurses.get(1).person());
        List<Household> households = IntStream.range(0, 4)
                .mapToObj(_ -> service.follow(Household.in("Alver")))
                .toList();
        for (int each : List.of(0, 2, 3)) {
            households.get(each).limits(Kind.PULSE, PULSE);
        }
        confirmation(households.get(2), "MEASURE_AGAIN", null, 30);
        confirmation(households.get(3), "IN_A_ROW", 2, null);
        return new Ward(
                nurses.stream().map(Ward::principal).toList(),
                households.stream()
                        .map(household -> patient(household, nurses.getFirst(), service))
                        .toList());
    }

    /** Closes all that is left, so that no later history meets it. */
    static void abandon() {
        Sql.run("""
                UPDATE alert SET status = 'CLOSED', closed_at = now(), outcome = 'FOLLOW_UP_ENDED', taken_by = NULL
                WHERE status <> 'CLOSED'
                """);
        Sql.run("UPDATE notice SET due_at = NULL, state = 'CANCELLED' WHERE due_at IS NOT NULL");
        Sql.run("UPDATE remeasurement SET decided_at = now(), decision = 'ENDED' WHERE decided_at IS NULL");
    }

    private static void confirmation(
            Household household, String confirmation, @Nullable Integer readings, @Nullable Integer minutes) {
        Sql.run("""
                UPDATE limit_set SET confirmation = ?, needed = ?::smallint, among = ?::smallint, within_minutes = ?::integer
                WHERE patient_key = (SELECT key FROM patient WHERE id = ?)
                """, confirmation, readings, readings, minutes, household.patient());
    }

    private static Patient patient(Household household, TestService.Nurse nurse, TestService service) {
        List<String> devices =
                Stream.generate(() -> Household.register("Alver")).limit(3).toList();
        devices.forEach(device -> household.assign(device, "2025-01-01T00:00:00+01:00", "infinity"));
        Sql.run("""
                INSERT INTO monitoring_plan (id, patient_id, patient_key, service_id, controller, valid, created_by, created_at)
                SELECT gen_random_uuid(), id, key, ?, controller, tstzrange(now(), NULL), ?, now() FROM patient WHERE id = ?
                """, service.service(), nurse.person(), household.patient());
        return new Patient(
                household.patient(),
                devices,
                Integer.parseInt(Sql.column("SELECT key FROM patient WHERE id = ?", household.patient())
                        .getFirst()));
    }

    private static Principal principal(TestService.Nurse nurse) {
        var organisation =
                UUID.fromString(Sql.column("SELECT organisation_id FROM account WHERE username = ?", nurse.account())
                        .getFirst());
        return new Principal(
                new PersonId(nurse.person()),
                Role.HOME_CARE,
                new OrganisationId(organisation),
                UUID.randomUUID(),
                "127.0.0.1");
    }

    /** Their ids as PostgreSQL writes an array. */
    String ids() {
        return patients.stream().map(patient -> patient.id().toString()).collect(Collectors.joining(",", "{", "}"));
    }
}
