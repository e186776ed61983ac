package no.samkonsult.alert.handling;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has an alert, until when, and to whom it is offered. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Holders extends GenericRepository<HeldRow, UUID> {
    /** More time for whoever has it, once; tells how many rows that was. */
    @Query("""
            UPDATE alert SET finish_by = greatest(finish_by, :now) + finish_minutes(desk_id, severity), extended = true
            WHERE id = :id AND status = 'TAKEN' AND taken_by = :person AND NOT extended
            """)
    long extend(UUID id, UUID person, Instant now);

    /** Offers it to a colleague, or to nobody any more; tells how many rows that was. */
    @Query("UPDATE alert SET offered_to = :to WHERE id = :id AND status = 'TAKEN' AND taken_by = :person")
    long offer(UUID id, UUID person, @Nullable UUID to);

    @Query("UPDATE alert SET offered_to = NULL WHERE id = :id AND status = 'TAKEN' AND offered_to = :person")
    long decline(UUID id, UUID person);

    /** Hands it to the colleague it is offered to; tells how many rows that was. */
    @Query("""
            UPDATE alert SET taken_by = :person, taken_at = :at
            WHERE id = :id AND status = 'TAKEN' AND offered_to = :person
            """)
    long accept(UUID id, UUID person, Instant at);

    /** Those who work now in a service where somebody works too, acting for an organisation. */
    @Query("""
            SELECT DISTINCT w.id, w.given_name || ' ' || w.family_name AS name
            FROM service_staff me
            JOIN service s ON s.id = me.service_id AND s.organisation_id = :organisation
            JOIN service_staff other ON other.service_id = s.id AND other.valid @> now() AND other.person_id <> me.person_id
            JOIN person w ON w.id = other.person_id
            WHERE me.person_id = :person AND me.valid @> now()
            ORDER BY name, w.id
            """)
    List<Colleague> colleagues(UUID person, UUID organisation);
}
