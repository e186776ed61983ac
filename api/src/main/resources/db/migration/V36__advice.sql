-- Advice (rettleiing): a doctor asks a specialist in writing. What each hospital takes part in a consultation on. Whether
-- monitoring suits a patient (målgruppevurdering).

-- Whoever answers for a question about a patient sees the patient's record for as long.
INSERT INTO role_ground (role, ground) VALUES ('SPECIALIST', 'ADVICE');

CREATE TABLE advice_request (
    id              uuid PRIMARY KEY,
    patient_id      uuid REFERENCES patient,                        -- none: asked without identity
    patient_key     integer REFERENCES patient (key),
    controller      uuid NOT NULL REFERENCES organisation,          -- for which it is asked
    asked_by        uuid NOT NULL REFERENCES person,
    asked_at        timestamptz NOT NULL,
    hospital        uuid NOT NULL REFERENCES organisation,
    specialty       text NOT NULL,                                  -- whose department is asked; empty: those of the hospital who name none
    holder          uuid REFERENCES person,                         -- who answers; none: the department's queue
    deadline        timestamptz NOT NULL,
    state           text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'QUESTIONED', 'ANSWERED', 'WITHDRAWN', 'BOOKED')),
    ended_at        timestamptz,
    overdue_told_at timestamptz,
    read_at         timestamptz,                                    -- when whoever asked opened the answer
    turned_at       timestamptz,                                    -- when one of the two went on to book
    consultation_id uuid REFERENCES consultation,
    CHECK ((patient_id IS NULL) = (patient_key IS NULL)),
    CHECK ((state IN ('OPEN', 'QUESTIONED')) = (ended_at IS NULL)),
    CHECK (state <> 'BOOKED' OR consultation_id IS NOT NULL)
);
CREATE INDEX advice_request_asked_by ON advice_request (asked_by, deadline);
CREATE INDEX advice_request_holder ON advice_request (holder, deadline);
CREATE INDEX advice_request_department ON advice_request (hospital, specialty, deadline);
CREATE INDEX advice_request_patient ON advice_request (patient_id);
CREATE INDEX advice_request_overdue ON advice_request (deadline) WHERE state = 'OPEN' AND overdue_told_at IS NULL;

-- What was written and done, in its order. Each organisation answers for what its own wrote.
CREATE TABLE advice_entry (
    request_id uuid NOT NULL REFERENCES advice_request,
    number     smallint NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('QUESTION', 'TAKEN', 'RETURNED', 'HANDED_ON', 'MORE', 'REPLY', 'ANSWER', 'WITHDRAWN')),
    written_by uuid NOT NULL REFERENCES person,
    controller uuid NOT NULL REFERENCES organisation,
    written_at timestamptz NOT NULL,
    words      text NOT NULL CHECK (length(words) <= 4000),
    PRIMARY KEY (request_id, number)
);

-- Journalført: in whose own record it is written too.
CREATE TABLE advice_filing (
    request_id      uuid NOT NULL REFERENCES advice_request,
    organisation_id uuid NOT NULL REFERENCES organisation,
    filed_by        uuid NOT NULL REFERENCES person,
    filed_at        timestamptz NOT NULL,
    PRIMARY KEY (request_id, organisation_id)
);

-- Whether the acting person is one of those whom a hospital has in a specialty, as what they act as now.
CREATE FUNCTION acting_in_department(hospital uuid, specialty text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT hospital = acting_organisation() AND acting_role() = 'SPECIALIST' AND EXISTS (
        SELECT FROM practitioner_role r
        WHERE r.person_id = acting_person() AND r.organisation_id = hospital AND r.role = 'SPECIALIST'
          AND coalesce(r.specialty, '') = acting_in_department.specialty AND r.valid @> now())
    $$;

-- Those who ask and those who are asked read it, and so do those at work with a ground for the patient; the service writes, when it
-- has made sure who acts. A bar holds for all of them.
ALTER TABLE advice_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY involved ON advice_request FOR SELECT TO samkonsult_app USING (
    (SELECT acting_clinically()) AND NOT (SELECT acting_privately())
    AND (patient_key IS NULL
         OR patient_key <> ALL ((SELECT acting_barred('measurements'))::integer[])
            AND patient_key <> ALL ((SELECT acting_own_record())::integer[]))
    AND (controller = (SELECT acting_organisation()) AND asked_by = ANY ((SELECT acting_parties())::uuid[])
         OR hospital = (SELECT acting_organisation())
            AND (holder = ANY ((SELECT acting_parties())::uuid[]) OR acting_in_department(hospital, specialty))));
CREATE POLICY with_a_ground ON advice_request FOR SELECT TO samkonsult_app USING (
    NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_id = advice_request.patient_id AND g.measurements
                AND (g.record_until IS NULL OR advice_request.asked_at < g.record_until)));
