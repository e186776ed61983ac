package no.samkonsult.measurement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What lies in quarantine. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Quarantines extends GenericRepository<QuarantineRow, UUID> {
    /** From devices of an organisation, latest first. */
    @Query("""
            SELECT q.id, q.device, q.reason, q.first_received_at, q.last_received_at, q.received_count,
                   false AS readable
            FROM quarantine q LEFT JOIN device d ON d.name = q.device
            WHERE coalesce(q.controller, d.controller) = :organisation AND q.released_at IS NULL
            ORDER BY q.last_received_at DESC
            LIMIT :limit
            """)
    List<Quarantined> ofOrganisation(UUID organisation, int limit);

    /** From one device of an organisation, latest first. */
    @Query("""
            SELECT q.id, q.device, q.reason, q.first_received_at, q.last_received_at, q.received_count,
                   false AS readable
            FROM quarantine q LEFT JOIN device d ON d.name = q.device
            WHERE q.device = :device AND coalesce(q.controller, d.controller) = :organisation
            ORDER BY q.last_received_at DESC
            LIMIT :limit
            """)
    List<Quarantined> ofDevice(String device, UUID organisation, int limit);

    /** From devices of patients one has a ground for, latest first. */
    @Query("""
            SELECT q.id, q.device, q.reason, q.first_received_at, q.last_received_at, q.received_count, true AS readable
            FROM quarantine q
            WHERE q.patient_id IN (SELECT patient_id FROM my_ground WHERE measurements) AND q.released_at IS NULL
            ORDER BY q.last_received_at DESC
            LIMIT :limit
            """)
    List<Quarantined> ofPatients(int limit);

    @Query("SELECT patient_id FROM quarantine WHERE id = :id AND patient_id IS NOT NULL")
    Optional<UUID> patientOf(UUID id);

    /** The bytes in hexadecimal: a single column of bytes is read as one byte. */
    @Query("SELECT encode(payload, 'hex') FROM quarantine WHERE id = :id")
    String payload(UUID id);
}
