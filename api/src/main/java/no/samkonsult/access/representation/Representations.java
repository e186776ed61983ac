package no.samkonsult.access.representation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of representations and of the consents to sharing that some of them rest on. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Representations extends GenericRepository<RepresentationRow, UUID> {
    String IN_FORCE = """
            SELECT r.id, r.person_id, w.given_name || ' ' || w.family_name AS name, k.relation, r.basis, r.matters,
                   r.consultations, r.measurements, r.plan, r.messages,
                   d.given_name || ' ' || d.family_name AS decided_by, r.decided_on, r.decision_area,
                   lower(r.valid) AS since, upper(r.valid) AS until
            FROM representation r
            JOIN person w ON w.id = r.person_id
            LEFT JOIN next_of_kin k ON k.patient_id = r.patient_id AND k.person_id = r.person_id
            LEFT JOIN person d ON d.id = r.decided_by
            WHERE r.patient_id = :patient AND (upper_inf(r.valid) OR upper(r.valid) > :at)
            """;

    @Query(IN_FORCE + "ORDER BY w.family_name, w.given_name, r.basis")
    List<Representation> inForce(UUID patient, Instant at);

    @Query(IN_FORCE + "AND r.id = :id")
    Optional<Representation> find(UUID patient, UUID id, Instant at);

    @Query("""
            SELECT k.person_id, w.given_name || ' ' || w.family_name AS name, k.relation
            FROM next_of_kin k JOIN person w ON w.id = k.person_id
            WHERE k.patient_id = :patient ORDER BY w.family_name, w.given_name
            """)
    List<Kin> kin(UUID patient);

    /** Services and people with a ground from care; each once for a ground. */
    @Query("""
            SELECT coalesce(s.name, w.given_name || ' ' || w.family_name) AS name, o.name AS organisation, c.ground,
                   c.consultations, c.measurements, c.plan, c.messages, min(lower(c.valid)) AS since
            FROM care_relation c
            LEFT JOIN service s ON s.id = c.party
            LEFT JOIN person w ON w.id = c.party
            LEFT JOIN organisation o ON o.id = coalesce(s.organisation_id, c.organisation_id)
            WHERE c.patient_id = :patient AND c.valid @> now() AND coalesce(s.name, w.family_name) IS NOT NULL
              AND c.ground NOT IN ('OWN_DATA', 'CONSENT', 'NEAREST_KIN', 'GUARDIAN', 'POWER_OF_ATTORNEY', 'PARENT')
              AND NOT (c.ground = 'CONSULTATION' AND c.organisation_id IS NULL)
            GROUP BY 1, 2, 3, 4, 5, 6, 7
            ORDER BY 3, 1
            """)
    List<Caregiver> caregivers(UUID patient);

    @Query(
            "SELECT w.birth_date FROM patient p JOIN person w ON w.id = p.person_id WHERE p.id = :patient AND w.birth_date IS NOT NULL")
    Optional<LocalDate> birthDate(UUID patient);

    /** 0 where the patient shares with the person already. */
    @Query("""
            INSERT INTO sharing_consent (id, patient_id, person_id, consultations, measurements, plan, messages,
                                         text_version, language, given_by, valid, controller)
            SELECT :id, p.id, :person, :consultations, :measurements, :plan, :messages, t.version, t.language, :by,
                   tstzrange(:at, NULL), p.controller
            FROM patient p, consent_text t
            WHERE p.id = :patient AND t.kind = 'SHARING' AND t.language = :language
              AND t.version = (SELECT max(version) FROM consent_text WHERE kind = 'SHARING' AND published <= now())
            ON CONFLICT DO NOTHING
            """)
    int addConsent(
            UUID id,
            UUID patient,
            UUID person,
            boolean consultations,
            boolean measurements,
            boolean plan,
            boolean messages,
            String language,
            UUID by,
            Instant at);

    /** 0 where the person represents the patient on the same basis already. */
    @Query("""
            INSERT INTO representation (id, patient_id, person_id, basis, sharing_consent,
                                        consultations, measurements, plan, messages, matters,
                                        decided_by, decided_on, decision_area, recorded_by, valid, controller)
            SELECT :id, id, :person, :basis, :consent, :consultations, :measurements, :plan, :messages, :matters,
                   :decidedBy, :decidedOn, :area, :by, tstzrange(:from, :until), controller
            FROM patient WHERE id = :patient
            ON CONFLICT DO NOTHING
            """)
    int add(
            UUID id,
            UUID patient,
            UUID person,
            String basis,
            @Nullable UUID consent,
            boolean consultations,
            boolean measurements,
            boolean plan,
            boolean messages,
            @Nullable String matters,
            @Nullable UUID decidedBy,
            @Nullable LocalDate decidedOn,
            @Nullable String area,
            UUID by,
            Instant from,
            @Nullable Instant until);

    @Query("""
            UPDATE representation SET valid = valid * tstzrange(NULL, :at), ended_by = :by
            WHERE patient_id = :patient AND id = :id AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    int end(UUID patient, UUID id, Instant at, UUID by);

    @Query("""
            UPDATE sharing_consent c SET valid = c.valid * tstzrange(NULL, :at), ended_by = :by
            FROM representation r
            WHERE r.id = :representation AND c.id = r.sharing_consent AND upper_inf(c.valid)
            """)
    void endConsent(UUID representation, Instant at, UUID by);

    /** With the patient's death, by nobody. */
    @Query("""
            UPDATE representation SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    void endAll(UUID patient, Instant at);

    @Query("""
            UPDATE sharing_consent SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND upper_inf(valid)
            """)
    void endAllConsents(UUID patient, Instant at);
}
