package no.samkonsult.measurement;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/** Writes measurements in bulk: one statement a batch, whatever its size. */
final class MeasurementTable {
    private static final String INSERT = """
            INSERT INTO measurement (effective_at, received_at, patient_key, device_key, sequence, limit_set_id, kind,
                assessment, flags, utc_offset, controller, value1, value2, value3)
            SELECT timestamptz 'epoch' + effective * interval '1 microsecond',
                timestamptz 'epoch' + received * interval '1 microsecond',
                patient_key, device_key, sequence, limit_set_id, kind, assessment, flags, utc_offset, controller,
                value1, value2, value3
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (effective, received, patient_key, device_key, sequence,
                limit_set_id, kind, assessment, flags, utc_offset, controller, value1, value2, value3)
            ON CONFLICT DO NOTHING
            RETURNING patient_key, effective_at, kind, device_key, sequence
            """;

    private static final String AMEND = """
            INSERT INTO measurement_amendment (effective_at, received_at, patient_key, device_key, sequence, kind,
                controller, value1, value2, value3)
            SELECT m.effective_at, timestamptz 'epoch' + received * interval '1 microsecond',
                m.patient_key, m.device_key, m.sequence, m.kind, m.controller, new.value1, new.value2, new.value3
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (effective, received, patient_key, device_key, sequence,
                limit_set_id, kind, assessment, flags, utc_offset, controller, value1, value2, value3)
            JOIN measurement m ON m.patient_key = new.patient_key AND m.kind = new.kind AND m.device_key = new.device_key
                AND m.sequence = new.sequence AND m.effective_at = timestamptz 'epoch' + effective * interval '1 microsecond'
            WHERE (m.value1, m.value2, m.value3) IS DISTINCT FROM (new.value1, new.value2, new.value3)
            ON CONFLICT DO NOTHING
            RETURNING patient_key, effective_at, kind, device_key, sequence
            """;

    private MeasurementTable() {}

    /** Stores what is not stored yet, and tells which that was. */
    static Set<MeasurementId> insert(Connection transaction, List<NewMeasurement> measurements) throws SQLException {
        return write(transaction, INSERT, measurements);
    }

    /** Keeps the values that differ from the one stored under the same identity, and tells which those were. */
    static Set<MeasurementId> amend(Connection transaction, List<NewMeasurement> measurements) throws SQLException {
        return write(transaction, AMEND, measurements);
    }

    private static Set<MeasurementId> write(Connection transaction, String sql, List<NewMeasurement> measurements)
            throws SQLException {
        if (measurements.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            bind(transaction, statement, measurements);
            try (ResultSet rows = statement.executeQuery()) {
                var written = new HashSet<MeasurementId>();
                while (rows.next()) {
                    written.add(new MeasurementId(
                            rows.getInt(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            Kind.ofStored(rows.getInt(3)),
                            rows.getInt(4),
                            rows.getInt(5)));
                }
                return written;
            }
        }
    }

    private static void bind(Connection transaction, PreparedStatement statement, List<NewMeasurement> rows)
            throws SQLException {
        var columns = new Columns(transaction, statement, rows);
        columns.add("int8", row -> micros(row.id().effectiveAt()));
        columns.add("int8", row -> micros(row.receivedAt()));
        columns.add("int4", row -> row.id().patientKey());
        columns.add("int4", row -> row.id().deviceKey());
        columns.add("int4", row -> row.id().sequence());
        columns.add("int4", row -> limitSetId(row));
        columns.add("int2", row -> row.id().kind().stored());
        columns.add("int2", row -> row.assessment().stored());
        columns.add("int2", row -> (short) row.flags());
        columns.add("int2", row -> (short) row.utcOffset());
        columns.add("int2", NewMeasurement::controller);
        for (int i = 0; i < 3; i++) {
            int component = i;
            columns.add(
                    "numeric",
                    row -> component < row.values().size() ? row.values().get(component) : null);
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static @Nullable Integer limitSetId(NewMeasurement row) {
        LimitSet limits = row.limits();
        return limits == null ? null : limits.id();
    }

    /** The value of a column in a row. */
    private interface Value {
        @Nullable
        Object of(NewMeasurement row);
    }

    /** Fills one array parameter after the other. */
    private static final class Columns {
        private final Connection transaction;
        private final PreparedStatement statement;
        private final List<NewMeasurement> rows;
        private int count;

        Columns(Connection transaction, PreparedStatement statement, List<NewMeasurement> rows) {
            this.transaction = transaction;
            this.statement = statement;
            this.rows = rows;
        }

        void add(String type, Value value) throws SQLException {
            Array column =
                    transaction.createArrayOf(type, rows.stream().map(value::of).toArray());
            statement.setArray(++count, column);
        }
    }
}
