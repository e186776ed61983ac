package no.samkonsult.measurement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.measurement.AssessmentListener.UnreadableFrom;
import no.samkonsult.shared.PatientId;

/** Keeps whole what is no measurement of a known patient. The same bytes again are counted, not kept twice. */
final class QuarantineTable {
    private static final String PUT = """
            INSERT INTO quarantine (device, topic, reason, payload, patient_id, controller, first_received_at, last_received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (device, topic, sha256(payload)) DO UPDATE
            SET last_received_at = excluded.last_received_at, received_count = quarantine.received_count + 1,
                reason = excluded.reason
            """;

    private QuarantineTable() {}

    /** Puts the rejected ones away, and tells which came from a device in a patient's home. */
    static List<UnreadableFrom> put(Connection transaction, List<Arrival> arrivals) throws SQLException {
        List<Arrival.Rejected> rejected = arrivals.stream()
                .flatMap(arrival -> arrival instanceof Arrival.Rejected each ? Stream.of(each) : Stream.empty())
                .sorted(Comparator.comparing(each -> each.incoming().device()))
                .toList();
        var fromPatients = new ArrayList<UnreadableFrom>();
        try (PreparedStatement insert = transaction.prepareStatement(PUT)) {
            for (Arrival.Rejected each : rejected) {
                bind(insert, each);
                insert.executeUpdate();
                PatientId patient = each.assignment().patient();
                if (patient != null) {
                    fromPatients.add(new UnreadableFrom(each.incoming().device(), patient));
                }
            }
        }
        return fromPatients.stream().distinct().toList();
    }

    private static void bind(PreparedStatement insert, Arrival.Rejected rejected) throws SQLException {
        Incoming incoming = rejected.incoming();
        PatientId patient = rejected.assignment().patient();
        UUID patientId = patient == null ? null : patient.value();
        insert.setString(1, incoming.device());
        insert.setString(2, incoming.topic());
        insert.setString(3, rejected.reason());
        insert.setBytes(4, incoming.payload());
        insert.setObject(5, patientId);
        insert.setObject(6, rejected.assignment().controller());
        insert.setObject(7, incoming.receivedAt().atOffset(ZoneOffset.UTC));
        insert.setObject(8, incoming.receivedAt().atOffset(ZoneOffset.UTC));
    }
}
