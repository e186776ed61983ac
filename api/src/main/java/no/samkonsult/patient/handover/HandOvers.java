package no.samkonsult.patient.handover;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The hand-overs' table, of patients whose measurements one sees. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HandOvers extends GenericRepository<HandOverRow, UUID> {
    String VISIBLE = """
            SELECT h.id, h.patient_id, w.given_name || ' ' || w.family_name AS patient_name, w.birth_date, s.name AS service,
                   h.identity, h.situation, h.background, h.analysis, h.advice, h.answered_by, h.answered_at,
                   b.given_name || ' ' || b.family_name AS handed_over_by, h.handed_over_at, h.closed_at, h.closing_note
            FROM hand_over h
            JOIN patient p ON p.id = h.patient_id
            JOIN person w ON w.id = p.person_id
            JOIN service s ON s.id = h.to_service
            JOIN person b ON b.id = h.handed_over_by
            WHERE h.patient_id IN (SELECT patient_id FROM my_ground WHERE measurements)
            """;

    String TO_ME = "  AND h.to_service = ANY (acting_services()) AND h.closed_at IS NULL\n";

    /** What is open at the services where one works, oldest first. */
    @Query(VISIBLE + TO_ME + "ORDER BY h.handed_over_at")
    List<HandOver> open();

    @Query(VISIBLE + TO_ME + "  AND h.id = :id")
    Optional<HandOver> findOpen(UUID id);

    /** Those of one patient, newest first. */
    @Query(VISIBLE + "  AND h.patient_id = :patient ORDER BY h.handed_over_at DESC LIMIT 20")
    List<HandOver> ofPatient(UUID patient);

    @Query("""
            SELECT s.id, s.name FROM service s JOIN organisation o ON o.id = s.organisation_id
            WHERE o.kind = 'OUT_OF_HOURS' ORDER BY s.name
            """)
    List<Receiver> receivers();

    @Query("""
            INSERT INTO hand_over (id, patient_id, to_service, controller, identity, situation, background, analysis, advice,
                                   answered_by, answered_at, handed_over_by, handed_over_at)
            SELECT :id, p.id, :service, p.controller, :identity, :situation, :background, :analysis, :advice,
                   :answeredBy, :answeredAt, :person, :at
            FROM patient p WHERE p.id = :patient
            """)
    void add(
            UUID id,
            UUID patient,
            UUID service,
            String identity,
            String situation,
            String background,
            String analysis,
            String advice,
            String answeredBy,
            Instant answeredAt,
            UUID person,
            Instant at);

    /** Closes an open contact; tells how many rows that was. */
    @Query("""
            UPDATE hand_over SET closed_by = :person, closed_at = :at, closing_note = :note
            WHERE id = :id AND closed_at IS NULL
            """)
    long close(UUID id, UUID person, Instant at, String note);
}
