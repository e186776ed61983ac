package no.samkonsult.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** What holds once, as every process knows it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UsedOnce extends GenericRepository<SessionRow, UUID> {
    /** How many were added: none, where it was used before. Removes a few that nobody could use any more. */
    @Query("""
            WITH expired AS (
                DELETE FROM used_once
                WHERE digest IN (SELECT digest FROM used_once WHERE expires_at < :now LIMIT 20 FOR UPDATE SKIP LOCKED))
            INSERT INTO used_once (digest, expires_at) VALUES (sha256(convert_to(:name, 'UTF8')), :expiresAt)
            ON CONFLICT DO NOTHING
            """)
    int add(String name, Instant now, Instant expiresAt);
}
