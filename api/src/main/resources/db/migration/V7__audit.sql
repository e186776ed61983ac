-- The audit trail as the Norwegian trust framework asks for it, sealed into a chain, and what stands out in it.

ALTER TABLE audit_event
    ALTER COLUMN person_id DROP NOT NULL,                           -- an attempt to log in: nobody knows by whom
    ALTER COLUMN session_id DROP NOT NULL,
    ADD CONSTRAINT audit_event_person_in_session CHECK ((person_id IS NULL) = (session_id IS NULL)),
    DROP CONSTRAINT audit_event_action_check,
    ADD CONSTRAINT audit_event_action_check CHECK (action IN
        ('READ', 'SEARCH', 'CREATE', 'UPDATE', 'DELETE', 'EXPORT', 'EXCEPTION', 'GRANT', 'REVOKE', 'LOGIN', 'LOGOUT', 'DENIED')),
    ADD purpose_of_use text,                                        -- HL7 PurposeOfUse; null in rows older than the column
    ADD decision_ref   text,                                        -- which row gave the ground, such as enrolment/<id>
    ADD address        text,                                        -- the network address somebody acted from
    ADD request_id     text,                                        -- the id that the request's log lines carry
    ADD sealed_no      bigint UNIQUE CHECK (sealed_no > 0),         -- place in the chain, in the order of commits
    ADD hash           bytea CHECK (length(hash) = 32),             -- SHA-256 of the hash before and this row
    ADD CONSTRAINT audit_event_sealed CHECK ((sealed_no IS NULL) = (hash IS NULL));

CREATE INDEX audit_event_unsealed ON audit_event (id) WHERE sealed_no IS NULL;
CREATE INDEX audit_event_person ON audit_event (person_id, recorded_at);

-- Append-only still: only the seal can be added, once, and only by the sealer.
GRANT UPDATE (sealed_no, hash) ON audit_event TO samkonsult_app;

CREATE POLICY by_the_service ON audit_event FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'audit');
CREATE POLICY sealed_once ON audit_event FOR UPDATE TO samkonsult_app
    USING (sealed_no IS NULL AND (SELECT acting_system()) = 'audit')
    WITH CHECK (sealed_no IS NOT NULL AND (SELECT acting_system()) = 'audit');

-- The log controller (loggkontrollør): what one's own people have done, and what anybody has done with records that one's
-- organisation answers for. As the owner, because the log controller has no ground for the patients themselves.
CREATE FUNCTION acting_answers_for(record uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT FROM public.patient p WHERE p.id = record AND p.controller = public.acting_organisation())
    $$;
REVOKE EXECUTE ON FUNCTION acting_answers_for FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acting_answers_for TO samkonsult_app;
CREATE POLICY of_ones_organisation ON audit_event FOR SELECT TO samkonsult_app USING (
    (SELECT acting_role()) = 'LOG_CONTROLLER'
    AND (organisation_id = (SELECT acting_organisation()) OR acting_answers_for(patient_id)));

-- Where the chain was cut when older rows were removed, by the owner alone: verification begins there.
CREATE TABLE audit_cut (
    sealed_no bigint PRIMARY KEY,
    hash      bytea NOT NULL CHECK (length(hash) = 32),
    cut_at    timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON audit_cut TO samkonsult_app;

-- How far the search for unusual patterns has come; the lock on its one row is the claim of whoever goes on.
CREATE TABLE audit_review (
    sealed_no bigint NOT NULL
);
INSERT INTO audit_review VALUES (0);
CREATE UNIQUE INDEX audit_review_one_row ON audit_review ((true));
GRANT SELECT, UPDATE ON audit_review TO samkonsult_app;

-- What somebody must look at. Acts of the same pattern on the same day are one finding, until it is handled.
CREATE TABLE audit_finding (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    pattern         text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation,          -- for which somebody acted, and whose log controller handles it
    person_id       uuid NOT NULL REFERENCES person,                -- who acted
    role            text NOT NULL,
    patient_id      uuid REFERENCES patient,                        -- none where the pattern is of many patients
    day             date NOT NULL,                                  -- Europe/Oslo
    events          integer NOT NULL,
    found_at        timestamptz NOT NULL DEFAULT now(),
    assessment      text,
    note            text,
    handled_by      uuid REFERENCES person,
    handled_at      timestamptz,
    CHECK ((handled_at IS NULL) = (handled_by IS NULL) AND (handled_at IS NULL) = (assessment IS NULL))
);
CREATE UNIQUE INDEX audit_finding_open ON audit_finding (organisation_id, pattern, person_id, patient_id, day)
    NULLS NOT DISTINCT WHERE handled_at IS NULL;
CREATE INDEX audit_finding_organisation ON audit_finding (organisation_id, found_at);

GRANT SELECT, INSERT ON audit_finding TO samkonsult_app;
GRANT UPDATE (events, assessment, note, handled_by, handled_at) ON audit_finding TO samkonsult_app;

ALTER TABLE audit_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON audit_finding TO samkonsult_app USING ((SELECT acting_system()) = 'audit');
CREATE POLICY of_ones_organisation ON audit_finding FOR SELECT TO samkonsult_app USING (
    (SELECT acting_role()) = 'LOG_CONTROLLER' AND organisation_id = (SELECT acting_organisation()));
CREATE POLICY handled_once ON audit_finding FOR UPDATE TO samkonsult_app
    USING ((SELECT acting_role()) = 'LOG_CONTROLLER' AND organisation_id = (SELECT acting_organisation())
           AND handled_at IS NULL AND person_id <> (SELECT acting_person()))
    WITH CHECK (handled_by = (SELECT acting_person()));

-- The same for the personvernombod: no patient, no person, no free text. It reads with its owner's rights and so decides by
-- itself; were it a security_invoker view, the personvernombod would need a policy on whole rows of the table.
CREATE VIEW audit_pattern WITH (security_barrier = true) AS
    SELECT id, pattern, organisation_id, role, day, events, found_at, assessment, handled_at
    FROM audit_finding
    WHERE (SELECT acting_role()) = 'DATA_PROTECTION_OFFICER' AND organisation_id = (SELECT acting_organisation());
GRANT SELECT ON audit_pattern TO samkonsult_app;
