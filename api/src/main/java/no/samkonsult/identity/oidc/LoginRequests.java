package no.samkonsult.identity.oidc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Logins under way. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LoginRequests extends GenericRepository<LoginRequest, UUID> {
    LoginRequest save(LoginRequest request);

    Optional<LoginRequest> findById(UUID id);

    /** Uses one up; how many there were: none, where somebody else has used it. */
    @Query("DELETE FROM login_request WHERE id = :id")
    int remove(UUID id);

    @Query("DELETE FROM login_request WHERE expires_at < :now")
    void removeAbandoned(Instant now);
}
