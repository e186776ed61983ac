package no.samkonsult.patient.change;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables that a change in a patient's life changes: enrolments, lists, moves that wait, the patient's own row. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ChangeTable extends GenericRepository<PatientMoveRow, UUID> {
    @Query("""
            SELECT p.id FROM patient p JOIN person w ON w.id = p.person_id
            WHERE w.national_identity_number = :number AND p.controller = :controller
            """)
    Optional<UUID> patientOf(String number, UUID controller);

    /** The services of municipalities, by name. */
    @Query("""
            SELECT s.id, s.name FROM service s JOIN organisation o ON o.id = s.organisation_id
            WHERE o.kind = 'MUNICIPALITY' ORDER BY s.name
            """)
    List<Choice> services();

    @Query("""
            SELECT r.id, w.given_name || ' ' || w.family_name || ', ' || o.name AS name
            FROM practitioner_role r JOIN person w ON w.id = r.person_id JOIN organisation o ON o.id = r.organisation_id
            WHERE r.role = 'GENERAL_PRACTITIONER' AND r.valid @> now() ORDER BY o.name, w.family_name
            """)
    List<Choice> practitioners();

    @Query(
            "SELECT id, service_id FROM enrolment WHERE patient_id = :patient AND valid @> CAST(:at AS timestamptz) FOR UPDATE")
    Optional<Enrolled> enrolment(UUID patient, Instant at);

    @Query("UPDATE enrolment SET valid = valid * tstzrange(NULL, :at) WHERE id = :id")
    void endEnrolment(UUID id, Instant at);

    @Query("""
            INSERT INTO enrolment (id, patient_id, service_id, controller, valid)
            SELECT :id, :patient, s.id, s.organisation_id, tstzrange(:at, NULL) FROM service s WHERE s.id = :service
            """)
    void enrol(UUID id, UUID patient, UUID service, Instant at);

    @Query("""
            UPDATE patient p SET controller = o.id, municipality_number = o.municipality_number, address = :address
            FROM service s JOIN organisation o ON o.id = s.organisation_id
            WHERE p.id = :patient AND s.id = :service
            """)
    void relocate(UUID patient, UUID service, String address);

    @Query("""
            INSERT INTO patient_move (id, patient_id, to_service, address, moves_at, registered_by, registered_at)
            VALUES (:id, :patient, :service, :address, :movesAt, :person, :at)
            """)
    void addMove(UUID id, UUID patient, UUID service, String address, Instant movesAt, UUID person, Instant at);

    /** A move whose day has come, for this transaction alone to carry out. */
    @Query("""
            SELECT id, patient_id, to_service, address, moves_at FROM patient_move
            WHERE carried_out_at IS NULL AND moves_at <= :now ORDER BY moves_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
    Optional<PatientMoveRow> dueMove(Instant now);

    @Query("UPDATE patient_move SET carried_out_at = :at WHERE id = :id")
    void moved(UUID id, Instant at);

    @Query("""
            SELECT person_id, organisation_id FROM practitioner_role
            WHERE id = :post AND role = 'GENERAL_PRACTITIONER' AND valid @> now()
            """)
    Optional<ListedWith> practitioner(UUID post);

    @Query("""
            SELECT practitioner AS person_id, organisation_id FROM gp_list
            WHERE patient_id = :patient AND valid @> CAST(:at AS timestamptz)
            """)
    Optional<ListedWith> listedWith(UUID patient, Instant at);

    @Query("""
            UPDATE gp_list SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    void endList(UUID patient, Instant at);

    @Query("""
            INSERT INTO gp_list (id, patient_id, practitioner, organisation_id, valid)
            VALUES (:id, :patient, :practitioner, :organisation, tstzrange(:at, NULL))
            """)
    void list(UUID id, UUID patient, UUID practitioner, UUID organisation, Instant at);

    /** Those who book for the doctors of an office. */
    @Query("""
            SELECT person_id FROM practitioner_role
            WHERE organisation_id = :organisation AND role = 'SECRETARY' AND valid @> now()
            """)
    List<UUID> secretaries(UUID organisation);

    /** Marks a patient dead; tells how many rows that was, none where it is known already. */
    @Query("UPDATE patient SET died_on = :on WHERE id = :patient AND died_on IS NULL")
    long died(UUID patient, LocalDate on);

    @Query("SELECT died_on IS NOT NULL FROM patient WHERE id = :patient")
    boolean isDead(UUID patient);

    @Query("UPDATE patient SET address_protection = :protection WHERE id = :patient")
    void protect(UUID patient, String protection);
}