CREATE POLICY by_the_service ON advice_request TO samkonsult_app USING ((SELECT acting_system()) = 'advice');

ALTER TABLE advice_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_request ON advice_entry FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM advice_request r WHERE r.id = advice_entry.request_id));
CREATE POLICY by_the_service ON advice_entry TO samkonsult_app USING ((SELECT acting_system()) = 'advice');

ALTER TABLE advice_filing ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_request ON advice_filing FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM advice_request r WHERE r.id = advice_filing.request_id));
CREATE POLICY by_the_service ON advice_filing TO samkonsult_app USING ((SELECT acting_system()) = 'advice');

CREATE POLICY by_advice ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'advice');

GRANT SELECT, INSERT, UPDATE ON advice_request TO samkonsult_app;
GRANT SELECT, INSERT ON advice_entry, advice_filing TO samkonsult_app;

-- What each hospital takes part in a consultation on -------------------------------------------------------------------------

-- A referral that is missing is something to do, and stops nobody.
CREATE TABLE consultation_basis (
    consultation_id uuid NOT NULL REFERENCES consultation,
    organisation_id uuid NOT NULL REFERENCES organisation,
    basis           text NOT NULL CHECK (basis IN ('CURRENT_REFERRAL', 'NEW_REFERRAL_NEEDED', 'ADVICE_WITHOUT_IDENTITY', 'ADVICE_WITH_IDENTITY')),
    stated_by       uuid NOT NULL REFERENCES person,
    stated_at       timestamptz NOT NULL,
    referred_by     uuid REFERENCES person,                         -- who saw to it that the referral came
    referred_at     timestamptz,
    PRIMARY KEY (consultation_id, organisation_id),
    CHECK ((referred_by IS NULL) = (referred_at IS NULL)),
    CHECK (basis = 'NEW_REFERRAL_NEEDED' OR referred_at IS NULL)
);
CREATE INDEX consultation_basis_missing ON consultation_basis (consultation_id) WHERE basis = 'NEW_REFERRAL_NEEDED' AND referred_at IS NULL;

ALTER TABLE consultation_basis ENABLE ROW LEVEL SECURITY;
CREATE POLICY at_work ON consultation_basis TO samkonsult_app USING (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM consultation c WHERE c.id = consultation_basis.consultation_id));
CREATE POLICY said_in_ones_own_name ON consultation_basis AS RESTRICTIVE FOR INSERT TO samkonsult_app WITH CHECK (
    stated_by = (SELECT acting_person()));
GRANT SELECT, INSERT, UPDATE ON consultation_basis TO samkonsult_app;

-- Whether monitoring suits a patient ------------------------------------------------------------------------------------------

CREATE TABLE suitability_check (
    id          uuid PRIMARY KEY,
    patient_id  uuid NOT NULL REFERENCES patient,
    patient_key integer NOT NULL REFERENCES patient (key),
    controller  uuid NOT NULL REFERENCES organisation,
    programme   text NOT NULL,
    version     smallint NOT NULL,                                  -- of the questions
    answers     jsonb NOT NULL,                                     -- YES, NO or UNSURE by question
    conclusion  text NOT NULL CHECK (conclusion IN ('SUITED', 'SUITED_WITH_HELP', 'NOT_NOW')),
    reason      text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    made_by     uuid NOT NULL REFERENCES person,
    made_for    uuid NOT NULL REFERENCES organisation,
    made_at     timestamptz NOT NULL
);
CREATE INDEX suitability_check_patient ON suitability_check (patient_key, made_at);

ALTER TABLE suitability_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON suitability_check FOR SELECT TO samkonsult_app USING (
    NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_key = suitability_check.patient_key AND g.measurements
                AND (g.record_until IS NULL OR suitability_check.made_at < g.record_until)));
CREATE POLICY in_ones_own_name ON suitability_check FOR INSERT TO samkonsult_app WITH CHECK (
    made_by = (SELECT acting_person()) AND made_for = (SELECT acting_organisation()) AND NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_key = suitability_check.patient_key AND g.measurements AND g.record_until IS NULL));
GRANT SELECT, INSERT ON suitability_check TO samkonsult_app;
