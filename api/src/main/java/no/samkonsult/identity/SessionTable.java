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

    @Query("""
            SELECT p.id AS person_id, p.given_name || ' ' || p.family_name AS name, s.role, s.organisation_id,
                   o.name AS organisation_name
            FROM session s JOIN person p ON p.id = s.person_id LEFT JOIN organisation o ON o.id = s.organisation_id
            WHERE s.id = :id AND s.ended_at IS NULL AND s.expires_at > :now
            """)
    Optional<LoggedIn> live(UUID id, Instant now);

    @Query("""
            INSERT INTO session (id, person_id, role, organisation_id, started_at, expires_at)
            VALUES (:id, :person, :role, :organisation, :startedAt, :expiresAt)
            """)
    void start(UUID id, UUID person, String role, @Nullable UUID organisation, Instant startedAt, Instant expiresAt);

    @Query("UPDATE session SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
    void end(UUID id, Instant now);

    /** Ends the sessions of a patient, in whatever role. */
    @Query("""
            UPDATE session SET ended_at = :at
            WHERE person_id = (SELECT person_id FROM patient WHERE id = :patient) AND ended_at IS NULL
            """)
    void endAllOf(UUID patient, Instant at);
}
