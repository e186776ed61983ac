package no.samkonsult.identity.oidc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** People, as issuers name them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface People extends GenericRepository<LoginRequest, UUID> {
    @Query("""
            SELECT id, given_name || ' ' || family_name AS name FROM person
            WHERE national_identity_number = :identityNumber
            """)
    Optional<Person> byIdentityNumber(String identityNumber);
}
