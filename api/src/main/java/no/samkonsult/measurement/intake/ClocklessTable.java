package no.samkonsult.measurement.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers for a while when a reading without a time first came, so that the same one sent again has the same key. */
final class ClocklessTable {
    private static final String REMEMBER = """
            INSERT INTO clockless_reading AS known (device_key, digest, effective_at, keep_until)
            SELECT device_key, digest, effective_at, keep_until
            FROM unnest(?, ?, ?, ?) AS new (device_key, digest, effective_at, keep_until)
            ORDER BY device_key, digest
            ON CONFLICT (device_key, digest) DO UPDATE
            SET effective_at = CASE WHEN excluded.effective_at <= known.keep_until THEN known.effective_at
                                    ELSE excluded.effective_at END,
                keep_until = excluded.keep_until
            RETURNING device_key, digest, effective_at
            """;

    /** A device's words. */
    record Words(int deviceKey, long digest) {}

    private ClocklessTable() {}

    /** When each was first said, as far as it is the same reading that is said again. */
    static Map<Words, Instant> firstSaid(Connection transaction, Map<Words, Incoming.Reported> readings)
            throws SQLException {
        var first = new HashMap<Words, Instant>();
        if (readings.isEmpty()) {
            return first;
        }
        List<Map.Entry<Words, Incoming.Reported>> entries = List.copyOf(readings.entrySet());
        try (PreparedStatement remember = transaction.prepareStatement(REMEMBER)) {
            remember.setArray(
                    1,
                    transaction.createArrayOf(
                            "int4",
                            entries.stream()
                                    .map(each -> each.getKey().deviceKey())
                                    .toArray()));
            remember.setArray(
                    2,
                    transaction.createArrayOf(
                            "int8",
                            entries.stream().map(each -> each.getKey().digest()).toArray()));
            remember.setArray(
                    3,
                    transaction.createArrayOf(
                            "timestamptz",
                            entries.stream()
                                    .map(each -> text(arrival(each.getValue())))
                                    .toArray()));
            remember.setArray(
                    4,
                    transaction.createArrayOf(
                            "timestamptz",
                            entries.stream()
                                    .map(each ->
                                            text(arrival(each.getValue()).plus(ClocklessRules.window(each.getValue()))))
                                    .toArray()));
            try (ResultSet rows = remember.executeQuery()) {
                while (rows.next()) {
                    first.put(
                            new Words(rows.getInt(1), rows.getLong(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant());
                }
            }
        }
        return first;
    }

    private static Instant arrival(Incoming.Reported reading) {
        return reading.receivedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String text(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toString();
    }
}
