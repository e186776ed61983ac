package no.samkonsult.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Failed attempts to log in, of every process. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FailedLogins extends GenericRepository<SessionRow, UUID> {
    /** One attempt at a time for an account, until the transaction ends: else many at once would all be the first. */
    @Query("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(encode(:account, 'hex'), 0))")
    int lock(byte[] account);

    /** When the attempt was made that fills the measure, of the account or of the address; the later where both are full. */
    @Query("""
            SELECT greatest(
                (SELECT at FROM failed_login WHERE account = :account AND at > :since
                 ORDER BY at DESC OFFSET :ofAccount - 1 LIMIT 1),
                (SELECT at FROM failed_login WHERE address = :address AND at > :since
                 ORDER BY at DESC OFFSET :ofAddress - 1 LIMIT 1))
            """)
    Optional<Instant> full(byte[] account, byte[] address, Instant since, int ofAccount, int ofAddress);

    @Query("""
            WITH forgotten AS (DELETE FROM failed_login WHERE at <= :since)
            INSERT INTO failed_login (account, address, at) VALUES (:account, :address, :now)
            """)
    int add(byte[] account, byte[] address, Instant now, Instant since);

    @Query("DELETE FROM failed_login WHERE account = :account")
    int forget(byte[] account);
}
