package no.samkonsult.access.representation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of withheld items. What was lifted stays, and holds no more. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WithheldItems extends GenericRepository<WithheldItemRow, UUID> {
    @Query("""
            SELECT w.id, w.consultation_id, lower(c.during) AS consultation_start, w.kind, lower(w.during) AS begins,
                   upper(w.during) AS ends, w.reason, b.given_name || ' ' || b.family_name AS withheld_by, w.withheld_at
            FROM withheld_item w JOIN person b ON b.id = w.withheld_by LEFT JOIN consultation c ON c.id = w.consultation_id
            WHERE w.patient_id = :patient AND w.lifted_at IS NULL
            ORDER BY w.withheld_at DESC
            """)
    List<WithheldItem> inForce(UUID patient);

    /** The latest first. */
    @Query("""
            SELECT id, lower(during) AS start FROM consultation
            WHERE patient_id = :patient AND status = 'BOOKED' ORDER BY lower(during) DESC LIMIT 50
            """)
    List<PatientConsultation> consultations(UUID patient);

    @Query("""
            INSERT INTO withheld_item (patient_id, patient_key, consultation_id, reason, withheld_by, withheld_at, controller)
            SELECT p.id, p.key, c.id, :reason, :by, :at, p.controller
            FROM patient p JOIN consultation c ON c.patient_id = p.id
            WHERE p.id = :patient AND c.id = :consultation
            """)
    int addConsultation(UUID patient, UUID consultation, String reason, UUID by, Instant at);

    @Query("""
            INSERT INTO withheld_item (patient_id, patient_key, kind, during, reason, withheld_by, withheld_at, controller)
            SELECT id, key, :kind, tstzrange(:from, :to), :reason, :by, :at, controller
            FROM patient WHERE id = :patient
            """)
    int addMeasurements(
            UUID patient, @Nullable Short kind, Instant from, Instant to, String reason, UUID by, Instant at);

    @Query("""
            UPDATE withheld_item SET lifted_at = :at, lifted_by = :by
            WHERE patient_id = :patient AND id = :id AND lifted_at IS NULL
            """)
    int lift(UUID patient, UUID id, UUID by, Instant at);
}
