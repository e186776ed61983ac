package no.samkonsult.registry.watch;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** What the watch reads and notes. */
@Singleton
class WatchTable {
    private static final int MOST = 5_000;

    private static final String CLAIM = """
            UPDATE device_watch SET looked_at = ?
            WHERE ctid IN (SELECT ctid FROM device_watch FOR UPDATE SKIP LOCKED)
            """;

    /** Delivered, and heard from since: it is in use, and nobody had to say so. */
    private static final String TAKEN_INTO_USE = """
            WITH due AS (
                SELECT d.key FROM device d
                WHERE d.status = 'DELIVERED' AND d.last_seen_at > (
                    SELECT max(e.at) FROM device_event e WHERE e.device_key = d.key AND e.step = 'DELIVERED')
                ORDER BY d.key FOR UPDATE OF d SKIP LOCKED),
            used AS (UPDATE device d SET status = 'IN_USE' FROM due WHERE d.key = due.key RETURNING d.key, d.last_seen_at)
            INSERT INTO device_event (device_key, step, status, at)
            SELECT key, 'TAKEN_INTO_USE', 'IN_USE', last_seen_at FROM used
            """;

    private static final String HEARD_AGAIN = """
            DELETE FROM device_silence s USING device d
            WHERE d.key = s.device_key
              AND (s.cause = 'SILENT' AND d.last_seen_at > s.since
                   OR s.cause = 'OFFLINE' AND d.online IS DISTINCT FROM false
                   OR d.revoked_at IS NOT NULL OR d.status NOT IN ('DELIVERED', 'IN_USE')
                   OR NOT EXISTS (
                       SELECT FROM device_assignment a JOIN device h ON h.key = a.device_key
                       WHERE d.key IN (h.key, h.gateway_key) AND a.valid @> ?::timestamptz))
            RETURNING d.name
            """;

    /**
     * A device is missed once its connection is lost for longer than the grace, where it is always to have one, or nothing was
     * heard of it for so many hours since it was last heard from or lent. A gateway is whoever's who has something beneath it.
     */
    private static final String DUE = """
            SELECT key, name, gateway_key, cause, since, patients
            FROM (
                SELECT d.key, d.name, d.gateway_key, array_agg(DISTINCT p.id) AS patients,
                       CASE WHEN d.online = false AND m.always_connected AND d.online_changed_at < ?::timestamptz THEN 'OFFLINE'
                            WHEN greatest(d.last_seen_at, max(lower(a.valid))) < ?::timestamptz
                                - make_interval(hours => min(coalesce(a.silent_after_hours, m.silent_after_hours))) THEN 'SILENT'
                       END AS cause,
                       CASE WHEN d.online = false AND m.always_connected AND d.online_changed_at < ?::timestamptz
                            THEN d.online_changed_at ELSE greatest(d.last_seen_at, max(lower(a.valid))) END AS since
                FROM device d
                JOIN device_model m ON m.id = d.model_id
                JOIN device h ON h.key = d.key OR m.connectivity = 'GATEWAY' AND h.gateway_key = d.key
                JOIN device_assignment a ON a.device_key = h.key AND a.valid @> ?::timestamptz
                JOIN patient p ON p.key = a.patient_key
                WHERE d.status IN ('DELIVERED', 'IN_USE') AND d.revoked_at IS NULL
                  AND NOT EXISTS (SELECT FROM device_silence s WHERE s.device_key = d.key)
                GROUP BY d.id, m.id) AS missed
            WHERE cause IS NOT NULL
            ORDER BY key
            LIMIT %d
            """.formatted(MOST);

    /** Those of an outage that is over, as if they were newly missed. */
    private static final String LEFT_OVER = """
            WITH left_over AS (
                UPDATE device_silence SET outage_id = NULL, told_at = ? WHERE outage_id = ? RETURNING device_key, cause, since)
            SELECT d.key, d.name, d.gateway_key, l.cause, l.since, array_agg(DISTINCT p.id) AS patients
            FROM left_over l JOIN device d ON d.key = l.device_key
            JOIN device h ON d.key IN (h.key, h.gateway_key)
            JOIN device_assignment a ON a.device_key = h.key AND a.valid @> ?::timestamptz
            JOIN patient p ON p.key = a.patient_key
            GROUP BY d.id, l.cause, l.since
            ORDER BY d.key
            """;

    private final Statements statements;

    WatchTable(Statements statements) {
        this.statements = statements;
    }

