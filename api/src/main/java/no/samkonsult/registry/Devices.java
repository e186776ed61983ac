package no.samkonsult.registry;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The devices' table. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Devices extends GenericRepository<DeviceRow, UUID> {
    String DEVICE = """
            SELECT d.id, d.key, d.name, d.model, d.serial_number, d.revoked_at, d.last_seen_at, d.battery, p.id AS patient_id
            FROM device d
            LEFT JOIN device_assignment a ON a.device_key = d.key AND a.valid @> now()
            LEFT JOIN patient p ON p.key = a.patient_key
            """;

    @Query(DEVICE + "WHERE d.id = :id")
    Optional<Device> find(UUID id);

    @Query(DEVICE + "WHERE d.key = :key")
    Optional<Device> findByKey(int key);

    @Query(DEVICE + "WHERE p.id = :patient ORDER BY d.name")
    List<Device> ofPatient(UUID patient);

    @Query("SELECT password_hash FROM device WHERE name = :name AND revoked_at IS NULL AND password_hash IS NOT NULL")
    Optional<String> passwordHash(String name);

    /** The name of a device that the organisation answers for; whoever else would change the device waits. */
    @Query("SELECT name FROM device WHERE id = :id AND controller = :organisation FOR UPDATE")
    Optional<String> lockName(UUID id, UUID organisation);

    /** Whether a device may have a password: it is neither lost nor given up, and speaks for itself. */
    @Query("SELECT status NOT IN ('LOST', 'STOLEN', 'RETIRED') AND gateway_key IS NULL FROM device WHERE id = :id")
    boolean mayHavePassword(UUID id);

    @Query("""
            INSERT INTO device_event (device_key, step, status, at, person_id)
            SELECT key, :step, status, :at, :person FROM device WHERE id = :id
            """)
    void note(UUID id, String step, Instant at, UUID person);

    @Query("UPDATE device SET password_hash = :hash, revoked_at = NULL WHERE id = :id")
    void setPassword(UUID id, String hash);

    /** The first revocation's time is kept. */
    @Query("UPDATE device SET revoked_at = coalesce(revoked_at, :at) WHERE id = :id")
    void revoke(UUID id, Instant at);

    /** What it was certified with no longer holds. */
    @Query("""
            UPDATE device_certificate SET revoked_at = :at
            WHERE revoked_at IS NULL AND device_key = (SELECT key FROM device WHERE id = :id)
            """)
    void revokeCertificates(UUID id, Instant at);

    /** Ends whatever a patient has, at an instant. */
    @Query("""
            UPDATE device_assignment SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_key = (SELECT key FROM patient WHERE id = :patient)
              AND lower(valid) < :at AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    void endAssignments(UUID patient, Instant at);

    /** Lets what a patient had until an instant go on from it, under whoever is the patient's controller now. */
    @Query("""
            INSERT INTO device_assignment (device_key, patient_key, controller, valid)
            SELECT a.device_key, p.key, p.controller, tstzrange(:at, NULL)
            FROM device_assignment a JOIN patient p ON p.key = a.patient_key
            WHERE p.id = :patient AND upper(a.valid) = :at
            """)
    void continueAssignments(UUID patient, Instant at);
}
