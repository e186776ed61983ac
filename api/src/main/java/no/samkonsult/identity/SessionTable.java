package no.samkonsult.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions and the accounts they come from. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionTable extends GenericRepository<SessionRow, UUID> {
    @Query("""
            SELECT p.id AS person_id, p.given_name || ' ' || p.family_name AS name, a.role, a.organisation_id,
                   o.name AS organisation_name
            FROM account a JOIN person p ON p.id = a.person_id LEFT JOIN organisation o ON o.id = a.organisation_id
            WHERE a.username = :username
            """)
    Optional<LoggedIn> account(String username);

    @Query("""
            SELECT a.username, p.given_name || ' ' || p.family_name AS name, a.role, o.name AS organisation
            FROM account a JOIN person p ON p.id = a.person_id LEFT JOIN organisation o ON o.id = a.organisation_id
            ORDER BY array_position(ARRAY['HOME_CARE', 'GENERAL_PRACTITIONER', 'SPECIALIST', 'PATIENT', 'NEXT_OF_KIN',
                'RESPONSE_CENTRE', 'NURSING_HOME_DOCTOR', 'OUT_OF_HOURS_DOCTOR'], a.role) NULLS LAST, a.username
            """)
    List<LoginPage.DemoAccount> accounts();

    /** The session unless it was ended; whether its time is over is for {@link OpenSession#lasts} to say. */
    @Query("""
            SELECT s.id, coalesce(p.id, c.id) AS person_id, coalesce(p.given_name || ' ' || p.family_name, c.name) AS name,
                   s.role, s.organisation_id, o.name AS organisation_name, s.chosen, s.kind, s.strong, s.scope, s.expires_at,
                   s.last_seen_at
            FROM session s
            LEFT JOIN person p ON p.id = s.person_id
            LEFT JOIN machine_client c ON c.id = s.machine_client_id AND c.valid @> now()
            LEFT JOIN organisation o ON o.id = s.organisation_id
            WHERE s.id = :id AND s.ended_at IS NULL AND coalesce(p.id, c.id) IS NOT NULL
            """)
    Optional<OpenSession> open(UUID id);

    Optional<SessionRow> findById(UUID id);

    SessionRow save(SessionRow row);

    @Query("UPDATE session SET last_seen_at = :now WHERE id = :id AND last_seen_at < :before")
    void seen(UUID id, Instant now, Instant before);

    @Query("UPDATE session SET ended_at = :now, id_token = NULL WHERE id = :id AND ended_at IS NULL")
    int end(UUID id, Instant now);

    @Query("""
            SELECT * FROM session
            WHERE issuer = :issuer AND ended_at IS NULL AND subject = :subject
              AND issuer_session = coalesce(:issuerSession, issuer_session)
            """)
    List<SessionRow> ofIssuer(String issuer, String subject, @Nullable String issuerSession);

    /** Ends the sessions of a patient, in whatever role. */
    @Query("""
            UPDATE session SET ended_at = :at, id_token = NULL
            WHERE person_id = (SELECT person_id FROM patient WHERE id = :patient) AND ended_at IS NULL
            """)
    void endAllOf(UUID patient, Instant at);
}
