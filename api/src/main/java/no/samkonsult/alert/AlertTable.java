package no.samkonsult.alert;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.judgement.Judged;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Writes alerts in bulk, sorted by patient and rule: the order in which all writers lock them. */
final class AlertTable {
    /**
     * The desk is that of the service the patient is enrolled with now, and where there is none the reserve desk: an alert always has
     * one whose people may see it. The severity is that of the newest reading that is outside, the rest what the newest of all is: a late reading undoes neither. Newest is what was
     * measured last, as far as is known: a device whose clock is wrong reports another time, which only names its reading.
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

    /** What stands on a reading that has been struck out stands on nothing. */
    private static final String STRIKE_OUT = """
            WITH struck AS (
                SELECT id FROM alert WHERE patient_id = ? AND kind = ? AND effective_at = ? AND status <> 'CLOSED'
                ORDER BY rule FOR NO KEY UPDATE)
            UPDATE alert SET in_range = true, unconfirmed = false FROM struck WHERE alert.id = struck.id
            RETURNING desk_id
            """;

    /** What stands on a reading that was sent again shows its value as it is now. No correction lowers an alert or puts it in range. */
    private static final String CORRECT = """
            WITH standing AS (
                SELECT id FROM alert WHERE patient_id = ? AND kind = ? AND effective_at = ? AND status <> 'CLOSED'
                ORDER BY rule FOR NO KEY UPDATE)
            UPDATE alert SET value1 = ?, value2 = ?, value3 = ?, limit_set_id = ?, in_range = in_range AND ?
            FROM standing WHERE alert.id = standing.id
            RETURNING desk_id
            """;

    private static final String STRIKE_OUT_ANSWERS = """
            UPDATE alert SET in_range = true WHERE patient_id = ? AND rule = ? AND effective_at = ? AND status <> 'CLOSED'
            RETURNING desk_id
            """;

    /** The alert is what the newest reading is that is left, though an older one than it stood on. */
    private static final String FOLLOW = """
            UPDATE alert SET severity = coalesce(new.severity, alert.severity), kind = new.kind, effective_at = new.effective_at,
                outside_at = CASE WHEN new.severity IS NULL THEN NULL ELSE new.measured_at END,
                value1 = new.value1, value2 = new.value2, value3 = new.value3, limit_set_id = new.limit_set_id,
                received_at = new.received_at, unconfirmed = new.unconfirmed, in_range = new.severity IS NULL
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (patient_id, rule, severity, kind, effective_at,
                value1, value2, value3, limit_set_id, received_at, unconfirmed, measured_at)
            WHERE alert.patient_id = new.patient_id AND alert.rule = new.rule AND alert.status <> 'CLOSED'
            RETURNING desk_id
            """;

    private AlertTable() {}

    /** Frees alerts from a reading that they stand on. Returns the desks whose worklist changed. */
    static Set<String> strikeOut(Connection transaction, PatientId patient, MeasurementId measurement)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(STRIKE_OUT)) {
            update.setObject(1, patient.value());
            update.setShort(2, measurement.kind().stored());
            update.setObject(3, measurement.effectiveAt().atOffset(ZoneOffset.UTC));
            return desks(update);
        }
    }

    /** Lets alerts show a reading as it was corrected. Returns the desks whose worklist changed. */
    static Set<String> correct(Connection transaction, PatientId patient, Judged reading) throws SQLException {
        MeasurementId id = reading.id();
        LimitSet limits = reading.limits();
        try (PreparedStatement update = transaction.prepareStatement(CORRECT)) {
            update.setObject(1, patient.value());
            update.setShort(2, id.kind().stored());
            update.setObject(3, id.effectiveAt().atOffset(ZoneOffset.UTC));
            for (int component = 1; component <= 3; component++) {
                update.setBigDecimal(3 + component, reading.value(component));
            }
            update.setObject(7, limits == null ? null : limits.id(), Types.INTEGER);
            update.setBoolean(8, reading.isGreen());
            return desks(update);
        }
    }

    /** Frees an alert from answers that it stands on. Returns the desks whose worklist changed. */
    static Set<String> strikeOut(Connection transaction, Signal answers) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(STRIKE_OUT_ANSWERS)) {
            update.setObject(1, answers.patient().value());
            update.setString(2, answers.meaning().rule());
            update.setObject(3, requireNonNull(answers.at()).atOffset(ZoneOffset.UTC));
            return desks(update);
        }
    }

    /** Moves an alert that is not closed to a reading, whichever it stood on. Returns the desks whose worklist changed. */
    static Set<String> follow(Connection transaction, Signal signal) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(FOLLOW)) {
            bind(transaction, update, 1, List.of(signal));
            return desks(update);
        }
    }

    /** Opens an alert for each signal, or moves the one that is not closed. Returns the desks whose worklist changed. */
    static Set<String> raise(Connection transaction, List<Signal> signals, Instant now) throws SQLException {
        if (signals.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement raise = transaction.prepareStatement(RAISE)) {
            raise.setObject(1, now.atOffset(ZoneOffset.UTC));
            bind(transaction, raise, 2, signals);
            return desks(raise);
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
            bind(transaction, update, 1, signals);
            return desks(update);
        }
    }

    private static void bind(Connection transaction, PreparedStatement statement, int first, List<Signal> signals)
            throws SQLException {
        List<Signal> sorted = signals.stream()
                .sorted(Comparator.<Signal, String>comparing(
                                each -> each.patient().toString())
                        .thenComparing(each -> each.meaning().rule()))
                .toList();
        int parameter = first;
        for (Column column : COLUMNS) {
            Object[] values = sorted.stream().map(column.value).toArray();
            statement.setArray(parameter++, transaction.createArrayOf(column.type, values));
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("uuid", signal -> signal.patient().value()),
            new Column("text", signal -> signal.meaning().rule()),
            new Column("text", Signal::severity),
            new Column("int2", ofMeasurement(each -> each.id().kind().stored())),
            new Column("timestamptz", signal -> text(signal.at())),
            new Column("numeric", Signal::first),
            new Column("numeric", ofMeasurement(each -> each.value(2))),
            new Column("numeric", ofMeasurement(each -> each.value(3))),
            new Column(
                    "int4",
                    ofMeasurement(
                            each -> each.limits() == null ? null : each.limits().id())),
            new Column("timestamptz", signal -> text(signal.receivedAt())),
            new Column("bool", Signal::isUnconfirmed),
            new Column("timestamptz", signal -> text(signal.measuredAt())));

    private record Column(String type, Function<Signal, @Nullable Object> value) {}

    private static Function<Signal, @Nullable Object> ofMeasurement(Function<Judged, @Nullable Object> value) {
        return signal -> {
            Judged measurement = signal.measurement();
            return measurement == null ? null : value.apply(measurement);
        };
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC).toString();
    }

    private static Set<String> desks(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var desks = new TreeSet<String>();
            while (rows.next()) {
                desks.add(rows.getString(1));
            }
            return desks;
        }
    }
}
