package no.samkonsult.alert.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Messages of the patients one has a ground for. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PatientMessages extends GenericRepository<MessageRow, UUID> {
    @Query("""
            INSERT INTO patient_message (id, patient_id, alert_id, controller, written_by, written_at, language, body)
            SELECT :id, a.patient_id, a.id, a.controller, :person, :at, :language, :body FROM alert a WHERE a.id = :alert
            """)
    void add(UUID id, UUID alert, UUID person, Instant at, String language, String body);

    /** Newest first. */
    @Query("""
            SELECT m.id, m.written_at, w.given_name || ' ' || w.family_name AS writer_name, m.language, m.body
            FROM patient_message m JOIN person w ON w.id = m.written_by
            WHERE m.patient_id = :patient
            ORDER BY m.written_at DESC
            LIMIT :limit
            """)
    List<Message> of(UUID patient, int limit);
}
