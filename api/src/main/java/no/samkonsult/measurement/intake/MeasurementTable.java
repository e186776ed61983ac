package no.samkonsult.measurement.intake;

import java.math.BigDecimal;
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
import java.util.function.Function;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes measurements in bulk: one statement a batch, whatever its size. Times go in as microseconds, whose seconds are taken
 * apart: PostgreSQL multiplies an interval by a double, which is not exact for the microseconds of a clock that is far off.
 */
final class MeasurementTable {
    private static final String INSERT = """
            INSERT INTO measurement (effective_at, received_at, patient_key, device_key, sequence, limit_set_id, kind,
                assessment, flags, utc_offset, controller, value1, value2, value3, circumstances, clock_skew)
            SELECT timestamptz 'epoch' + effective / 1000000 * interval '1 second' + effective % 1000000 * interval '1 microsecond',
                timestamptz 'epoch' + received * interval '1 microsecond',
                patient_key, device_key, sequence, limit_set_id, kind, assessment, flags, utc_offset, controller,
                value1, value2, value3, circumstances, clock_skew
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (effective, received, patient_key, device_key, sequence,
                limit_set_id, kind, assessment, flags, utc_offset, controller, value1, value2, value3, circumstances, clock_skew)
            ON CONFLICT DO NOTHING
            RETURNING patient_key, effective_at, kind, device_key, sequence
            """;

    private static final String AMEND = """
            INSERT INTO measurement_amendment (effective_at, received_at, patient_key, device_key, sequence, kind,
                controller, value1, value2, value3, circumstances, withdrawn)
            SELECT m.effective_at, timestamptz 'epoch' + received * interval '1 microsecond',
                m.patient_key, m.device_key, m.sequence, m.kind, m.controller, new.value1, new.value2, new.value3,
                new.circumstances, new.withdrawn
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (effective, received, patient_key, device_key, sequence, kind,
                value1, value2, value3, circumstances, withdrawn)
            JOIN measurement m ON m.patient_key = new.patient_key AND m.kind = new.kind AND m.device_key = new.device_key
                AND m.sequence = new.sequence
                AND m.effective_at = timestamptz 'epoch' + effective / 1000000 * interval '1 second'
                    + effective % 1000000 * interval '1 microsecond'
            WHERE new.withdrawn OR (m.value1, m.value2, m.value3, m.circumstances)
                IS DISTINCT FROM (new.value1, new.value2, new.value3, new.circumstances)
            ON CONFLICT DO NOTHING
            RETURNING patient_key, effective_at, kind, device_key, sequence
            """;

    /** A parameter: the values of one column in all rows. */
    private record Column(String type, Function<NewMeasurement, @Nullable Object> value) {}

    private static final Column EFFECTIVE =
            new Column("int8", row -> micros(row.id().effectiveAt()));
    private static final Column RECEIVED = new Column("int8", row -> micros(row.receivedAt()));
    private static final Column PATIENT = new Column("int4", row -> row.id().patientKey());
    private static final Column DEVICE = new Column("int4", row -> row.id().deviceKey());
    private static final Column SEQUENCE = new Column("int4", row -> row.id().sequence());
    private static final Column KIND = new Column("int2", row -> row.id().kind().stored());
    private static final Column VALUE1 = new Column("numeric", row -> value(row, 0));
    private static final Column VALUE2 = new Column("numeric", row -> value(row, 1));
    private static final Column VALUE3 = new Column("numeric", row -> value(row, 2));

    private static final Column CIRCUMSTANCES = new Column("int2", row -> (short) row.circumstances());

    private static final List<Column> ALL = List.of(
            EFFECTIVE,
            RECEIVED,
            PATIENT,
            DEVICE,
            SEQUENCE,
            new Column("int4", MeasurementTable::limitSetId),
            KIND,
            new Column("int2", row -> row.assessment().stored()),
            new Column("int2", row -> (short) row.flags()),
            new Column("int2", row -> (short) row.utcOffset()),
            new Column("int2", NewMeasurement::controller),
            VALUE1,
            VALUE2,
            VALUE3,
            CIRCUMSTANCES,
            new Column("int4", NewMeasurement::clockSkew));

    private static final List<Column> AMENDED = List.of(
            EFFECTIVE,
            RECEIVED,
            PATIENT,
            DEVICE,
            SEQUENCE,
            KIND,
            VALUE1,
            VALUE2,
            VALUE3,
            CIRCUMSTANCES,
            new Column("bool", NewMeasurement::withdrawn));

    private MeasurementTable() {}

    /** Stores what is not stored yet, and tells which that was. */
    static Set<MeasurementId> insert(Connection transaction, List<NewMeasurement> measurements) throws SQLException {
        return write(transaction, INSERT, measurements, ALL);
    }

    /** Keeps what differs from the one stored under the same identity, or withdraws it, and tells which those were. */
    static Set<MeasurementId> amend(Connection transaction, List<NewMeasurement> measurements) throws SQLException {
        return write(transaction, AMEND, measurements, AMENDED);
    }

    private static Set<MeasurementId> write(
            Connection transaction, String sql, List<NewMeasurement> rows, List<Column> columns) throws SQLException {
        if (rows.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                statement.setArray(
                        i + 1,
                        transaction.createArrayOf(
                                column.type(), rows.stream().map(column.value()).toArray()));
            }
            try (ResultSet written = statement.executeQuery()) {
                return identities(written);
            }
        }
    }

    private static Set<MeasurementId> identities(ResultSet rows) throws SQLException {
        var identities = new HashSet<MeasurementId>();
        while (rows.next()) {
            identities.add(new MeasurementId(
                    rows.getInt(1),
                    rows.getObject(2, OffsetDateTime.class).toInstant(),
                    Kind.ofStored(rows.getInt(3)),
                    rows.getInt(4),
                    rows.getInt(5)));
        }
        return identities;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static @Nullable Integer limitSetId(NewMeasurement row) {
        LimitSet limits = row.limits();
        return limits == null ? null : limits.id();
    }

    private static @Nullable BigDecimal value(NewMeasurement row, int component) {
        return component < row.values().size() ? row.values().get(component) : null;
    }
}
