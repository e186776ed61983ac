package no.samkonsult.audit.review;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.Role;

/** What the search for patterns reads and writes: sealed rows from where it stopped, and findings. */
@Singleton
final class ReviewTable {
    private static final String VISITS = """
            WITH visit AS (
                SELECT e.person_id, e.role, e.organisation_id, e.patient_id, count(*) AS events,
                       (e.recorded_at AT TIME ZONE 'Europe/Oslo')::date AS day, max(e.recorded_at) AS latest,
                       bool_or(e.action = 'EXCEPTION' OR e.ground IN ('REASONED_OPENING', 'EMERGENCY')) AS exception
                FROM audit_event e
                WHERE e.sealed_no > ? AND e.sealed_no <= ? AND e.person_id IS NOT NULL
                  AND e.organisation_id IS NOT NULL AND e.patient_id IS NOT NULL
                GROUP BY 1, 2, 3, 4, 6
            )
            SELECT v.*, a.family_name AS own_family_name, own.address AS own_address,
                   p.person_id AS patient_person, n.family_name, p.address,
                   EXISTS (SELECT FROM practitioner_role r WHERE r.person_id = p.person_id
                           AND r.organisation_id = v.organisation_id AND r.valid @> v.latest) AS colleague,
                   EXISTS (SELECT FROM next_of_kin k WHERE k.patient_id = p.id AND k.person_id = v.person_id)
                       OR EXISTS (SELECT FROM next_of_kin k WHERE k.patient_id = own.id AND k.person_id = p.person_id) AS kin
            FROM visit v
            JOIN patient p ON p.id = v.patient_id
            JOIN person n ON n.id = p.person_id
            JOIN person a ON a.id = v.person_id
            LEFT JOIN patient own ON own.person_id = v.person_id
            """;

    /** For each minute with new acts, how many patients there were in the time up to its end. */
    private static final String MANY_PATIENTS = """
            WITH moment AS (
                SELECT DISTINCT e.person_id, e.role, e.organisation_id,
                       date_trunc('minute', e.recorded_at) + interval '1 minute' AS until
                FROM audit_event e
                WHERE e.sealed_no > ? AND e.sealed_no <= ? AND e.person_id IS NOT NULL
                  AND e.organisation_id IS NOT NULL AND e.patient_id IS NOT NULL AND e.action <> 'DENIED'
            )
            SELECT m.person_id, m.role, m.organisation_id, max(seen.patients) AS patients,
                   ((m.until - interval '1 minute') AT TIME ZONE 'Europe/Oslo')::date AS day
            FROM moment m CROSS JOIN LATERAL (
                SELECT count(DISTINCT e.patient_id) AS patients FROM audit_event e
                WHERE e.person_id = m.person_id AND e.organisation_id = m.organisation_id AND e.action <> 'DENIED'
                  AND e.recorded_at >= m.until - make_interval(secs => ?) AND e.recorded_at < m.until) AS seen
            WHERE seen.patients >= ?
            GROUP BY 1, 2, 3, 5
            """;

    /** What goes on after it was handled is a new finding; how many patients there were is told anew only if they are more. */
    private static final String PUT = """
            INSERT INTO audit_finding (pattern, organisation_id, person_id, role, patient_id, day, events)
            SELECT new.* FROM (VALUES (?, ?::uuid, ?::uuid, ?, ?::uuid, ?::date, ?)) AS new (pattern, organisation_id,
                person_id, role, patient_id, day, events)
            WHERE new.pattern <> 'MANY_PATIENTS' OR NOT EXISTS (
                SELECT FROM audit_finding f
                WHERE f.pattern = new.pattern AND f.organisation_id = new.organisation_id AND f.person_id = new.person_id
                  AND f.day = new.day AND f.handled_at IS NOT NULL AND f.events >= new.events)
            ON CONFLICT (organisation_id, pattern, person_id, patient_id, day) WHERE handled_at IS NULL DO UPDATE
            SET events = CASE WHEN excluded.pattern = 'MANY_PATIENTS' THEN greatest(audit_finding.events, excluded.events)
                              ELSE audit_finding.events + excluded.events END
            """;

    private final Statements statements;

    ReviewTable(Statements statements) {
        this.statements = statements;
    }

    /** How far the search has come, or nothing where another process goes on with it. */
    Optional<Long> claim() {
        return statements
                .list("SELECT sealed_no FROM audit_review FOR UPDATE SKIP LOCKED", row -> row.getLong(1))
                .stream()
                .findFirst();
    }

    /** The last row of the next batch, or nothing where all have been looked at. */
    Optional<Long> endOfBatch(long after, int limit) {
        return statements.list("""
                        SELECT sealed_no FROM audit_event WHERE sealed_no > ? AND sealed_no <= ?
                        ORDER BY sealed_no DESC LIMIT 1
                        """, row -> row.getLong(1), after, after + limit).stream()
                .findFirst();
    }

    void comeTo(long sealedNumber) {
        statements.update("UPDATE audit_review SET sealed_no = ?", sealedNumber);
    }

    List<Visit> visits(long after, long last) {
        return statements.list(VISITS, ReviewTable::visit, after, last);
    }

    List<Suspicion> manyPatients(long after, long last, Thresholds thresholds) {
        return statements.list(
                MANY_PATIENTS,
                row -> new Suspicion(
                        Pattern.MANY_PATIENTS,
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        Role.valueOf(row.getString("role")),
                        null,
                        row.getObject("day", LocalDate.class),
                        row.getInt("patients")),
                after,
                last,
                thresholds.withinTime().toSeconds(),
                thresholds.manyPatients());
    }

    void put(Suspicion found) {
        statements.update(
                PUT,
                found.pattern().name(),
                found.organisation(),
                found.person(),
                found.role().name(),
                found.patient(),
                found.day(),
                found.events());
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                row.getObject("person_id", UUID.class),
                Role.valueOf(row.getString("role")),
                row.getObject("organisation_id", UUID.class),
                row.getObject("patient_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getInt("events"),
                row.getString("own_family_name"),
                row.getString("own_address"),
                row.getObject("patient_person", UUID.class),
                row.getString("family_name"),
                row.getString("address"),
                row.getBoolean("colleague"),
                row.getBoolean("kin"),
                row.getBoolean("exception"));
    }
}
