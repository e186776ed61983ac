package no.samkonsult.measurement.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.measurement.judgement.AssessmentListener.UnreadableFrom;

/** Keeps whole what is no measurement of a known patient. The same bytes again are counted, not kept twice. */
final class QuarantineTable {
    /** What was released and comes again is back. */
    private static final String PUT = """
            INSERT INTO quarantine (device, topic, reason, payload, content_type, message_id, patient_id, controller,
                first_received_at, last_received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (device, topic, sha256(payload)) DO UPDATE
            SET last_received_at = greatest(quarantine.last_received_at, excluded.last_received_at),
                received_count = quarantine.received_count + 1, reason = excluded.reason, released_at = NULL
            """;

    private static final String LOCK = """
            SELECT device, topic, content_type, message_id, first_received_at, payload FROM quarantine
            WHERE id = ? AND released_at IS NULL FOR UPDATE
            """;

    private QuarantineTable() {}

    /** The message as it first came, unless it has been released; whoever else would release it waits. */
    static Optional<Envelope> lock(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(LOCK)) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(envelope(rows)) : Optional.empty();
            }
        }
    }

    static void release(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("UPDATE quarantine SET released_at = now() WHERE id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }

    private static Envelope envelope(ResultSet row) throws SQLException {
        return new Envelope(
                row.getString("device"),
                null,
                row.getString("topic"),
                row.getString("content_type"),
                row.getString("message_id"),
                row.getObject("first_received_at", OffsetDateTime.class).toInstant(),
                row.getBytes("payload"));
    }

    /** Puts the rejected ones away, and tells which came from a device in a patient's home. */
    static List<UnreadableFrom> put(Connection transaction, List<Arrival> arrivals) throws SQLException {
        List<Arrival.Rejected> rejected = arrivals.stream()
                .flatMap(arrival -> arrival instanceof Arrival.Rejected each ? Stream.of(each) : Stream.empty())
                .sorted(Comparator.comparing(each -> each.incoming().envelope().device()))
                .toList();
        var fromPatients = new ArrayList<UnreadableFrom>();
        try (PreparedStatement insert = transaction.prepareStatement(PUT)) {
            for (Arrival.Rejected each : rejected) {
                bind(insert, each);
                insert.executeUpdate();
                Possession had = each.holder().possession();
                if (had != null) {
                    fromPatients.add(
                            new UnreadableFrom(each.incoming().envelope().device(), had.patient()));
                }
            }
        }
        return fromPatients.stream().distinct().toList();
    }

    private static void bind(PreparedStatement insert, Arrival.Rejected rejected) throws SQLException {
        Envelope envelope = rejected.incoming().envelope();
        Possession had = rejected.holder().possession();
        insert.setString(1, envelope.device());
        insert.setString(2, envelope.topic());
        insert.setString(3, rejected.reason());
        insert.setBytes(4, envelope.payload());
        insert.setString(5, envelope.contentType());
        insert.setString(6, envelope.messageId());
        insert.setObject(7, had == null ? null : had.patient().value());
        insert.setObject(8, had == null ? null : had.controller());
        insert.setObject(9, envelope.receivedAt().atOffset(ZoneOffset.UTC));
        insert.setObject(10, envelope.receivedAt().atOffset(ZoneOffset.UTC));
    }
}
