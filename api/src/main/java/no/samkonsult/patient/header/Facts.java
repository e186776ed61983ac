package no.samkonsult.patient.header;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of the patients one has a ground for. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Facts extends GenericRepository<FactRow, UUID> {
    @Query("""
            SELECT f.kind, f.body, w.given_name || ' ' || w.family_name AS recorded_by_name, f.recorded_at
            FROM patient_fact f JOIN person w ON w.id = f.recorded_by
            WHERE f.patient_id = :patient AND f.ended_at IS NULL
            """)
    List<Fact> of(UUID patient);

    @Query("""
            SELECT w.given_name || ' ' || w.family_name AS name, k.relation, w.phone
            FROM next_of_kin k JOIN person w ON w.id = k.person_id
            WHERE k.patient_id = :patient
            ORDER BY name
            """)
    List<Kin> kin(UUID patient);

    /** The patient's own telephone. */
    @Query("""
            SELECT w.phone FROM patient p JOIN person w ON w.id = p.person_id WHERE p.id = :patient AND w.phone IS NOT NULL
            """)
    Optional<String> phone(UUID patient);

    /** Ends what holds, unless it is this already. */
    @Query("""
            UPDATE patient_fact SET ended_by = :person, ended_at = :at
            WHERE patient_id = :patient AND kind = :kind AND ended_at IS NULL AND body <> :body
            """)
    long end(UUID patient, String kind, String body, UUID person, Instant at);

    @Query("""
            INSERT INTO patient_fact (patient_id, controller, kind, body, recorded_by, recorded_at)
            SELECT id, controller, :kind, :body, :person, :at FROM patient WHERE id = :patient
            ON CONFLICT (patient_id, kind) WHERE ended_at IS NULL DO NOTHING
            """)
    long add(UUID patient, String kind, String body, UUID person, Instant at);
}
