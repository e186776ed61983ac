package no.samkonsult.access.consent;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table of consents to research. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ResearchConsents extends GenericRepository<ResearchConsentRow, UUID> {
    /** Studies that ask now, and those one has consented to. */
    @Query("""
            SELECT s.id, s.title, s.purpose, o.name AS organisation, s.approval, lower(c.valid) AS since
            FROM study s JOIN organisation o ON o.id = s.organisation_id
            LEFT JOIN research_consent c ON c.study_id = s.id AND c.patient_id = :patient AND upper_inf(c.valid)
            WHERE s.valid @> now() OR c.id IS NOT NULL
            ORDER BY s.title
            """)
    List<Study> studies(UUID patient);

    /** 0 where the study does not ask, or one has consented already. */
    @Query("""
            INSERT INTO research_consent (id, patient_id, study_id, text_version, language, given_by, valid, controller)
            SELECT gen_random_uuid(), p.id, s.id, t.version, t.language, :by, tstzrange(:at, NULL), s.organisation_id
            FROM patient p, study s, consent_text t
            WHERE p.id = :patient AND s.id = :study AND s.valid @> now()
              AND t.kind = 'RESEARCH' AND t.language = :language
              AND t.version = (SELECT max(version) FROM consent_text WHERE kind = 'RESEARCH' AND published <= now())
            ON CONFLICT DO NOTHING
            """)
    int give(UUID patient, UUID study, String language, UUID by, Instant at);

    @Query("""
            UPDATE research_consent SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND study_id = :study AND upper_inf(valid)
            """)
    int end(UUID patient, UUID study, Instant at);

    @Query("""
            UPDATE research_consent SET valid = valid * tstzrange(NULL, :at)
            WHERE patient_id = :patient AND upper_inf(valid)
            """)
    void endAll(UUID patient, Instant at);
}
