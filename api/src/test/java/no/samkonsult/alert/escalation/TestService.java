package no.samkonsult.alert.escalation;

import java.util.UUID;
import no.samkonsult.Household;
import no.samkonsult.Sql;

/** A service of an organisation that no other test knows, with one desk, no hours, nobody at work and no steps. */
public final class TestService {
    private static final String DAILY = """
            INSERT INTO service_hours (service_id, weekday, opens, closes)
            SELECT ?, day, '00:00', ?::time FROM generate_series(1, 7) AS day
            """;

    private final UUID organisation = UUID.randomUUID();
    private final UUID service = UUID.randomUUID();
    private final UUID desk = UUID.randomUUID();

    public TestService() {
        this(true);
    }

    private TestService(boolean hasDesk) {
        Sql.run("""
                INSERT INTO organisation (id, name, kind, organisation_number, municipality_number)
                SELECT ?, ?, 'MUNICIPALITY', (900000000 + count(*))::text, (9000 + count(*))::text FROM organisation
                """, organisation, "Prøvekommune " + organisation);
        Sql.run("""
                INSERT INTO service (id, organisation_id, name, red_response_minutes, yellow_response_minutes)
                VALUES (?, ?, 'Prøveteneste', 17, 170)
                """, service, organisation);
        if (hasDesk) {
            Sql.run("INSERT INTO desk (id, service_id, name) VALUES (?, ?, 'Prøvemottak')", desk, service);
        }
    }

    /** One that alerts cannot go to. */
    public static TestService withoutDesk() {
        return new TestService(false);
    }

    public UUID desk() {
        return desk;
    }

    public UUID service() {
        return service;
    }

    /** Follows a patient up no more, since an hour ago; nobody else does instead, and nobody has registered that the patient left. */
    public void lose(Household household) {
        Sql.run("""
                UPDATE enrolment SET valid = tstzrange(lower(valid), now() - interval '1 hour') WHERE patient_id = ?
                """, household.patient());
        Sql.run("""
                UPDATE care_relation SET valid = tstzrange(lower(valid), now() - interval '1 hour')
                WHERE patient_id = ? AND ground = 'ENROLMENT'
                """, household.patient());
    }

    /** Open at all hours. */
    public TestService open() {
        return openUntil("24:00");
    }

    /** Closed, and to open at midnight. */
    TestService openForAMinuteAfterMidnight() {
        return openUntil("00:01");
    }

    private TestService openUntil(String closes) {
        Sql.run("DELETE FROM service_hours WHERE service_id = ?", service);
        Sql.run(DAILY, service, closes);
        return this;
    }

    /** Watched by another service at all hours. */
    public TestService watchedBy(TestService other) {
        Sql.run("""
                INSERT INTO duty_agreement (on_duty, for_service, weekday, begins, ends)
                SELECT ?, ?, day, '00:00', '24:00' FROM generate_series(1, 7) AS day
                """, other.service, service);
        return this;
    }

    /** Follows a patient up from now on, instead of whoever did. */
    public Household follow(Household household) {
        Sql.run("UPDATE enrolment SET service_id = ? WHERE patient_id = ?", service, household.patient());
        Sql.run(
                "UPDATE care_relation SET party = ? WHERE patient_id = ? AND ground = 'ENROLMENT'",
                service,
                household.patient());
        return household;
    }

    /** A step that waits so long that no test sees its end. */
    public TestService step(String severity, String target) {
        Sql.run("""
                INSERT INTO escalation_step (service_id, severity, step, target, channels, wait_minutes)
                SELECT ?, ?, count(*), ?, '{SMS}', 1000 FROM escalation_step WHERE service_id = ? AND severity = ?
                """, service, severity, target, service, severity);
        return this;
    }

    /** Somebody who works here and is reached by SMS; what their account is called. */
    public Nurse nurse() {
        UUID person = UUID.randomUUID();
        String account = "test-" + person;
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, 'Testolf', 'Vaktdal')", person);
        Sql.run(
                "INSERT INTO account (username, person_id, role, organisation_id) VALUES (?, ?, 'HOME_CARE', ?)",
                account,
                person,
                organisation);
        Sql.run(
                "INSERT INTO practitioner_role (id, person_id, organisation_id, role) VALUES (gen_random_uuid(), ?, ?, 'HOME_CARE')",
                person,
                organisation);
        Sql.run("INSERT INTO service_staff (service_id, person_id) VALUES (?, ?)", service, person);
        Sql.run("""
                INSERT INTO contact_point (person_id, channel, address, active, secret_id)
                VALUES (?, 'SMS', '+4740000099', true, gen_random_uuid())
                """, person);
        return new Nurse(person, account);
    }

    /** On duty at all hours. */
    public TestService onDuty(Nurse nurse) {
        Sql.run("""
                INSERT INTO duty_override (id, desk_id, person_id, during, reason, created_at)
                VALUES (gen_random_uuid(), ?, ?, tstzrange(now() - interval '1 day', now() + interval '30 days'), 'prøve', now())
                """, desk, nurse.person());
        return this;
    }

    public TestService leader(Nurse nurse) {
        Sql.run("UPDATE service SET leader = ? WHERE id = ?", nurse.person(), service);
        return this;
    }

    /** Somebody who works here. */
    public record Nurse(UUID person, String account) {}
}
