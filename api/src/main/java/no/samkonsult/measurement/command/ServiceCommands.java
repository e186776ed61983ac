package no.samkonsult.measurement.command;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Commands that the service itself gives to patients' devices, in the transaction of the intake. */
public final class ServiceCommands {
    private static final String DEVICE = """
            SELECT d.address, coalesce(m.kinds, '') AS kinds, a.controller
            FROM device d
            JOIN device_assignment a ON a.device_key = d.key AND a.patient_key = ? AND a.valid @> ?::timestamptz
            LEFT JOIN device_model m ON m.id = d.model_id
            WHERE d.key = ? AND d.revoked_at IS NULL
            LIMIT 1
            """;

    private static final String ADD = """
            INSERT INTO device_command (id, device_key, patient_id, controller, kind, body, created_at, expires_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            """;

    private static final String CANCEL = """
            UPDATE device_command SET expires_at = greatest(?::timestamptz, created_at + interval '1 millisecond')
            WHERE id = ANY (?) AND sent_at IS NULL
            """;

    private ServiceCommands() {}

    /** Asks the device that a reading came from for another, if it can be asked: the patient still has it, and it is let in. */
    public static Optional<UUID> measureAgain(
            Connection transaction, PatientId patient, MeasurementId reading, Instant now, Instant askAt)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(DEVICE)) {
            select.setInt(1, reading.patientKey());
            select.setObject(2, utc(now));
            select.setInt(3, reading.deviceKey());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && CommandRules.measures(rows.getString("kinds"), reading.kind())
                        ? Optional.of(add(
                                transaction,
                                patient,
                                reading,
                                rows.getString("address"),
                                rows.getObject("controller", UUID.class),
                                now,
                                askAt))
                        : Optional.empty();
            }
        }
    }

    /** Takes back what has not been sent. */
    public static void cancel(Connection transaction, List<UUID> commands, Instant now) throws SQLException {
        if (commands.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement(CANCEL)) {
            update.setObject(1, utc(now));
            update.setArray(2, transaction.createArrayOf("uuid", commands.toArray()));
            update.executeUpdate();
        }
    }

    private static UUID add(
            Connection transaction,
            PatientId patient,
            MeasurementId reading,
            @Nullable String address,
            UUID controller,
            Instant now,
            Instant askAt)
            throws SQLException {
        UUID id = UUID.randomUUID();
        Instant expires = askAt.plus(CommandRules.HOLDS);
        try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
            insert.setObject(1, id);
            insert.setInt(2, reading.deviceKey());
            insert.setObject(3, patient.value());
            insert.setObject(4, controller);
            insert.setShort(5, reading.kind().stored());
            insert.setString(
                    6, CommandBody.measure(id, reading.kind(), address, expires).json());
            insert.setObject(7, utc(now));
            insert.setObject(8, utc(expires));
            insert.setObject(9, utc(askAt));
            insert.executeUpdate();
        }
        return id;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
