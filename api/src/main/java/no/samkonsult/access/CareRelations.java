package no.samkonsult.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The care relations' table. A relation that has ended stays, so that one can tell later who could see what, and when. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CareRelations extends GenericRepository<CareRelationRow, Long> {
    /** The grounds that whoever acts has at this moment. */
    @Query("""
            SELECT ground, upper(valid) AS until, consultations, measurements, plan, messages
            FROM my_ground WHERE patient_id = :patient
            """)
    List<OpenGround> mine(UUID patient);

    /** The patient that whoever acts is. */
    @Query("SELECT patient_id FROM my_ground WHERE ground = 'OWN_DATA'")
    Optional<UUID> own();

    /** Those round a patient at this moment, by standing grounds. */
    @Query("""
            SELECT DISTINCT coalesce(w.person_id, r.party) FROM care_relation r
            LEFT JOIN service_staff w ON w.service_id = r.party AND w.valid @> now()
            WHERE r.patient_id = :patient AND r.valid @> now() AND r.ground IN ('ENROLMENT', 'GP_LIST', 'CARE_TEAM')
            """)
    List<UUID> peopleRound(UUID patient);

    /** Lets what the same source gave the same party end where something new begins. */
    @Query("""
            UPDATE care_relation SET valid = valid * tstzrange(NULL, :at)
            WHERE source = :source AND party = :party AND patient_id = :patient AND ground = :ground
              AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    void endBefore(Instant at, String source, UUID party, UUID patient, String ground);

    @Query("""
            INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground,
                                       consultations, measurements, plan, messages, valid, record_until, source)
            SELECT id, key, :party, :organisation, :ground, :consultations, :measurements, :plan, :messages,
                   tstzrange(:from, :until), :recordUntil, :source
            FROM patient WHERE id = :patient
            """)
    void add(
            UUID patient,
            UUID party,
            @Nullable UUID organisation,
            String ground,
            boolean consultations,
            boolean measurements,
            boolean plan,
            boolean messages,
            Instant from,
            @Nullable Instant until,
            @Nullable Instant recordUntil,
            String source);

    /** Ends every relation that a source gave, and tells whose. */
    @Query("""
            UPDATE care_relation SET valid = valid * tstzrange(NULL, :at)
            WHERE source = :source AND (upper_inf(valid) OR upper(valid) > :at)
            RETURNING party
            """)
    List<UUID> end(String source, Instant at);

    /** Ends what a source gave one party. */
    @Query("""
            UPDATE care_relation SET valid = valid * tstzrange(NULL, :at)
            WHERE source = :source AND party = :party AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    void endOf(String source, UUID party, Instant at);

    /** Ends what some grounds give of a patient, and tells to whom. */
    @Query("""
            UPDATE care_relation SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND ground IN (:grounds) AND (upper_inf(valid) OR upper(valid) > :at)
            RETURNING party
            """)
    List<UUID> endGrounds(UUID patient, List<String> grounds, Instant at);

    @Query("""
            SELECT EXISTS (SELECT FROM care_relation
                           WHERE patient_id = :patient AND party = :person AND ground = 'OWN_DATA')
            """)
    boolean isOwnRecord(UUID patient, UUID person);

    /** What holds on some grounds at an instant and not only from it, locked until the transaction ends. */
    @Query("""
            SELECT party, organisation_id, ground, source, consultations, measurements, plan, messages
            FROM care_relation
            WHERE patient_id = :patient AND ground IN (:grounds)
              AND lower(valid) < :at AND (upper_inf(valid) OR upper(valid) > :at)
            ORDER BY id FOR UPDATE
            """)
    List<EndedRelation> holding(UUID patient, List<String> grounds, Instant at);

    @Query("""
            UPDATE care_relation SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND ground IN (:grounds)
              AND lower(valid) < :at AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    void endOn(UUID patient, List<String> grounds, Instant at);

    /** Everybody by whose ground or bar whoever acts may see something, or not: as the view {@code my_ground} counts them. */
    @Query("""
            SELECT DISTINCT party FROM unnest(acting_parties() || acting_duties() || acting_units()) AS party
            WHERE party IS NOT NULL
            """)
    List<UUID> parties();
}
