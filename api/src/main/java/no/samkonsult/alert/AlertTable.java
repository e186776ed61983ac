package no.samkonsult.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.shared.PatientId;

/** Writes alerts in bulk, sorted by patient and rule: the order in which all writers lock them. */
final class AlertTable {
    /**
     * The desk is that of the service the patient is enrolled with now, and where there is none the reserve desk: an alert always
     * has one whose people may see it. The severity is that of the newest reading that is outside, the rest what the newest of all
     * is: a late reading undoes neither. Newest is what was measured last, as far as is known: a device whose clock is wrong
     * reports another time, which only names its reading.
     */
    private static final String RAISE = """
            INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at, kind, effective_at,
                value1, value2, value3, limit_set_id, received_at, unconfirmed, outside_at, unrouted)
            SELECT new.patient_id, new.rule, new.severity, coalesce(route.desk_id, reserve.desk_id),
                coalesce(route.controller, reserve.controller), ?, new.kind, new.effective_at,
                new.value1, new.value2, new.value3, new.limit_set_id, new.received_at, new.unconfirmed, new.measured_at,
                route.desk_id IS NULL
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (patient_id, rule, severity, kind, effective_at,
                value1, value2, value3, limit_set_id, received_at, unconfirmed, measured_at)
            LEFT JOIN LATERAL (
                SELECT k.id AS desk_id, e.controller
                FROM enrolment e JOIN desk k ON k.service_id = e.service_id
                WHERE e.patient_id = new.patient_id AND e.valid @> now()
                ORDER BY k.id
                LIMIT 1) AS route ON true
            LEFT JOIN LATERAL (
                SELECT r.desk_id, r.controller FROM reserve_route(new.patient_id) AS r WHERE route.desk_id IS NULL) AS reserve ON true
            WHERE coalesce(route.desk_id, reserve.desk_id) IS NOT NULL
            ORDER BY new.patient_id, new.rule
            ON CONFLICT (patient_id, rule) WHERE status <> 'CLOSED' DO UPDATE
            SET severity = CASE WHEN coalesce(alert.outside_at, least(alert.effective_at, alert.received_at)) > excluded.outside_at
                    THEN alert.severity ELSE excluded.severity END,
                outside_at = greatest(alert.outside_at, excluded.outside_at),
                (kind, effective_at, value1, value2, value3, limit_set_id, received_at, unconfirmed, in_range) = (
                    SELECT excluded.kind, excluded.effective_at, excluded.value1, excluded.value2, excluded.value3,
                        excluded.limit_set_id, excluded.received_at, excluded.unconfirmed, false
                    WHERE alert.effective_at IS NULL OR least(alert.effective_at, alert.received_at) <= excluded.outside_at
                    UNION ALL
                    SELECT alert.kind, alert.effective_at, alert.value1, alert.value2, alert.value3,
                        alert.limit_set_id, alert.received_at, alert.unconfirmed, alert.in_range
                    WHERE least(alert.effective_at, alert.received_at) > excluded.outside_at)
            WHERE coalesce(alert.outside_at, alert.effective_at) IS NULL
                OR coalesce(alert.outside_at, least(alert.effective_at, alert.received_at)) <= excluded.outside_at
            RETURNING desk_id
            """;

    private static final String NOT_CLOSED = """
            SELECT patient_id, rule FROM alert WHERE status <> 'CLOSED' AND patient_id = ANY (?)
            """;

    private static final String BACK_IN_RANGE = """
            WITH green AS (
                SELECT a.id, new.effective_at, new.value1, new.value2, new.value3, new.limit_set_id, new.received_at
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (patient_id, rule, severity, kind, effective_at,
                    value1, value2, value3, limit_set_id, received_at, unconfirmed, measured_at)
                JOIN alert a ON a.patient_id = new.patient_id AND a.rule = new.rule AND a.status <> 'CLOSED'
                    AND least(a.effective_at, a.received_at) < new.measured_at
                ORDER BY a.patient_id, a.rule
                FOR NO KEY UPDATE OF a
            )
            UPDATE alert SET in_range = true, effective_at = green.effective_at, value1 = green.value1,
                value2 = green.value2, value3 = green.value3, limit_set_id = green.limit_set_id, received_at = green.received_at,
                unconfirmed = false
            FROM green WHERE alert.id = green.id
            RETURNING desk_id
            """;

    private AlertTable() {}

    /** Opens an alert for each signal, or moves the one that is not closed. Returns the desks whose worklist changed. */
    static Set<String> raise(Connection transaction, List<Signal> signals, Instant now) throws SQLException {
        if (signals.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement raise = transaction.prepareStatement(RAISE)) {
            raise.setObject(1, now.atOffset(ZoneOffset.UTC));
            SignalColumns.bind(transaction, raise, 2, signals);
            return SignalColumns.desks(raise);
        }
    }

    /** What alerts of these patients are about that are not closed. */
    static Set<Signal.Subject> notClosed(Connection transaction, Set<PatientId> patients) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(NOT_CLOSED)) {
            select.setArray(
                    1,
                    transaction.createArrayOf(
                            "uuid", patients.stream().map(PatientId::value).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                var subjects = new HashSet<Signal.Subject>();
                while (rows.next()) {
                    subjects.add(new Signal.Subject(new PatientId(rows.getObject(1, UUID.class)), rows.getString(2)));
                }
                return subjects;
            }
        }
    }

    /** Marks alerts whose latest reading is green. Returns the desks whose worklist changed. */
    static Set<String> backInRange(Connection transaction, List<Signal> signals) throws SQLException {
        if (signals.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement update = transaction.prepareStatement(BACK_IN_RANGE)) {
            SignalColumns.bind(transaction, update, 1, signals);
            return SignalColumns.desks(update);
        }
    }
}
