package no.samkonsult.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The care relations' table. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CareRelations extends GenericRepository<CareRelation, UUID> {
    /** The grounds that one has at this moment, acting for one organisation. */
    @Query("""
            SELECT ground FROM accessible_patient
            WHERE person_id = :person AND patient_id = :patient
              AND (organisation_id IS NULL OR organisation_id = :organisation)
            """)
    List<String> groundsOf(UUID person, UUID patient, @Nullable UUID organisation);

    /** Those round a patient at this moment, by standing grounds. */
    @Query("""
            SELECT DISTINCT person_id FROM accessible_patient
            WHERE patient_id = :patient AND ground IN ('ENROLMENT', 'GP_LIST', 'CARE_TEAM')
            """)
    List<UUID> peopleRound(UUID patient);

    @Query("""
            INSERT INTO care_relation (patient_id, party, ground, valid, source)
            VALUES (:patient, :party, :ground, tstzrange(:validFrom, :validTo), :source)
            ON CONFLICT (party, patient_id, ground, source) DO UPDATE SET valid = excluded.valid
            """)
    void put(UUID patient, UUID party, String ground, Instant validFrom, @Nullable Instant validTo, String source);

    @Query("DELETE FROM care_relation WHERE source = :source")
    void removeBySource(String source);
}
