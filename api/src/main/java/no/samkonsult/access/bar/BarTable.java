package no.samkonsult.access.bar;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The bars' table, and who can be barred. A bar that was lifted stays, and holds no more. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BarTable extends GenericRepository<BarRow, UUID> {
    String PARTIES = """
            WITH party AS (
                SELECT w.id, 'PERSON' AS kind, w.given_name || ' ' || w.family_name AS name,
                       string_agg(DISTINCT o.name, ', ') AS place
                FROM person w JOIN practitioner_role r ON r.person_id = w.id AND r.valid @> now()
                JOIN organisation o ON o.id = r.organisation_id
                GROUP BY w.id, w.given_name, w.family_name
                UNION ALL
                SELECT s.id, 'SERVICE', s.name, o.name FROM service s JOIN organisation o ON o.id = s.organisation_id
                UNION ALL
                SELECT id, 'ORGANISATION', name, '' FROM organisation)
            SELECT id, kind, name, place FROM party
            """;

    @Query("""
            SELECT b.id, b.party, coalesce(o.name, s.name, w.given_name || ' ' || w.family_name) AS name,
                   b.consultations, b.measurements, b.plan, b.messages, lower(b.valid) AS since
            FROM bar b LEFT JOIN organisation o ON o.id = b.party LEFT JOIN service s ON s.id = b.party
            LEFT JOIN person w ON w.id = b.party
            WHERE b.patient_id = :patient AND b.valid @> now()
            ORDER BY 3, 8
            """)
    List<Bar> inForce(UUID patient);

    @Query(PARTIES + "WHERE id = :id")
    Optional<Party> party(UUID id);

    @Query(PARTIES + """
            WHERE lower(name) LIKE :beginning || '%' OR lower(name) LIKE '% ' || :beginning || '%'
            ORDER BY kind, name LIMIT :limit
            """)
    List<Party> named(String beginning, int limit);

    /** Those who see the patient's record at this moment, and whom they work for. */
    @Query(PARTIES + """
            WHERE id IN (
                SELECT unnest(ARRAY[c.party, c.organisation_id, s.organisation_id, w.person_id])
                FROM care_relation c LEFT JOIN service s ON s.id = c.party
                LEFT JOIN service_staff w ON w.service_id = s.id AND w.valid @> now()
                WHERE c.patient_id = :patient AND c.valid @> now())
            ORDER BY kind, name
            """)
    List<Party> round(UUID patient);

    @Query("""
            SELECT s.name, s.id AS unit, s.organisation_id AS organisation, w.person_id AS person
            FROM care_relation c JOIN service s ON s.id = c.party
            LEFT JOIN service_staff w ON w.service_id = s.id AND w.valid @> now()
            WHERE c.patient_id = :patient AND c.valid @> now() AND c.ground = 'ENROLMENT'
            UNION ALL
            SELECT w.given_name || ' ' || w.family_name, w.id, c.organisation_id, w.id
            FROM care_relation c JOIN person w ON w.id = c.party
            WHERE c.patient_id = :patient AND c.valid @> now() AND c.ground = 'GP_LIST' AND EXISTS (
                SELECT FROM practitioner_role r WHERE r.person_id = w.id AND r.role = 'GENERAL_PRACTITIONER' AND r.valid @> now())
            """)
    List<FollowerRow> followers(UUID patient);

    @Query("""
            INSERT INTO bar (patient_id, patient_key, party, consultations, measurements, plan, messages, valid,
                             registered_by, controller)
            SELECT id, key, :party, :consultations, :measurements, :plan, :messages, tstzrange(:at, NULL), :by, controller
            FROM patient WHERE id = :patient
            """)
    void add(
            UUID patient,
            UUID party,
            boolean consultations,
            boolean measurements,
            boolean plan,
            boolean messages,
            UUID by,
            Instant at);

    @Query("""
            UPDATE bar SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND id = :id AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    int lift(UUID patient, UUID id, Instant at);

    /** Those of some people who are kept from the measurements of a patient, for whichever service or organisation. */
    @Query("""
            SELECT DISTINCT coalesce(s.person_id, r.person_id, b.party) FROM bar b
            LEFT JOIN service_staff s ON s.service_id = b.party AND s.valid @> now()
            LEFT JOIN practitioner_role r ON r.organisation_id = b.party AND r.valid @> now()
            WHERE b.patient_id = :patient AND b.measurements AND b.valid @> now()
            """)
    List<UUID> barred(UUID patient);
}
