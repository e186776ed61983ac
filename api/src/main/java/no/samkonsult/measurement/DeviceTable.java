package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notes when each device was last heard of, and its battery. */
final class DeviceTable {
    /** Rows are locked in the order of their key, before any alert: the lock order that all writers keep. */
    private static final String SEEN = """
            WITH seen AS (
                SELECT d.key, s.at, s.battery
                FROM unnest(?, ?, ?) AS s (key, at, battery) JOIN device d USING (key)
                ORDER BY d.key
                FOR NO KEY UPDATE OF d
            )
            UPDATE device d SET last_seen_at = greatest(d.last_seen_at, seen.at), battery = coalesce(seen.battery, d.battery)
            FROM seen WHERE d.key = seen.key
            """;

    private DeviceTable() {}

    static void seen(Connection transaction, List<Arrival> arrivals) throws SQLException {
        Map<Integer, Seen> latest = latest(arrivals);
        if (latest.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement(SEEN)) {
            update.setArray(1, transaction.createArrayOf("int4", latest.keySet().toArray()));
            update.setArray(
                    2,
                    transaction.createArrayOf(
                            "timestamptz",
                            latest.values().stream()
                                    .map(seen ->
                                            seen.at.atOffset(ZoneOffset.UTC).toString())
                                    .toArray()));
            update.setArray(
                    3,
                    transaction.createArrayOf(
                            "numeric",
                            latest.values().stream().map(Seen::battery).toArray()));
            update.executeUpdate();
        }
    }

    private static Map<Integer, Seen> latest(List<Arrival> arrivals) {
        var latest = new TreeMap<Integer, Seen>();
        for (Arrival arrival : arrivals) {
            Integer device = arrival.assignment().deviceKey();
            if (device != null) {
                latest.merge(device, new Seen(arrival.incoming().receivedAt(), battery(arrival)), Seen::later);
            }
        }
        return latest;
    }

    private static @Nullable BigDecimal battery(Arrival arrival) {
        return switch (arrival.incoming()) {
            case Incoming.Reported reading -> reading.battery();
            case Incoming.Told told -> told.battery();
            case Incoming.Unreadable _ -> null;
        };
    }

    private record Seen(Instant at, @Nullable BigDecimal battery) {
        Seen later(Seen other) {
            Seen last = other.at.isBefore(at) ? this : other;
            return last.battery != null ? last : new Seen(last.at, battery != null ? battery : other.battery);
        }
    }
}
