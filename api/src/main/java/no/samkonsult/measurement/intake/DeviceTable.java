package no.samkonsult.measurement.intake;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes when each device was last heard of, and what it told about itself. */
final class DeviceTable {
    /**
     * Rows are locked in the order of their key. When a device was last seen is kept to the half minute: writing it for every
     * reading would double the work of storing one.
     */
    private static final String HEARD = """
            WITH heard AS (
                SELECT d.key, h.at, h.battery, h.skew, h.online, d.online IS DISTINCT FROM h.online AS turned
                FROM (SELECT n.key, n.at, n.battery, n.skew, coalesce(n.online, CASE WHEN NOT k.online THEN true ELSE k.online END) AS online
                      FROM unnest(?, ?, ?, ?, ?) AS n (key, at, battery, skew, online) JOIN device k USING (key)) AS h
                JOIN device d USING (key)
                WHERE d.last_seen_at IS NULL OR h.at > d.last_seen_at + interval '30 seconds' OR h.skew IS NOT NULL
                    OR h.battery <> d.battery OR (d.battery IS NULL AND h.battery IS NOT NULL) OR d.online IS DISTINCT FROM h.online
                ORDER BY d.key
                FOR NO KEY UPDATE OF d
            )
            UPDATE device d
            SET last_seen_at = greatest(d.last_seen_at, heard.at), battery = coalesce(heard.battery, d.battery),
                clock_skew = coalesce(heard.skew, d.clock_skew),
                clock_compared_at = CASE WHEN heard.skew IS NULL THEN d.clock_compared_at ELSE heard.at END,
                online = heard.online,
                online_changed_at = CASE WHEN heard.turned THEN heard.at ELSE d.online_changed_at END
            FROM heard WHERE d.key = heard.key
            """;

    private DeviceTable() {}

    static void heard(Connection transaction, List<Arrival> arrivals) throws SQLException {
        Map<Integer, News> latest = latest(arrivals);
        if (latest.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement(HEARD)) {
            update.setArray(1, transaction.createArrayOf("int4", latest.keySet().toArray()));
            update.setArray(2, column(transaction, "timestamptz", latest, news -> text(news.at)));
            update.setArray(3, column(transaction, "numeric", latest, News::battery));
            update.setArray(4, column(transaction, "int4", latest, News::skew));
            update.setArray(5, column(transaction, "bool", latest, News::online));
            update.executeUpdate();
        }
    }

    private static java.sql.Array column(
            Connection transaction, String type, Map<Integer, News> latest, Function<News, @Nullable Object> value)
            throws SQLException {
        return transaction.createArrayOf(
                type, latest.values().stream().map(value).toArray());
    }

    private static String text(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toString();
    }

    private static Map<Integer, News> latest(List<Arrival> arrivals) {
        var latest = new TreeMap<Integer, News>();
        for (Arrival arrival : arrivals) {
            Integer device = arrival.holder().deviceKey();
            if (device != null) {
                latest.merge(device, News.of(arrival.incoming()), News::then);
            }
        }
        return latest;
    }

    /** What was heard of a device; what was not told is null. */
    private record News(
            Instant at,
            @Nullable BigDecimal battery,
            @Nullable Integer skew,
            @Nullable Boolean online) {
        static News of(Incoming incoming) {
            return switch (incoming) {
                case Incoming.Reported reading ->
                    new News(
                            reading.receivedAt(),
                            reading.particulars().battery(),
                            skew(reading.particulars().deviceClock(), reading.receivedAt()),
                            null);
                case Incoming.Told told ->
                    new News(
                            told.receivedAt(),
                            told.battery(),
                            skew(told.deviceClock(), told.receivedAt()),
                            told.online());
                case Incoming.Unreadable _, Incoming.OfReading _ -> new News(incoming.receivedAt(), null, null, null);
            };
        }

        News then(News next) {
            return new News(
                    next.at.isBefore(at) ? at : next.at,
                    next.battery != null ? next.battery : battery,
                    next.skew != null ? next.skew : skew,
                    next.online != null ? next.online : online);
        }

        private static @Nullable Integer skew(@Nullable OffsetDateTime shown, Instant receivedAt) {
            if (shown == null) {
                return null;
            }
            Duration skew = ClockRules.skew(shown, receivedAt);
            return ClockRules.fits(skew) ? (Integer) Math.toIntExact(skew.toSeconds()) : null;
        }
    }
}
