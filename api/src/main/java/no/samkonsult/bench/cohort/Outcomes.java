package no.samkonsult.bench.cohort;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.bench.cohort.Enrolling.Enrolled;
import no.samkonsult.bench.cohort.Scoring.Raised;
import no.samkonsult.bench.cohort.Scoring.Sort;
import no.samkonsult.measurement.Assessment;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds after a replay.
 *
 * @param untilTold from the first red reading of an alert, as it came, to the first notice to anybody
 * @param redNeverTold alerts that were raised red, and that nobody was ever told of
 * @param outside readings outside limits, by themselves
 * @param handledByRemeasurement readings that would have alerted, and did not because the second one was normal
 */
record Outcomes(
        List<Raised> alerts, List<Duration> untilTold, int redNeverTold, int outside, int handledByRemeasurement) {
    private static final String ALERTS = """
            SELECT a.patient_id, a.rule, a.raised_at, a.closed_at, a.severity = 'TECHNICAL' AS technical, told.at AS told_at,
                (SELECT e.severity FROM alert_event e WHERE e.alert_id = a.id AND e.what = 'RAISED') = 'RED' AS raised_red,
                (SELECT min(m.received_at) FROM measurement m JOIN patient p ON p.key = m.patient_key
                 WHERE p.id = a.patient_id AND m.kind = a.kind AND m.assessment = ?
                   AND m.received_at >= a.raised_at - interval '2 hours' AND m.received_at <= told.at) AS red_since
            FROM alert a
            CROSS JOIN LATERAL (
                SELECT min(n.created_at) AS at FROM notice n WHERE n.subject = 'alert/' || a.id AND n.urgency = 'RED') AS told
            ORDER BY a.raised_at
            """;

    private static final String OUTSIDE =
            "SELECT count(DISTINCT (patient_key, effective_at, device_key)) FROM measurement WHERE assessment IN (?, ?)";

    private static final String HANDLED =
            "SELECT count(*) FROM remeasurement WHERE decision = 'NORMAL' AND NOT alerted";

    static Outcomes read(Connection owner, Map<Integer, Enrolled> enrolled) throws SQLException {
        var numbers = new HashMap<UUID, Integer>();
        enrolled.forEach((number, each) -> numbers.put(each.id().value(), number));
        var alerts = new ArrayList<Raised>();
        var told = new ArrayList<Duration>();
        int never = 0;
        try (PreparedStatement select = owner.prepareStatement(ALERTS)) {
            select.setInt(1, new Assessment.Red().stored());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Integer patient = numbers.get(rows.getObject("patient_id", UUID.class));
                    if (patient == null) {
                        continue;
                    }
                    Instant raised = instant(rows, "raised_at");
                    alerts.add(new Raised(
                            patient,
                            Sort.of(rows.getString("rule"), rows.getBoolean("technical")),
                            requireNonNull(raised),
                            instant(rows, "closed_at")));
                    Instant at = instant(rows, "told_at");
                    Instant since = instant(rows, "red_since");
                    if (at != null) {
                        told.add(Duration.between(since == null ? raised : since, at));
                    } else if (rows.getBoolean("raised_red")) {
                        never++;
                    }
                }
            }
        }
        return new Outcomes(
                alerts,
                told,
                never,
                count(owner, OUTSIDE, new Assessment.Yellow().stored(), new Assessment.Red().stored()),
                count(owner, HANDLED));
    }

    private static int count(Connection owner, String sql, int... parameters) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setInt(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
