package no.samkonsult.registry.stock;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The devices that an organisation answers for, and their history. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StockTable extends GenericRepository<StockRow, UUID> {
    String DEVICE = """
            SELECT * FROM (
                SELECT d.id, d.key, d.name, coalesce(m.maker || ' ' || m.name, d.model) AS model, d.model_id, d.serial_number,
                       d.status, d.kit_id, k.name AS kit, g.id AS gateway_id, g.name AS gateway, d.address,
                       d.password_hash IS NOT NULL AS passworded, d.revoked_at,
                       d.last_seen_at, d.battery, d.online, d.calibrated_on,
                       CAST(d.calibrated_on + make_interval(months => m.calibration_months) AS date) AS calibration_due,
                       s.cause AS silence, s.since AS silent_since, d.controller, d.gateway_key
                FROM device d
                LEFT JOIN device_model m ON m.id = d.model_id
                LEFT JOIN device_kit k ON k.id = d.kit_id
                LEFT JOIN device g ON g.key = d.gateway_key
                LEFT JOIN device_silence s ON s.device_key = d.key) AS d
            WHERE d.controller = :organisation
            """;

    @Query(DEVICE + """
              AND (:status = '' OR d.status = :status)
              AND (:text = '' OR concat_ws(' ', d.name, d.serial_number, d.model, d.kit, d.address) ILIKE '%' || :text || '%')
              AND CASE :condition
                  WHEN 'BATTERY_LOW' THEN d.battery < 0.20
                  WHEN 'SILENT' THEN d.silence IS NOT NULL
                  WHEN 'OFFLINE' THEN d.online = false
                  WHEN 'CALIBRATION_DUE' THEN d.calibration_due <= :today AND d.status <> 'RETIRED'
                  ELSE true END
            ORDER BY d.name
            LIMIT :limit OFFSET :offset
            """)
    List<StockDevice> list(
            UUID organisation, String text, String status, String condition, LocalDate today, int limit, int offset);

    @Query(DEVICE + "  AND d.id = :id")
    Optional<StockDevice> find(UUID organisation, UUID id);

    @Query(DEVICE + "  AND d.kit_id = :kit ORDER BY d.name")
    List<StockDevice> ofKit(UUID organisation, UUID kit);

    @Query(DEVICE + "  AND d.gateway_id = :gateway ORDER BY d.name")
    List<StockDevice> beneath(UUID organisation, UUID gateway);

    @Query(DEVICE + """
              AND d.status NOT IN ('LOST', 'STOLEN', 'RETIRED')
              AND EXISTS (SELECT FROM device_model m WHERE m.id = d.model_id AND m.connectivity = 'GATEWAY')
            ORDER BY d.name
            """)
    List<StockDevice> gateways(UUID organisation);

    /** Where a device stands; whoever else would take a step with it waits. */
    @Query("SELECT status FROM device WHERE id = :id AND controller = :organisation FOR UPDATE")
    Optional<String> lockStatus(UUID organisation, UUID id);

    @Query("SELECT id FROM device WHERE name = :name AND controller = :organisation")
    Optional<UUID> idOf(UUID organisation, String name);

    @Query("SELECT EXISTS (SELECT FROM device WHERE name = :name)")
    boolean isTaken(String name);

    /** Whether a gateway has another device under an address. */
    @Query("""
            SELECT EXISTS (SELECT FROM device d JOIN device g ON g.key = d.gateway_key
                           WHERE g.id = :gateway AND d.address = :address AND d.id <> :id)
            """)
    boolean isTakenAt(UUID gateway, String address, UUID id);

    /** A new device has no password. */
    @Query("""
            INSERT INTO device (id, name, model, model_id, serial_number, controller, gateway_key, address, kit_id,
                                calibrated_on)
            SELECT :id, :name, m.maker || ' ' || m.name, m.id, :serial, m.controller,
                   (SELECT g.key FROM device g WHERE g.id = :gateway AND g.controller = m.controller), :address, :kit, :calibrated
            FROM device_model m WHERE m.id = :model AND m.controller = :organisation
            """)
    void add(
            UUID organisation,
            UUID id,
            String name,
            UUID model,
            String serial,
            @Nullable UUID gateway,
            @Nullable String address,
            @Nullable UUID kit,
            @Nullable LocalDate calibrated);

    @Query("UPDATE device SET status = :status WHERE id = :id")
    void setStatus(UUID id, String status);

    @Query("UPDATE device SET calibrated_on = :on WHERE id = :id")
    void calibrated(UUID id, LocalDate on);

    @Query("UPDATE device SET revoked_at = coalesce(revoked_at, :at) WHERE id = :id")
    void revoke(UUID id, Instant at);

    /** What it was certified with no longer holds. */
    @Query("""
            UPDATE device_certificate SET revoked_at = :at
            WHERE revoked_at IS NULL AND device_key = (SELECT key FROM device WHERE id = :id)
            """)
    void revokeCertificates(UUID id, Instant at);

    /** Puts a device into a kit, or out of one. */
    @Query("""
            UPDATE device SET kit_id = (SELECT k.id FROM device_kit k WHERE k.id = :kit AND k.controller = :organisation)
            WHERE id = :id AND controller = :organisation
            """)
    void place(UUID organisation, UUID id, @Nullable UUID kit);

    /** Puts a device beneath a gateway, under the name that the gateway has for it, or beneath none. */
    @Query("""
            UPDATE device SET address = :address,
                gateway_key = (SELECT g.key FROM device g WHERE g.id = :gateway AND g.controller = :organisation AND g.id <> :id)
            WHERE id = :id AND controller = :organisation
            """)
    void connect(UUID organisation, UUID id, @Nullable UUID gateway, @Nullable String address);

    @Query("""
            INSERT INTO device_event (device_key, step, status, at, person_id)
            SELECT key, :step, status, :at, :person FROM device WHERE id = :id
            """)
    void note(UUID id, String step, Instant at, @Nullable UUID person);

    /** What became of a device, latest first. */
    @Query("""
            SELECT e.step, e.status, e.at, w.given_name || ' ' || w.family_name AS by
            FROM device_event e LEFT JOIN person w ON w.id = e.person_id
            WHERE e.device_key = :device ORDER BY e.id DESC LIMIT :limit
            """)
    List<DeviceEvent> history(int device, int limit);
}
