package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** The table of who answers for which plan, and who is asked to. */
@Singleton
class Responsibilities {
    /** Whether the doctor of a row is whoever acts, or somebody they stand in for. */
    private static final String MINE = """
            (r.doctor = ANY ((SELECT acting_parties())::uuid[]) AND r.organisation_id = (SELECT acting_organisation())) AS mine
            """;

    private static final String CURRENT =
            "SELECT r.id, r.doctor, w.given_name || ' ' || w.family_name AS name, r.organisation_id, o.name AS organisation, r.since, "
                    + MINE + """
            FROM responsible_doctor r JOIN person w ON w.id = r.doctor JOIN organisation o ON o.id = r.organisation_id
            WHERE r.plan_id = ?
            """;

    private static final String OFFERED =
            "SELECT r.id, r.doctor, w.given_name || ' ' || w.family_name AS name, r.organisation_id, o.name AS organisation, r.offered_at AS since, "
                    + MINE + """
            FROM plan_responsibility r JOIN person w ON w.id = r.doctor JOIN organisation o ON o.id = r.organisation_id
            WHERE r.plan_id = ? AND r.accepted_at IS NULL AND r.closed_at IS NULL
            """;

    /** Doctors who follow the patient up now where they work: by list, care team, or a plan. */
    private static final String DOCTORS = """
            SELECT DISTINCT w.id, w.given_name || ' ' || w.family_name AS name, o.id AS organisation_id, o.name AS organisation
            FROM care_relation c
            JOIN practitioner_role r ON r.person_id = c.party AND r.organisation_id = c.organisation_id AND r.valid @> now()
            JOIN person w ON w.id = c.party JOIN organisation o ON o.id = c.organisation_id
            WHERE c.patient_id = ? AND c.valid @> now() AND c.ground IN ('GP_LIST', 'CARE_TEAM', 'PLAN')
              AND r.role IN ('GENERAL_PRACTITIONER', 'NURSING_HOME_DOCTOR', 'SPECIALIST')
            ORDER BY name
            """;

    private final Statements statements;

    Responsibilities(Statements statements) {
        this.statements = statements;
    }

    Optional<Responsible> current(UUID plan) {
        return statements.list(CURRENT, Responsibilities::responsible, plan).stream()
                .findFirst();
    }

    Optional<Responsible> offered(UUID plan) {
        return statements.list(OFFERED, Responsibilities::responsible, plan).stream()
                .findFirst();
    }

    List<Doctor> doctors(PatientId patient) {
        return statements.list(
                DOCTORS,
                row -> new Doctor(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("organisation")),
                patient.value());
    }

    void offer(UUID id, UUID plan, Doctor doctor, Instant now) {
        closeOffer(plan, now);
        statements.update("""
                INSERT INTO plan_responsibility (id, plan_id, doctor, organisation_id, offered_by, offered_at)
                VALUES (?, ?, ?, ?, acting_person(), ?)
                """, id, plan, doctor.id(), doctor.organisationId(), now);
    }

    void closeOffer(UUID plan, Instant now) {
        statements.update(
                "UPDATE plan_responsibility SET closed_at = ? WHERE plan_id = ? AND accepted_at IS NULL AND closed_at IS NULL",
                now,
                plan);
    }

    /** Ends whoever answers for a plan, and tells which rows that were. */
    List<UUID> end(UUID plan, Instant now) {
        return statements.list("""
                UPDATE plan_responsibility SET valid = valid * tstzrange(NULL, ?)
                WHERE plan_id = ? AND valid && tstzrange(?, NULL) RETURNING id
                """, row -> row.getObject("id", UUID.class), now, plan, now);
    }

    void accept(UUID id, Instant now) {
        statements.update(
                "UPDATE plan_responsibility SET accepted_at = ?, valid = tstzrange(?, NULL) WHERE id = ?",
                now,
                now,
                id);
    }

    /** The plans of a patient that hold at an instant, for when they end. */
    List<UUID> plans(PatientId patient, Instant at) {
        return statements.list(
                "SELECT id FROM monitoring_plan WHERE patient_id = ? AND valid && tstzrange(?, NULL)",
                row -> row.getObject("id", UUID.class),
                patient.value(),
                at);
    }

    private static Responsible responsible(ResultSet row) throws SQLException {
        return new Responsible(
                row.getObject("id", UUID.class),
                row.getObject("doctor", UUID.class),
                row.getString("name"),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation"),
                PlanTable.needed(row, "since"),
                row.getBoolean("mine"));
    }
}
