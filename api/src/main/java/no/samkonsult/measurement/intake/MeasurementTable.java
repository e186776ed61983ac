package no.samkonsult.measurement.intake;

import java.math.BigDecimal;
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
import java.util.function.Function;
import java.util.function.IntFunction;
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
    /** Tells the numbers of the rows that were there before, which are few: the others need not be sent back. */
    private static final String INSERT = """
            WITH new AS (
                SELECT timestamptz 'epoch' + effective / 1000000 * interval '1 second' + effective % 1000000 * interval '1 microsecond'
                        AS effective_at,
                    timestamptz 'epoch' + received * interval '1 microsecond' AS received_at, patient_key, device_key, sequence,
                    limit_set_id, kind, assessment, flags, utc_offset, controller, value1, value2, value3, circumstances, clock_skew,
                    number
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS new (effective, received, patient_key,
                    device_key, sequence, limit_set_id, kind, assessment, flags, utc_offset, controller, value1, value2, value3,
                    circumstances, clock_skew, number)
            ), stored AS (
                INSERT INTO measurement (effective_at, received_at, patient_key, device_key, sequence, limit_set_id, kind,
                    assessment, flags, utc_offset, controller, value1, value2, value3, circumstances, clock_skew)
                SELECT effective_at, received_at, patient_key, device_key, sequence, limit_set_id, kind,
                    assessment, flags, utc_offset, controller, value1, value2, value3, circumstances, clock_skew
                FROM new
                ON CONFLICT DO NOTHING
                RETURNING patient_key, effective_at, kind, device_key, sequence
            )
            SELECT number FROM new LEFT JOIN stored USING (patient_key, effective_at, kind, device_key, sequence)
            WHERE stored.patient_key IS NULL
            """;

    private static final String AMEND = """
            INSERT INTO measurement_amendment (effective_at, received_at, patient_key, device_key, sequence, kind,
                controller, value1, value2, value3, circumstances, withdrawn, limit_set_id, assessment, flags)
            SELECT m.effective_at, timestamptz 'epoch' + received * interval '1 microsecond',
                m.patient_key, m.device_key, m.sequence, m.kind, m.controller, new.value1, new.value2, new.value3,
                new.circumstances, new.withdrawn, CASE WHEN NOT new.withdrawn THEN new.limit_set_id END,
                CASE WHEN NOT new.withdrawn THEN new.assessment END, CASE WHEN NOT new.withdrawn THEN new.flags END
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (effective, received, patient_key, device_key, sequence, kind,
                value1, value2, value3, circumstances, withdrawn, limit_set_id, assessment, flags)
            JOIN measurement m ON m.patient_key = new.patient_key AND m.kind = new.kind AND m.device_key = new.device_key
                AND m.sequence = new.sequence
                AND m.effective_at = timestamptz 'epoch' + effective / 1000000 * interval '1 second'
                    + effective % 1000000 * interval '1 microsecond'
            WHERE new.withdrawn OR (m.value1, m.value2, m.value3, m.circumstances)
                IS DISTINCT FROM (new.value1, new.value2, new.value3, new.circumstances)
            ON CONFLICT DO NOTHING
            RETURNING patient_key, effective_at, kind, device_key, sequence
            """;

    /**
     * A parameter: the values of one column in all rows. Arrays of numbers go over in binary, which saves both ends more than
     * half of their work; of decimals the driver knows no binary array.
     */
    private record Column(
            String type, IntFunction<@Nullable Object[]> array, Function<NewMeasurement, @Nullable Object> value) {
        static Column int8(Function<NewMeasurement, @Nullable Object> value) {
            return new Column("int8", Long[]::new, value);
        }

        static Column int4(Function<NewMeasurement, @Nullable Object> value) {
            return new Column("int4", Integer[]::new, value);
        }

        static Column int2(Function<NewMeasurement, @Nullable Object> value) {
            return new Column("int2", Short[]::new, value);
        }

        static Column component(int index) {
            return new Column("numeric", Object[]::new, row -> MeasurementTable.value(row, index));
        }

        Array of(Connection transaction, List<NewMeasurement> rows) throws SQLException {
            @Nullable Object[] values = array.apply(rows.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            return transaction.createArrayOf(type, values);
        }
    }

    private static final Column EFFECTIVE = Column.int8(row -> micros(row.id().effectiveAt()));
    private static final Column RECEIVED = Column.int8(row -> micros(row.receivedAt()));
    private static final Column PATIENT = Column.int4(row -> row.id().patientKey());
    private static final Column DEVICE = Column.int4(row -> row.id().deviceKey());
    private static final Column SEQUENCE = Column.int4(row -> row.id().sequence());
    private static final Column KIND = Column.int2(row -> row.id().kind().stored());
    private static final Column VALUE1 = Column.component(0);
    private static final Column VALUE2 = Column.component(1);
    private static final Column VALUE3 = Column.component(2);
    private static final Column LIMITS = Column.int4(MeasurementTable::limitSetId);
    private static final Column ASSESSMENT = Column.int2(row -> row.assessment().stored());
    private static final Column FLAGS = Column.int2(row -> (short) row.flags());
    private static final Column CIRCUMSTANCES = Column.int2(row -> (short) row.circumstances());

    private static final List<Column> ALL = List.of(
            EFFECTIVE,
            RECEIVED,
            PATIENT,
            DEVICE,
            SEQUENCE,
            LIMITS,
            KIND,
            ASSESSMENT,
            FLAGS,
            Column.int2(row -> (short) row.utcOffset()),
            Column.int2(NewMeasurement::controller),
            VALUE1,
            VALUE2,
            VALUE3,
            CIRCUMSTANCES,
            Column.int4(NewMeasurement::clockSkew));

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
            new Column("bool", Boolean[]::new, NewMeasurement::withdrawn),
            LIMITS,
            ASSESSMENT,
            FLAGS);

    private MeasurementTable() {}

    /** Stores what is not stored yet, and tells which that was. */
    static Set<MeasurementId> insert(Connection transaction, List<NewMeasurement> measurements) throws SQLException {
        var inserted = new HashSet<MeasurementId>();
        measurements.forEach(each -> inserted.add(each.id()));
        if (measurements.isEmpty()) {
            return inserted;
        }
        try (PreparedStatement insert = prepared(transaction, INSERT, measurements, ALL);
                ResultSet known = insert.executeQuery()) {
            while (known.next()) {
                inserted.remove(measurements.get(known.getInt(1) - 1).id());
            }
        }
        return inserted;
    }

    /** Keeps what differs from the one stored under the same identity, or withdraws it, and tells which those were. */
    static Set<MeasurementId> amend(Connection transaction, List<NewMeasurement> measurements) throws SQLException {
        if (measurements.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement amend = prepared(transaction, AMEND, measurements, AMENDED);
                ResultSet amended = amend.executeQuery()) {
            return identities(amended);
        }
    }

    private static PreparedStatement prepared(
            Connection transaction, String sql, List<NewMeasurement> rows, List<Column> columns) throws SQLException {
        PreparedStatement statement = transaction.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, columns.get(i).of(transaction, rows));
        }
        return statement;
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
