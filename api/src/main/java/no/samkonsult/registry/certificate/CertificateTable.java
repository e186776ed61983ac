package no.samkonsult.registry.certificate;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The certificates that devices were given. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CertificateTable extends GenericRepository<CertificateRow, String> {
    /** The name of a device that may be certified: the organisation's own, in service, and speaking for itself. */
    @Query("""
            SELECT name FROM device
            WHERE id = :device AND controller = :organisation AND status NOT IN ('LOST', 'STOLEN', 'RETIRED')
              AND gateway_key IS NULL
            """)
    Optional<String> nameOf(UUID device, UUID organisation);

    @Query("""
            INSERT INTO device_certificate (serial, device_key, valid_until, issued_at, issued_by)
            SELECT :serial, key, :validUntil, :at, :person FROM device WHERE id = :device
            """)
    void add(String serial, UUID device, Instant validUntil, Instant at, UUID person);

    @Query("""
            SELECT c.serial, c.valid_until, c.revoked_at FROM device_certificate c JOIN device d ON d.key = c.device_key
            WHERE d.id = :device AND d.controller = :organisation ORDER BY c.issued_at DESC
            """)
    List<Certified> ofDevice(UUID device, UUID organisation);

    /** Those that are revoked and have not run out. */
    @Query("""
            SELECT serial, valid_until, revoked_at FROM device_certificate
            WHERE revoked_at IS NOT NULL AND valid_until > :now ORDER BY revoked_at
            """)
    List<Certified> revoked(Instant now);
}
