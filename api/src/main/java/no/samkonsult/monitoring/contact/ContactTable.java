package no.samkonsult.monitoring.contact;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** The table of contact nurses. Whoever has stopped working in the service is none. */
@Singleton
class ContactTable {
    private static final String CURRENT = """
            SELECT c.id, w.given_name || ' ' || w.family_name AS name, lower(c.valid) AS since
            FROM plan_contact c JOIN monitoring_plan p ON p.id = c.plan_id JOIN person w ON w.id = c.person_id
            JOIN service_staff s ON s.service_id = p.service_id AND s.person_id = c.person_id AND s.valid @> ?
            WHERE p.patient_id = ? AND p.valid @> ? AND c.valid @> ? ORDER BY since, name
            """;

    private static final String STAFF = """
            SELECT DISTINCT w.id, w.given_name || ' ' || w.family_name AS name
            FROM monitoring_plan p JOIN service_staff s ON s.service_id = p.service_id AND s.valid @> ?
            JOIN practitioner_role r ON r.person_id = s.person_id AND r.role = 'HOME_CARE' AND r.valid @> ?
            JOIN person w ON w.id = s.person_id
            WHERE p.patient_id = ? AND p.valid @> ?
              AND NOT EXISTS (SELECT FROM plan_contact c WHERE c.plan_id = p.id AND c.person_id = w.id AND c.valid @> ?)
            ORDER BY name
            """;

    private static final String ADD = """
            INSERT INTO plan_contact (id, plan_id, person_id, valid, created_by)
            SELECT ?, id, ?, tstzrange(?, NULL), acting_person() FROM monitoring_plan WHERE patient_id = ? AND valid @> ?
            """;

    private static final String END = """
            UPDATE plan_contact c SET valid = c.valid * tstzrange(NULL, ?) FROM monitoring_plan p
            WHERE p.id = c.plan_id AND p.patient_id = ? AND c.id = ? AND c.valid @> ?
            """;

    private final Statements statements;

    ContactTable(Statements statements) {
        this.statements = statements;
    }

    List<ContactNurse> current(PatientId patient, Instant now) {
        return statements.list(
                CURRENT,
                row -> new ContactNurse(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("since", OffsetDateTime.class).toInstant()),
                now,
                patient.value(),
                now,
                now);
    }

    /** Who may be one and is not. */
    List<Colleague> staff(PatientId patient, Instant now) {
        return statements.list(
                STAFF,
                row -> new Colleague(row.getObject("id", UUID.class), row.getString("name")),
                now,
                now,
                patient.value(),
                now,
                now);
    }

    void add(UUID id, PatientId patient, UUID person, Instant now) {
        statements.update(ADD, id, person, now, patient.value(), now);
    }

    boolean end(PatientId patient, UUID contact, Instant now) {
        return statements.update(END, now, patient.value(), contact, now) == 1;
    }
}
