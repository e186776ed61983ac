package no.samkonsult.alert;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.judgement.Judged;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.shared.PatientId;

/** Writes what becomes of alerts whose readings or answers were corrected, struck out or taken back. */
final class AlertCorrections {
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

    private AlertCorrections() {}

    /** Frees alerts from a reading that they stand on. Returns the desks whose worklist changed. */
    static Set<String> strikeOut(Connection transaction, PatientId patient, MeasurementId measurement)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(STRIKE_OUT)) {
            update.setObject(1, patient.value());
            update.setShort(2, measurement.kind().stored());
            update.setObject(3, measurement.effectiveAt().atOffset(ZoneOffset.UTC));
            return SignalColumns.desks(update);
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
            return SignalColumns.desks(update);
        }
    }

    /** Frees an alert from answers that it stands on. Returns the desks whose worklist changed. */
    static Set<String> strikeOut(Connection transaction, Signal answers) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(STRIKE_OUT_ANSWERS)) {
            update.setObject(1, answers.patient().value());
            update.setString(2, answers.meaning().rule());
            update.setObject(3, requireNonNull(answers.at()).atOffset(ZoneOffset.UTC));
            return SignalColumns.desks(update);
        }
    }

    /** Moves an alert that is not closed to a reading, whichever it stood on. Returns the desks whose worklist changed. */
    static Set<String> follow(Connection transaction, Signal signal) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(FOLLOW)) {
            SignalColumns.bind(transaction, update, 1, List.of(signal));
            return SignalColumns.desks(update);
        }
    }
}
