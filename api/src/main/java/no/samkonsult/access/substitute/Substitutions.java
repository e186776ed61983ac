package no.samkonsult.access.substitute;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The substitutions' table, as those see it whom it concerns: the two doctors, and whoever books for the office. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Substitutions extends GenericRepository<SubstitutionRow, UUID> {
    String MINE = """
            (s.organisation_id = acting_organisation()
             AND (acting_person() IN (s.regular, s.substitute) OR acting_role() = 'SECRETARY'))
            """;

    /** Newest first. */
    @Query("""
            SELECT s.id, s.regular AS regular_id, r.given_name || ' ' || r.family_name AS regular,
                   s.substitute AS substitute_id, v.given_name || ' ' || v.family_name AS substitute,
                   lower(s.valid) AS starts, upper(s.valid) AS ends, s.accepted_at, s.ended_at
            FROM substitution s JOIN person r ON r.id = s.regular JOIN person v ON v.id = s.substitute
            WHERE
            """ + MINE + "ORDER BY lower(s.valid) DESC, s.id LIMIT 100")
    List<Substitution> mine();

    /** The general practitioners of the office one acts for. */
    @Query("""
            SELECT DISTINCT w.id, w.given_name || ' ' || w.family_name AS name
            FROM practitioner_role r JOIN person w ON w.id = r.person_id
            WHERE r.organisation_id = acting_organisation() AND r.role = 'GENERAL_PRACTITIONER' AND r.valid @> now()
            ORDER BY name
            """)
    List<Doctor> doctors();

    @Query("""
            INSERT INTO substitution (id, regular, substitute, organisation_id, valid, offered_by)
            VALUES (:id, :regular, :substitute, acting_organisation(), tstzrange(:starts, :ends), acting_person())
            """)
    void offer(UUID id, UUID regular, UUID substitute, Instant starts, Instant ends);

    /** By the substitute alone; tells how many rows that was. */
    @Query("""
            UPDATE substitution SET accepted_at = :at
            WHERE id = :id AND substitute = acting_person() AND organisation_id = acting_organisation()
              AND accepted_at IS NULL AND ended_at IS NULL AND upper(valid) > :at
            """)
    long accept(UUID id, Instant at);

    /** Ends one that is not over, and tells whose ground that was. */
    @Query("""
            UPDATE substitution s
            SET ended_at = :at, ended_by = acting_person(),
                accepted_at = CASE WHEN lower(valid) < :at THEN accepted_at END,
                valid = CASE WHEN lower(valid) < :at THEN valid * tstzrange(NULL, :at) ELSE valid END
            WHERE id = :id AND ended_at IS NULL AND upper(valid) > :at AND
            """ + MINE + "RETURNING substitute")
    List<UUID> end(UUID id, Instant at);
}
