package no.samkonsult.measurement.command;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The commands' table, of patients whose measurements one sees. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CommandTable extends GenericRepository<CommandRow, UUID> {
    /** What a patient has now and that is let in. */
    @Query("""
            SELECT d.id, d.key, coalesce(m.kinds, '') AS kinds, d.address
            FROM device d
            JOIN device_assignment a ON a.device_key = d.key AND a.valid @> now()
            JOIN patient p ON p.key = a.patient_key
            LEFT JOIN device_model m ON m.id = d.model_id
            WHERE p.id = :patient AND d.revoked_at IS NULL
            ORDER BY d.name
            """)
    List<Measuring> measuring(UUID patient);

    @Query("""
            INSERT INTO device_command (id, device_key, patient_id, controller, kind, body, created_by, created_at, expires_at, due_at)
            SELECT :id, :device, p.id, p.controller, :kind, CAST(:body AS jsonb), :person, :at, :expiresAt, :at
            FROM patient p WHERE p.id = :patient
            """)
    void add(UUID id, int device, UUID patient, short kind, String body, UUID person, Instant at, Instant expiresAt);

    /** What a patient's devices were asked for since an instant, latest first. */
    @Query("""
            SELECT c.id, d.id AS device_id, d.name AS device, c.kind, coalesce(w.given_name || ' ' || w.family_name, '') AS created_by,
                   c.created_at, c.expires_at, c.sent_at,
                   (SELECT min(m.received_at) FROM measurement m
                    WHERE m.patient_key = p.key AND m.kind = c.kind AND m.effective_at > c.created_at - interval '1 minute'
                      AND m.received_at > c.created_at) AS answered_at
            FROM device_command c
            JOIN device d ON d.key = c.device_key
            JOIN patient p ON p.id = c.patient_id
            LEFT JOIN person w ON w.id = c.created_by
            WHERE c.patient_id = :patient AND c.created_at > :since AND c.kind IS NOT NULL
            ORDER BY c.created_at DESC
            LIMIT 20
            """)
    List<Command> ofPatient(UUID patient, Instant since);
}
