package no.samkonsult.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.alert.Signal.Subject;
import no.samkonsult.shared.PatientId;

/**
 * Finds the means that somebody has closed a yellow alert on and that are not new yet. The next reading makes a mean of nearly the same
 * readings, and to alert again on it asks somebody to look at what they have looked at.
 *
 * <p>A mean is new when as many readings have come since as it is of, or when the limits are others. It rests no longer than the time
 * in which its readings must come, since it is a mean of those alone. Red, an alert that was closed as in range, and limits that look
 * at change too never rest.
 */
final class ClosedMeans {
    private static final String RESTING = """
            SELECT new.patient_id, new.rule
            FROM unnest(?::uuid[], ?::text[], ?::int4[], ?::timestamptz[]) AS new (patient_id, rule, limit_set_id, measured_at)
            JOIN limit_set s ON s.id = new.limit_set_id
            JOIN patient p ON p.id = new.patient_id
            CROSS JOIN LATERAL (
                SELECT a.* FROM alert a
                WHERE a.patient_id = new.patient_id AND a.rule = new.rule AND a.status = 'CLOSED'
                ORDER BY a.closed_at DESC LIMIT 1) AS last
            WHERE last.limit_set_id = new.limit_set_id AND last.severity = 'YELLOW' AND NOT last.in_range
              AND last.closed_by IS NOT NULL
              AND s.among > (
                  SELECT count(*) FROM measurement m
                  WHERE m.patient_key = p.key AND m.kind = last.kind AND m.effective_at > last.closed_at
                    AND m.effective_at <= new.measured_at)
            """;

    private ClosedMeans() {}

    /** What of these rests; each is one that {@link Signal#standsOnMean} is true of. */
    static Set<Subject> resting(Connection transaction, List<Signal> signals) throws SQLException {
        if (signals.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement select = transaction.prepareStatement(RESTING)) {
            bind(select, 1, "uuid", signals, each -> each.patient().value());
            bind(select, 2, "text", signals, each -> each.meaning().rule());
            bind(select, 3, "int4", signals, Signal::limitSet);
            bind(select, 4, "text", signals, each -> String.valueOf(each.measuredAt()));
            try (ResultSet rows = select.executeQuery()) {
                var resting = new HashSet<Subject>();
                while (rows.next()) {
                    resting.add(new Subject(new PatientId(rows.getObject(1, UUID.class)), rows.getString(2)));
                }
                return resting;
            }
        }
    }

    private static void bind(
            PreparedStatement statement, int place, String type, List<Signal> signals, Function<Signal, Object> value)
            throws SQLException {
        statement.setArray(
                place,
                statement
                        .getConnection()
                        .createArrayOf(type, signals.stream().map(value).toArray()));
    }
}
