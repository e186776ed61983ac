package no.samkonsult.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The one place that tells what somebody can act as at a moment. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CapacityTable extends GenericRepository<SessionRow, UUID> {
    @Query("""
            SELECT r.role, r.organisation_id, o.name AS organisation_name, o.organisation_number, r.hpr_number
            FROM practitioner_role r JOIN organisation o ON o.id = r.organisation_id
            WHERE r.person_id = :person AND r.valid @> :now::timestamptz
            UNION
            SELECT 'PATIENT', NULL, NULL, NULL, NULL FROM patient WHERE person_id = :person
            UNION
            SELECT 'NEXT_OF_KIN', NULL, NULL, NULL, NULL FROM next_of_kin WHERE person_id = :person
            ORDER BY organisation_name NULLS LAST, role
            """)
    List<Capacity> of(UUID person, Instant now);
}
