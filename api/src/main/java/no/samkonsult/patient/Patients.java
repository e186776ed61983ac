package no.samkonsult.patient;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The patients one has a ground for. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Patients extends GenericRepository<PatientRow, UUID> {
    String VISIBLE = """
            SELECT p.id, p.key, p.person_id, w.given_name, w.family_name, w.birth_date, w.phone, w.national_identity_number,
                   CASE WHEN told THEN p.municipality_number END AS municipality_number,
                   CASE WHEN told THEN m.name END AS municipality,
                   CASE WHEN p.address_protection = 'NONE' THEN p.address END AS address, p.address_protection, p.died_on,
                   CASE WHEN told THEN c.organisation_number END AS controller_number,
                   CASE WHEN told THEN c.name END AS controller_name,
                   CASE WHEN told THEN (SELECT s.name FROM enrolment e JOIN service s ON s.id = e.service_id
                                        WHERE e.patient_id = p.id AND e.valid @> now()) END AS service
            FROM patient p
            CROSS JOIN LATERAL (
                SELECT p.address_protection <> 'STRICTLY_CONFIDENTIAL'
                       OR EXISTS (SELECT FROM my_ground g WHERE g.patient_id = p.id AND g.ground = 'ENROLMENT')) AS t (told)
            JOIN person w ON w.id = p.person_id
            JOIN organisation c ON c.id = p.controller
            JOIN organisation m ON m.municipality_number = p.municipality_number AND m.kind = 'MUNICIPALITY'
            WHERE p.id IN (SELECT patient_id FROM my_patient)
            """;

    /** By the beginning of any of their names, in the order of family names. */
    @Query(VISIBLE + """
              AND (:name = '' OR lower(w.given_name) LIKE :name || '%' OR lower(w.family_name) LIKE :name || '%'
                   OR lower(w.given_name || ' ' || w.family_name) LIKE :name || '%')
            ORDER BY w.family_name, w.given_name, p.id
            LIMIT :limit OFFSET :offset
            """)
    List<Patient> search(String name, int limit, int offset);

    @Query(VISIBLE + "  AND w.national_identity_number = :number")
    Optional<Patient> findByNumber(String number);

    @Query(VISIBLE + "  AND p.id = :id")
    Optional<Patient> find(UUID id);

    /** A protected address, for those who must find the door. */
    @Query("""
            SELECT address FROM patient p
            WHERE p.id = :id AND p.address_protection <> 'NONE'
              AND EXISTS (SELECT FROM my_ground g
                          WHERE g.patient_id = p.id AND g.measurements AND g.ground IN ('ENROLMENT', 'HAND_OVER'))
            """)
    Optional<String> protectedAddress(UUID id);

    /** Ends the enrolment that a patient has, at an instant. */
    @Query("""
            UPDATE enrolment SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND lower(valid) < :at AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    void endEnrolment(UUID patient, Instant at);
}
