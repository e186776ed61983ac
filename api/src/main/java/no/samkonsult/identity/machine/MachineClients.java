package no.samkonsult.identity.machine;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The other systems that are let in. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MachineClients extends GenericRepository<MachineClient, UUID> {
    @Query("""
            SELECT id, organisation_id, jwks::text AS jwks, array_to_string(scopes, ' ') AS scopes
            FROM machine_client WHERE id = :id AND valid @> :now::timestamptz
            """)
    Optional<MachineClient> known(UUID id, Instant now);
}
