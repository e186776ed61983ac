package no.samkonsult.alert.reserve;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** Which alerts and patients have no desk of their own, and which have got one. */
@Singleton
class ReserveTable {
    private static final int MOST = 200;

    /** What somebody has taken stays theirs where the desk does; at another it is nobody's. */
    private static final String TO_RESERVE = """
            WITH gone AS (
                SELECT a.id, a.desk_id AS was_at, r.desk_id AS goes_to
                FROM alert a CROSS JOIN LATERAL reserve_route(a.patient_id) AS r
                WHERE a.status <> 'CLOSED' AND NOT a.unrouted
                  AND NOT EXISTS (SELECT FROM enrolment e JOIN desk k ON k.service_id = e.service_id
                                  WHERE e.patient_id = a.patient_id AND e.valid @> now())
                ORDER BY a.patient_id, a.rule FOR NO KEY UPDATE OF a)
            UPDATE alert SET unrouted = true, desk_id = goes_to, escalate_at = now(), escalation_step = 0,
                status = CASE WHEN goes_to = was_at THEN status ELSE 'OPEN' END,
                taken_by = CASE WHEN goes_to = was_at THEN taken_by END,
                taken_at = CASE WHEN goes_to = was_at THEN taken_at END
            FROM gone WHERE alert.id = gone.id
            RETURNING alert.id, was_at, goes_to, goes_to <> was_at AS left_it
            """;

    /** What was about the missing route itself is over. */
    private static final String TO_OWN = """
            WITH found AS (
                SELECT a.id, a.desk_id AS was_at, CASE WHEN a.rule = ? THEN a.desk_id ELSE own.desk_id END AS goes_to, a.rule = ? AS over
                FROM alert a CROSS JOIN LATERAL (
                    SELECT k.id AS desk_id FROM enrolment e JOIN desk k ON k.service_id = e.service_id
                    WHERE e.patient_id = a.patient_id AND e.valid @> now() ORDER BY k.id LIMIT 1) AS own
                WHERE a.unrouted AND a.status <> 'CLOSED'
                ORDER BY a.patient_id, a.rule FOR NO KEY UPDATE OF a)
            UPDATE alert SET unrouted = false, desk_id = goes_to, in_range = in_range OR over,
                status = CASE WHEN over THEN 'CLOSED' WHEN goes_to = was_at THEN status ELSE 'OPEN' END,
                closed_at = CASE WHEN over THEN now() END,
                outcome = CASE WHEN over THEN 'TECHNICAL_FIXED' END,
                taken_by = CASE WHEN goes_to = was_at THEN taken_by END,
                taken_at = CASE WHEN goes_to = was_at THEN taken_at END
            FROM found WHERE alert.id = found.id
            RETURNING alert.id, was_at, goes_to, over OR goes_to <> was_at AS left_it
            """;

    /** Whoever has closed what it was told of is not told again within a day. That is Samkonsult's own choice. */
    private static final String UNTOLD = """
            SELECT p.id FROM patient p
            WHERE (EXISTS (SELECT FROM device_assignment d WHERE d.patient_key = p.key AND d.valid @> now())
                   OR EXISTS (SELECT FROM alert a WHERE a.patient_id = p.id AND a.unrouted AND a.status <> 'CLOSED'))
              AND NOT EXISTS (SELECT FROM enrolment e JOIN desk k ON k.service_id = e.service_id
                              WHERE e.patient_id = p.id AND e.valid @> now())
              AND NOT EXISTS (SELECT FROM alert a WHERE a.patient_id = p.id AND a.rule = ?
                                AND (a.status <> 'CLOSED' OR a.closed_at > now() - interval '1 day'))
              AND NOT has_refused_monitoring(p.id)
            ORDER BY p.id LIMIT %d
            """.formatted(MOST);

    private final Statements statements;

    ReserveTable(Statements statements) {
        this.statements = statements;
    }

    /**
     * An alert that is at a desk for another reason than before.
     *
     * @param left whether it was at another, or is closed: nobody there has it any more
     */
    record Moved(UUID alert, UUID from, UUID to, boolean left) {}

    List<Moved> toReserve() {
        return statements.list(TO_RESERVE, ReserveTable::moved);
    }

    List<Moved> toOwn(String rule) {
        return statements.list(TO_OWN, ReserveTable::moved, rule, rule);
    }

    /** Patients whom a device in their home measures, or of whom something is open, though nobody follows them up and they have not refused. */
    List<PatientId> untold(String rule) {
        return statements.list(UNTOLD, row -> new PatientId(row.getObject("id", UUID.class)), rule);
    }

    private static Moved moved(ResultSet row) throws SQLException {
        return new Moved(
                row.getObject("id", UUID.class),
                row.getObject("was_at", UUID.class),
                row.getObject("goes_to", UUID.class),
                row.getBoolean("left_it"));
    }
}