    /** Whether this transaction may go the round: no other process goes one now. */
    boolean claim(Instant now) {
        return statements.update(CLAIM, now) == 1;
    }

    void takeIntoUse() {
        statements.update(TAKEN_INTO_USE);
    }

    /** Forgets the silences that are over, and tells of which devices. */
    List<String> heardAgain(Instant now) {
        return statements.list(HEARD_AGAIN, row -> row.getString("name"), now);
    }

    List<Missed> due(Instant now, Duration offlineGrace) {
        Instant lostBefore = now.minus(offlineGrace);
        return statements.list(DUE, WatchTable::missed, lostBefore, now, lostBefore, now);
    }

    List<Integer> missedKeys() {
        return statements.list("SELECT device_key FROM device_silence", row -> row.getInt("device_key"));
    }

    void note(List<Missed> devices, Instant now, @Nullable UUID outage) {
        devices.forEach(each -> statements.update(
                "INSERT INTO device_silence (device_key, cause, since, outage_id, told_at) VALUES (?, ?, ?, ?, ?)",
                each.key(),
                each.cause().name(),
                each.since(),
                outage,
                outage == null ? now : null));
    }

    /** When any process last said that it was connected to the broker; empty where none ever did. */
    Optional<Instant> lastConnected() {
        return statements
                .list("SELECT max(connected_at) AS at FROM intake_heartbeat", row -> instant(row, "at"))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    void beat(String client, Instant now) {
        statements.update("""
                INSERT INTO intake_heartbeat (client_id, connected_at) VALUES (?, ?)
                ON CONFLICT (client_id) DO UPDATE SET connected_at = excluded.connected_at
                """, client, now);
    }

    Optional<UUID> open(Outage.Reason reason) {
        return statements
                .list(
                        "SELECT id FROM device_outage WHERE cause = ? AND ended_at IS NULL",
                        row -> row.getObject("id", UUID.class),
                        reason.name())
                .stream()
                .findFirst();
    }

    UUID begin(Outage.Reason reason, Instant at, int devices) {
        UUID id = UUID.randomUUID();
        statements.update(
                "INSERT INTO device_outage (id, cause, began_at, devices) VALUES (?, ?, ?, ?)",
                id,
                reason.name(),
                at,
                devices);
        return id;
    }

    /** Ends an outage; tells whether there was one. */
    boolean end(Outage.Reason reason, Instant at) {
        return statements.update(
                        "UPDATE device_outage SET ended_at = ? WHERE cause = ? AND ended_at IS NULL", at, reason.name())
                == 1;
    }

    /** Counts those that are silent because of an outage. */
    int count(UUID outage) {
        statements.update(
                "UPDATE device_outage o SET devices = greatest(o.devices, (SELECT count(*) FROM device_silence WHERE outage_id = o.id)) WHERE o.id = ?",
                outage);
        return statements
                .list(
                        "SELECT count(*) AS silent FROM device_silence WHERE outage_id = ?",
                        row -> row.getInt("silent"),
                        outage)
                .getFirst();
    }

    List<Missed> leftOver(UUID outage, Instant now) {
        return statements.list(LEFT_OVER, WatchTable::missed, now, outage, now);
    }

    /** Whether the connection to the broker was away after an instant. */
    boolean wasAwayAfter(Instant instant) {
        return !statements
                .list(
                        "SELECT 1 FROM device_outage WHERE cause = 'CONNECTION' AND ended_at > ?",
                        row -> row.getInt(1),
                        instant)
                .isEmpty();
    }

    Optional<Outage> current() {
        return statements
                .list(
                        "SELECT cause, began_at, devices FROM device_outage WHERE ended_at IS NULL ORDER BY cause LIMIT 1",
                        row -> new Outage(
                                Outage.Reason.valueOf(row.getString("cause")),
                                instant(row, "began_at").orElseThrow(),
                                row.getInt("devices")))
                .stream()
                .findFirst();
    }

    int silent(Cause cause) {
        return statements
                .list(
                        "SELECT count(*) AS silent FROM device_silence WHERE cause = ?",
                        row -> row.getInt("silent"),
                        cause.name())
                .getFirst();
    }

    private static Missed missed(ResultSet row) throws SQLException {
        return new Missed(
                row.getInt("key"),
                row.getString("name"),
                row.getObject("gateway_key", Integer.class),
                Cause.valueOf(row.getString("cause")),
                instant(row, "since").orElseThrow(),
                Stream.of((UUID[]) row.getArray("patients").getArray())
                        .map(PatientId::new)
                        .toList());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
