package no.samkonsult.measurement.judgement;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was measured of patients, in one statement for many: believable, not withdrawn by the device and not invalidated. Of a
 * reading that was sent again with another value, the last counts.
 */
final class History {
    /** More than this in one time is a device gone wild: the newest are read. */
    private static final int MOST = 1_000;

    private static final String VALUES = """
            m.effective_at, coalesce(corrected.received_at, m.received_at) AS received_at, m.device_key, m.sequence, m.clock_skew,
                coalesce(corrected.assessment, m.assessment) AS assessment, coalesce(corrected.flags, m.flags) AS flags,
                CASE WHEN corrected.assessment IS NULL THEN m.limit_set_id ELSE corrected.limit_set_id END AS limit_set_id,
                CASE WHEN corrected.assessment IS NULL THEN m.value1 ELSE corrected.value1 END AS value1,
                CASE WHEN corrected.assessment IS NULL THEN m.value2 ELSE corrected.value2 END AS value2,
                CASE WHEN corrected.assessment IS NULL THEN m.value3 ELSE corrected.value3 END AS value3""";

    private static final String MEASUREMENT = """
            measurement m LEFT JOIN LATERAL (
                SELECT c.* FROM measurement_amendment c
                WHERE (c.patient_key, c.kind, c.effective_at, c.device_key, c.sequence)
                    = (m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence)
                  AND c.assessment IS NOT NULL AND c.received_at < %s
                ORDER BY c.received_at DESC LIMIT 1) AS corrected ON true
            """;

    private static final String COLUMNS = "SELECT " + VALUES + """
            ,
                EXISTS (SELECT FROM remeasurement r
                    WHERE (r.patient_key, r.kind, r.effective_at, r.device_key, r.sequence)
                        = (m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence)
                      AND r.decided_at IS NULL) AS asked_again
            FROM\s""" + MEASUREMENT.formatted("'infinity'") + """
            WHERE m.patient_key = w.patient_key AND m.kind = w.kind
              AND (coalesce(corrected.assessment, m.assessment) <> 0 OR coalesce(corrected.flags, m.flags) & 7 = 4)
              AND NOT EXISTS (SELECT FROM measurement_invalidation i
                    WHERE (i.patient_key, i.kind, i.effective_at, i.device_key, i.sequence)
                        = (m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence)
                      AND i.taken_back_at IS NULL)
              AND NOT EXISTS (SELECT FROM measurement_amendment x
                    WHERE (x.patient_key, x.kind, x.effective_at, x.device_key, x.sequence)
                        = (m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence)
                      AND x.withdrawn)
            """;

    private static final String READ = """
            SELECT w.patient_key, w.kind, m.*
            FROM unnest(?, ?, ?, ?, ?) AS w (patient_key, kind, since, until, before)
            CROSS JOIN LATERAL (
                (%1$s AND m.effective_at >= w.since AND m.effective_at <= w.until
                 ORDER BY m.effective_at DESC LIMIT %2$d)
                UNION ALL
                (%1$s AND m.effective_at < w.since AND m.effective_at >= w.since - interval '90 days'
                 ORDER BY m.effective_at DESC LIMIT w.before)) AS m
            """.formatted(COLUMNS, MOST);

    private static final String ONE = "SELECT m.patient_key, m.kind, false AS asked_again, " + VALUES + " FROM "
            + MEASUREMENT.formatted("?") + """
            WHERE m.patient_key = ? AND m.kind = ? AND m.effective_at = ? AND m.device_key = ? AND m.sequence = ?
            """;

    private History() {}

    /** Measurements that mean something together: of one patient and kind. */
    record Group(int patientKey, Kind kind) {
        static Group of(MeasurementId id) {
            return new Group(id.patientKey(), id.kind());
        }
    }

    /**
     * What is wanted of a group.
     *
     * @param to null where there is no end
     * @param before so many of those before the time too
     */
    record Wanted(Group group, Instant from, @Nullable Instant to, int before) {}

    /** How limits are found by their id. */
    interface Limits {
        @Nullable
        LimitSet of(int id) throws SQLException;
    }

    /** Each group's, oldest first; a group of which there is nothing is left out. */
    static Map<Group, List<Judged>> read(Connection transaction, Collection<Wanted> wanted, Limits limits)
            throws SQLException {
        var found = new HashMap<Group, List<Judged>>();
        if (wanted.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = transaction.prepareStatement(READ)) {
            bind(transaction, select, 1, "int4", wanted, each -> each.group().patientKey());
            bind(transaction, select, 2, "int2", wanted, each -> each.group()
                    .kind()
                    .stored());
            bind(transaction, select, 3, "timestamptz", wanted, each -> text(each.from()));
            bind(transaction, select, 4, "timestamptz", wanted, each -> text(each.to()));
            bind(transaction, select, 5, "int4", wanted, Wanted::before);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Judged judged = judged(rows, limits);
                    found.computeIfAbsent(Group.of(judged.id()), _ -> new ArrayList<>())
                            .add(judged);
                }
            }
        }
        found.values().forEach(each -> each.sort(Judged.OLDEST_FIRST));
        return found;
    }

    /**
     * One as it was known before an instant, whatever its colour; an empty list where there is none.
     *
     * @param before null where all that is known counts
     */
    static List<Judged> find(Connection transaction, MeasurementId id, @Nullable Instant before, Limits limits)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(ONE)) {
            select.setObject(1, before == null ? OffsetDateTime.MAX : before.atOffset(ZoneOffset.UTC));
            select.setInt(2, id.patientKey());
            select.setShort(3, id.kind().stored());
            select.setObject(4, id.effectiveAt().atOffset(ZoneOffset.UTC));
            select.setInt(5, id.deviceKey());
            select.setInt(6, id.sequence());
            var found = new ArrayList<Judged>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(judged(rows, limits));
                }
            }
            return found;
        }
    }

    private static Judged judged(ResultSet row, Limits limits) throws SQLException {
        var id = new MeasurementId(
                row.getInt("patient_key"),
                instant(row, "effective_at"),
                Kind.ofStored(row.getInt("kind")),
                row.getInt("device_key"),
                row.getInt("sequence"));
        Integer limitSet = row.getObject("limit_set_id", Integer.class);
        return new Judged(
                id,
                id.effectiveAt().minusSeconds(row.getInt("clock_skew")), // of null it makes 0
                instant(row, "received_at"),
                values(row, id.kind()),
                Assessment.ofStored(row.getInt("assessment"), row.getInt("flags")),
                limitSet == null ? null : limits.of(limitSet),
                row.getBoolean("asked_again"));
    }

    private static List<@Nullable BigDecimal> values(ResultSet row, Kind kind) throws SQLException {
        var values = new ArrayList<@Nullable BigDecimal>();
        for (int component = 1; component <= kind.components().size(); component++) {
            values.add(row.getBigDecimal("value" + component));
        }
        return values;
    }

    private static void bind(
            Connection transaction,
            PreparedStatement select,
            int parameter,
            String type,
            Collection<Wanted> wanted,
            Function<Wanted, Object> value)
            throws SQLException {
        select.setArray(
                parameter,
                transaction.createArrayOf(type, wanted.stream().map(value).toArray()));
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "infinity" : time.atOffset(ZoneOffset.UTC).toString();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
