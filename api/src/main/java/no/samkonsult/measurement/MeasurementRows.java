package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.Measurement.Standing;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.LimitSets;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Reads measurements from their table, page by page from a key on. */
final class MeasurementRows {
    /** What was measured is what the device has said of it last. */
    private static final String SELECT = """
            SELECT m.patient_key, m.effective_at, m.kind, m.device_key, m.sequence, m.received_at, m.utc_offset, m.clock_skew,
                   d.id AS device_id, d.name AS device_name, m.value1 AS first1, m.value2 AS first2, m.value3 AS first3,
                   CASE WHEN corrected.assessment IS NULL THEN m.value1 ELSE corrected.value1 END AS value1,
                   CASE WHEN corrected.assessment IS NULL THEN m.value2 ELSE corrected.value2 END AS value2,
                   CASE WHEN corrected.assessment IS NULL THEN m.value3 ELSE corrected.value3 END AS value3,
                   CASE WHEN corrected.assessment IS NULL THEN m.limit_set_id ELSE corrected.limit_set_id END AS limit_set_id,
                   coalesce(corrected.assessment, m.assessment) AS assessment, coalesce(corrected.flags, m.flags) AS flags,
                   coalesce(corrected.circumstances, m.circumstances) AS circumstances, corrected.assessment IS NOT NULL AS amended,
                   EXISTS (SELECT FROM measurement_amendment x
                    WHERE (x.patient_key, x.effective_at, x.kind, x.device_key, x.sequence)
                        = (m.patient_key, m.effective_at, m.kind, m.device_key, m.sequence)
                      AND x.withdrawn) AS withdrawn,
                   EXISTS (SELECT FROM measurement_invalidation i
                    WHERE (i.patient_key, i.effective_at, i.kind, i.device_key, i.sequence)
                        = (m.patient_key, m.effective_at, m.kind, m.device_key, m.sequence)
                      AND i.taken_back_at IS NULL) AS invalidated,
                   coalesce((SELECT c.circumstances FROM measurement_context c
                             WHERE (c.patient_key, c.kind, c.device_key, c.sequence)
                                 = (m.patient_key, m.kind, m.device_key, m.sequence)), 0) AS told_apart
            FROM measurement m JOIN device d ON d.key = m.device_key
            LEFT JOIN LATERAL (
                SELECT c.* FROM measurement_amendment c
                WHERE (c.patient_key, c.effective_at, c.kind, c.device_key, c.sequence)
                    = (m.patient_key, m.effective_at, m.kind, m.device_key, m.sequence)
                  AND c.assessment IS NOT NULL
                ORDER BY c.received_at DESC LIMIT 1) AS corrected ON true
            WHERE m.patient_key = %s AND m.kind = ANY (?)
              AND m.effective_at >= coalesce(?::timestamptz, '-infinity') AND m.effective_at < coalesce(?::timestamptz, 'infinity')
            """;

    private static final String KEY = "(m.effective_at, m.kind, m.device_key, m.sequence)";
    private static final String KEY_OF_PATIENT = "(SELECT key FROM patient WHERE id = ?)";
    private static final String OLDEST_FIRST = "ORDER BY m.effective_at, m.kind, m.device_key, m.sequence LIMIT ?";
    private static final String NEWEST_FIRST =
            "ORDER BY m.effective_at DESC, m.kind DESC, m.device_key DESC, m.sequence DESC LIMIT ?";

    private MeasurementRows() {}

    static List<Measurement> search(Connection connection, MeasurementQuery query) throws SQLException {
        MeasurementId after = query.after();
        String sql = SELECT.formatted(KEY_OF_PATIENT)
                + (after == null ? "" : "AND %s %s (?, ?, ?, ?)%n".formatted(KEY, query.newestFirst() ? "<" : ">"))
                + (query.newestFirst() ? NEWEST_FIRST : OLDEST_FIRST);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, query.patient().value());
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "int2", query.kinds().stream().map(Kind::stored).toArray()));
            select.setObject(3, utc(query.from()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(4, utc(query.to()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            int next = 5;
            if (after != null) {
                select.setObject(next++, utc(after.effectiveAt()));
                select.setShort(next++, after.kind().stored());
                select.setInt(next++, after.deviceKey());
                select.setInt(next++, after.sequence());
            }
            select.setInt(next, query.limit());
            return measurements(connection, select);
        }
    }

    static Optional<Measurement> find(Connection connection, MeasurementId id) throws SQLException {
        String sql = SELECT.formatted("?") + "AND m.device_key = ? AND m.sequence = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, id.patientKey());
            select.setArray(
                    2, connection.createArrayOf("int2", new Object[] {id.kind().stored()}));
            select.setObject(3, utc(id.effectiveAt()));
            select.setObject(4, utc(id.effectiveAt().plusNanos(1_000)));
            select.setInt(5, id.deviceKey());
            select.setInt(6, id.sequence());
            return measurements(connection, select).stream().findFirst();
        }
    }

    static Optional<PatientId> patientOf(Connection connection, int patientKey) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM patient WHERE key = ?")) {
            select.setInt(1, patientKey);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new PatientId(rows.getObject(1, UUID.class))) : Optional.empty();
            }
        }
    }

    private static List<Measurement> measurements(Connection connection, PreparedStatement select) throws SQLException {
        var found = new ArrayList<Measurement>();
        var limits = new HashMap<Integer, LimitSet>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(measurement(rows, limitsOf(connection, rows, limits)));
            }
        }
        return found;
    }

    private static @Nullable LimitSet limitsOf(Connection connection, ResultSet row, Map<Integer, LimitSet> known)
            throws SQLException {
        Integer id = row.getObject("limit_set_id", Integer.class);
        if (id == null) {
            return null;
        }
        if (!known.containsKey(id)) {
            known.put(id, LimitSets.read(connection, id));
        }
        return known.get(id);
    }

    private static Measurement measurement(ResultSet row, @Nullable LimitSet limits) throws SQLException {
        Kind kind = Kind.ofStored(row.getInt("kind"));
        var id = new MeasurementId(
                row.getInt("patient_key"),
                instant(row, "effective_at"),
                kind,
                row.getInt("device_key"),
                row.getInt("sequence"));
        return new Measurement(
                id,
                instant(row, "received_at"),
                row.getInt("utc_offset"),
                row.getObject("clock_skew", Integer.class),
                values(row, kind, "value"),
                row.getBoolean("amended") ? values(row, kind, "first") : null,
                Assessment.ofStored(row.getInt("assessment"), row.getInt("flags")),
                row.getInt("flags"),
                Circumstance.ofStored(row.getInt("circumstances") | row.getInt("told_apart")),
                limits,
                standing(row),
                row.getObject("device_id", UUID.class),
                row.getString("device_name"));
    }

    private static List<@Nullable BigDecimal> values(ResultSet row, Kind kind, String column) throws SQLException {
        var values = new ArrayList<@Nullable BigDecimal>();
        for (int component = 1; component <= kind.components().size(); component++) {
            values.add(row.getBigDecimal(column + component));
        }
        return values;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        if (row.getBoolean("invalidated")) {
            return Standing.INVALIDATED;
        }
        if (row.getBoolean("withdrawn")) {
            return Standing.WITHDRAWN;
        }
        return row.getBoolean("amended") ? Standing.AMENDED : Standing.FIRST;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
