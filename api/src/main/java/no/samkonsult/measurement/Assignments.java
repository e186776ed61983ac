package no.samkonsult.measurement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Finds who had a device when it measured: a late reading belongs to the one who had the device then. */
final class Assignments {
    private static final String SELECT = """
            SELECT d.key AS device_key, a.patient_key, p.id AS patient_id, a.controller, o.key AS controller_key
            FROM unnest(?, ?) WITH ORDINALITY AS asked (device, at, position)
            LEFT JOIN device d ON d.name = asked.device AND d.revoked_at IS NULL
            LEFT JOIN device_assignment a ON a.device_key = d.key AND a.valid @> asked.at
            LEFT JOIN organisation o ON o.id = a.controller
            LEFT JOIN patient p ON p.key = a.patient_key AND EXISTS (SELECT FROM enrolment e WHERE e.patient_id = p.id)
            ORDER BY asked.position
            """;

    private Assignments() {}

    /** One assignment for each device and time, in their order. */
    static List<Assignment> at(Connection transaction, List<String> devices, List<Instant> times) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(SELECT)) {
            select.setArray(1, transaction.createArrayOf("text", devices.toArray()));
            select.setArray(
                    2,
                    transaction.createArrayOf(
                            "timestamptz",
                            times.stream()
                                    .map(time -> time.atOffset(ZoneOffset.UTC).toString())
                                    .toArray()));
            try (ResultSet rows = select.executeQuery()) {
                var found = new ArrayList<Assignment>(devices.size());
                while (rows.next()) {
                    found.add(assignment(rows));
                }
                return found;
            }
        }
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        @Nullable UUID patient = row.getObject("patient_id", UUID.class);
        return new Assignment(
                row.getObject("device_key", Integer.class),
                patient == null ? null : row.getObject("patient_key", Integer.class),
                patient == null ? null : new PatientId(patient),
                row.getObject("controller", UUID.class),
                row.getObject("controller_key", Short.class));
    }
}
