package no.samkonsult.access.opening;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exceptions' table, and what decides whether there may be one. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccessExceptions extends GenericRepository<AccessExceptionRow, UUID> {
    /** Lets a person's attempts wait for each other until the transaction ends, so that none is counted too late. */
    @Query(
            "SELECT true FROM (SELECT pg_advisory_xact_lock(hashtextextended('opening/' || :person, 0))) AS one_at_a_time")
    boolean oneAtATime(String person);

    @Query("""
            SELECT count(*) FROM audit_event
            WHERE person_id = :person AND recorded_at > :since AND entity LIKE 'opening/%'
            """)
    long attempts(UUID person, Instant since);

    @Query("""
            SELECT p.id FROM patient p JOIN person w ON w.id = p.person_id WHERE w.national_identity_number = :number
            """)
    Optional<UUID> patientNumbered(String number);

    @Query("SELECT patient_id FROM alert WHERE id = :alert")
    Optional<UUID> patientOfAlert(UUID alert);

    /** Whether whoever acts would see anything: not of their own record, and nothing behind bars that hold for them. */
    @Query("""
            SELECT NOT EXISTS (
                       SELECT FROM care_relation
                       WHERE patient_id = :patient AND party = acting_person() AND ground = 'OWN_DATA')
               AND (CAST(:overBars AS boolean) OR NOT coalesce((
                       SELECT bool_or(consultations) AND bool_or(measurements) AND bool_or(plan) AND bool_or(messages)
                       FROM bar WHERE patient_id = :patient AND valid @> now() AND party = ANY (acting_units())), false))
            """)
    boolean isOpenable(UUID patient, boolean overBars);

    @Query("""
            INSERT INTO access_exception (id, patient_id, person_id, organisation_id, grade, reason, explanation, alert_id,
                                          opened_at, until)
            VALUES (:id, :patient, :person, :organisation, :grade, :reason, :explanation, :alert, :openedAt, :until)
            """)
    void add(
            UUID id,
            UUID patient,
            UUID person,
            UUID organisation,
            String grade,
            String reason,
            String explanation,
            @Nullable UUID alert,
            Instant openedAt,
            Instant until);

    /** The exception by which whoever acts sees a patient now, the stronger first. */
    @Query("""
            SELECT ground AS grade, upper(valid) AS until FROM my_ground
            WHERE patient_id = :patient AND ground IN ('REASONED_OPENING', 'EMERGENCY')
            ORDER BY ground, upper(valid) DESC LIMIT 1
            """)
    Optional<Opening> inForce(UUID patient);
}
