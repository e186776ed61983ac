package no.samkonsult.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit trail's table. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditEvents extends GenericRepository<AuditEvent, Long> {
    @Query("""
            INSERT INTO audit_event (person_id, role, organisation_id, session_id, patient_id, action, entity, ground)
            VALUES (:person, :role, :organisation, :session, :patient, :action, :entity, :ground)
            """)
    void add(
            UUID person,
            String role,
            @Nullable UUID organisation,
            UUID session,
            @Nullable UUID patient,
            String action,
            String entity,
            String ground);
}
