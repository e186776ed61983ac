package no.samkonsult.access.consent;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The agreements' table. An agreement that has ended stays. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AgreementTable extends GenericRepository<AgreementRow, UUID> {
    /** The newest first. */
    @Query("""
            SELECT a.kind, a.text_version, b.given_name || ' ' || b.family_name AS agreed_by, a.how,
                   r.given_name || ' ' || r.family_name AS recorded_by, lower(a.valid) AS since, upper(a.valid) AS until,
                   a.end_reason
            FROM participation_agreement a JOIN person b ON b.id = a.agreed_by JOIN person r ON r.id = a.recorded_by
            WHERE a.patient_id = :patient
            ORDER BY lower(a.valid) DESC
            """)
    List<Agreement> ofPatient(UUID patient);

    /** The newest version of each text, in a language. */
    @Query("""
            SELECT DISTINCT ON (kind) kind, version, language, title, body FROM consent_text
            WHERE language = :language AND published <= now() ORDER BY kind, version DESC
            """)
    List<ConsentText> texts(String language);

    /** The patient, and those who at this moment represent them in personal matters by more than the patient's consent. */
    @Query("""
            SELECT w.id AS person_id, w.given_name || ' ' || w.family_name AS name, NULL AS basis
            FROM patient p JOIN person w ON w.id = p.person_id WHERE p.id = :patient
            UNION ALL
            SELECT w.id, w.given_name || ' ' || w.family_name, r.basis
            FROM representation r JOIN person w ON w.id = r.person_id
            WHERE r.patient_id = :patient AND r.valid @> now() AND r.basis <> 'CONSENT' AND r.matters IS DISTINCT FROM 'ECONOMY'
            """)
    List<Signer> signers(UUID patient);

    /** 0 where one is in force already. */
    @Query("""
            INSERT INTO participation_agreement (id, patient_id, kind, text_version, language, agreed_by, how, recorded_by,
                                                 valid, controller)
            SELECT gen_random_uuid(), id, :kind, :version, :language, :agreedBy, :how, :recordedBy,
                   tstzrange(:at, NULL), controller
            FROM patient WHERE id = :patient
            ON CONFLICT DO NOTHING
            """)
    int add(
            UUID patient,
            String kind,
            short version,
            String language,
            UUID agreedBy,
            String how,
            UUID recordedBy,
            Instant at);

    /** 0 where none was in force. */
    @Query("""
            UPDATE participation_agreement
            SET valid = valid * tstzrange(NULL, :at), end_reason = :reason, ended_by = :by
            WHERE patient_id = :patient AND kind = :kind AND upper_inf(valid)
            """)
    int end(UUID patient, String kind, Instant at, String reason, UUID by);

    /** Ends with what happened to the patient, by nobody. */
    @Query("""
            UPDATE participation_agreement SET valid = valid * tstzrange(NULL, :at), end_reason = :reason
            WHERE patient_id = :patient AND kind IN (:kinds) AND upper_inf(valid)
            """)
    void endWith(UUID patient, List<String> kinds, Instant at, String reason);
}
