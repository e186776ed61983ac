package no.samkonsult.measurement.again;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.again.NightRules.Times;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** What patients have been asked to measure again. */
final class RemeasurementTable {
    private static final String ADD = """
            INSERT INTO remeasurement (patient_key, kind, effective_at, device_key, sequence, controller, red, alerted, asked_at,
                due_at, command_id)
            SELECT m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence, m.controller, ?, ?, ?, ?, ?
            FROM measurement m
            WHERE m.patient_key = ? AND m.kind = ? AND m.effective_at = ? AND m.device_key = ? AND m.sequence = ?
            ON CONFLICT DO NOTHING
            """;

    private static final String DECIDE = """
            UPDATE remeasurement SET decided_at = ?, decision = ?
            WHERE patient_key = ? AND kind = ? AND decided_at IS NULL AND (effective_at < ? OR ? AND effective_at = ?)
            RETURNING command_id
            """;

    private static final String PATIENTS_DUE = """
            SELECT DISTINCT patient_key FROM remeasurement WHERE decided_at IS NULL AND due_at <= ? LIMIT 500
            """;

    private static final String DUE = """
            SELECT r.*, p.id AS patient_id,
                EXISTS (SELECT FROM enrolment e WHERE e.patient_id = p.id AND e.valid @> ?::timestamptz) AS followed_up
            FROM remeasurement r JOIN patient p ON p.key = r.patient_key
            WHERE r.patient_key = ? AND r.decided_at IS NULL AND r.due_at <= ?
            ORDER BY r.kind, r.effective_at, r.device_key, r.sequence
            FOR UPDATE OF r SKIP LOCKED
            """;

    private static final String DECIDE_ONE = """
            UPDATE remeasurement SET decided_at = ?, decision = ?
            WHERE patient_key = ? AND kind = ? AND effective_at = ? AND device_key = ? AND sequence = ?
            """;

    private RemeasurementTable() {}

    /**
     * One whose time is over.
     *
     * @param alerted whether it alerted at once
     */
    record Due(PatientId patient, MeasurementId measurement, boolean alerted, boolean followedUp) {
        boolean alerts() {
            return !alerted && followedUp;
        }
    }

    static void add(
            Connection transaction, MeasurementId id, boolean red, boolean alerted, Times times, @Nullable UUID command)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
            insert.setBoolean(1, red);
            insert.setBoolean(2, alerted);
            insert.setObject(3, utc(times.askAt()));
            insert.setObject(4, utc(times.dueAt()));
            insert.setObject(5, command);
            bind(insert, 6, id);
            insert.executeUpdate();
        }
    }

    /**
     * What was asked about, and is decided.
     *
     * @param commands what devices were asked; of a question to nobody's device there is none
     */
    record Decided(int questions, List<UUID> commands) {
        static final Decided NONE = new Decided(0, List.of());
    }

    /**
     * Decides what was asked about readings before one.
     *
     * @param itself whether what was asked about that one is decided too
     */
    static Decided decide(Connection transaction, MeasurementId id, boolean itself, Decision decision, Instant now)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(DECIDE)) {
            update.setObject(1, utc(now));
            update.setString(2, decision.name());
            update.setInt(3, id.patientKey());
            update.setShort(4, id.kind().stored());
            update.setObject(5, utc(id.effectiveAt()));
            update.setBoolean(6, itself);
            update.setObject(7, utc(id.effectiveAt()));
            int questions = 0;
            var commands = new ArrayList<UUID>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    questions++;
                    UUID command = rows.getObject(1, UUID.class);
                    if (command != null) {
                        commands.add(command);
                    }
                }
            }
            return new Decided(questions, commands);
        }
    }

    static List<Integer> patientsDue(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(PATIENTS_DUE)) {
            select.setObject(1, utc(now));
            var patients = new ArrayList<Integer>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    patients.add(rows.getInt(1));
                }
            }
            return patients;
        }
    }

    /** Those of a patient that no other process decides now. */
    static List<Due> due(Connection transaction, int patient, Instant now) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(DUE)) {
            select.setObject(1, utc(now));
            select.setInt(2, patient);
            select.setObject(3, utc(now));
            var due = new ArrayList<Due>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new Due(
                            new PatientId(rows.getObject("patient_id", UUID.class)),
                            new MeasurementId(
                                    patient,
                                    rows.getObject("effective_at", OffsetDateTime.class)
                                            .toInstant(),
                                    Kind.ofStored(rows.getInt("kind")),
                                    rows.getInt("device_key"),
                                    rows.getInt("sequence")),
                            rows.getBoolean("alerted"),
                            rows.getBoolean("followed_up")));
                }
            }
            return due;
        }
    }

    static void decide(Connection transaction, MeasurementId id, Decision decision, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(DECIDE_ONE)) {
            update.setObject(1, utc(now));
            update.setString(2, decision.name());
            bind(update, 3, id);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int first, MeasurementId id) throws SQLException {
        statement.setInt(first, id.patientKey());
        statement.setShort(first + 1, id.kind().stored());
        statement.setObject(first + 2, utc(id.effectiveAt()));
        statement.setInt(first + 3, id.deviceKey());
        statement.setInt(first + 4, id.sequence());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
