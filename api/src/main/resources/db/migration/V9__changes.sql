-- Exceptions are read by those they concern; hand-overs by ISBAR; what changes in a patient's life.

-- Exceptions ------------------------------------------------------------------------------------------------------------
-- An explanation may tell of health: for whoever wrote it, their own log controller, the patient.

ALTER TABLE access_exception ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_act ON access_exception TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY own_organisation ON access_exception FOR SELECT TO samkonsult_app USING (
    (SELECT acting_role()) = 'LOG_CONTROLLER' AND organisation_id = (SELECT acting_organisation()));
CREATE POLICY own_record ON access_exception FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = access_exception.patient_id AND g.ground = 'OWN_DATA'));

-- Hand-over to legevakt -------------------------------------------------------------------------------------------------

CREATE TABLE hand_over (
    id             uuid PRIMARY KEY,
    patient_id     uuid NOT NULL REFERENCES patient,
    to_service     uuid NOT NULL REFERENCES service,
    controller     uuid NOT NULL REFERENCES organisation,
    -- ISBAR: Identitet, Situasjon, Bakgrunn, Analyse, Råd
    identity       text NOT NULL,
    situation      text NOT NULL,
    background     text NOT NULL,
    analysis       text NOT NULL,
    advice         text NOT NULL,
    answered_by    text NOT NULL,                                   -- who answered the telephone, as they named themselves
    answered_at    timestamptz NOT NULL,
    handed_over_by uuid NOT NULL REFERENCES person,
    handed_over_at timestamptz NOT NULL,
    closed_by      uuid REFERENCES person,
    closed_at      timestamptz,
    closing_note   text,
    CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closing_note IS NULL))
);
CREATE INDEX hand_over_service ON hand_over (to_service, handed_over_at) WHERE closed_at IS NULL;
CREATE INDEX hand_over_patient ON hand_over (patient_id, handed_over_at);

ALTER TABLE hand_over ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON hand_over TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = hand_over.patient_id AND g.measurements AND NOT (SELECT acting_privately())
              AND (g.record_until IS NULL OR hand_over.handed_over_at < g.record_until)));

-- A patient's life ------------------------------------------------------------------------------------------------------

ALTER TABLE patient
    ADD COLUMN died_on            date,
    ADD COLUMN address_protection text NOT NULL DEFAULT 'NONE'      -- fortroleg, strengt fortroleg adresse
        CHECK (address_protection IN ('NONE', 'CONFIDENTIAL', 'STRICTLY_CONFIDENTIAL'));

-- Whose list a patient is on (fastlege), and was.
CREATE TABLE gp_list (
    id              uuid PRIMARY KEY,
    patient_id      uuid NOT NULL REFERENCES patient,
    practitioner    uuid NOT NULL REFERENCES person,
    organisation_id uuid NOT NULL REFERENCES organisation,
    valid           tstzrange NOT NULL,
    EXCLUDE USING gist (patient_id WITH =, valid WITH &&)
);

INSERT INTO gp_list (id, patient_id, practitioner, organisation_id, valid)
    SELECT gen_random_uuid(), c.patient_id, c.party, c.organisation_id, c.valid
    FROM care_relation c
    WHERE c.ground = 'GP_LIST' AND EXISTS (
        SELECT FROM practitioner_role r
        WHERE r.person_id = c.party AND r.organisation_id = c.organisation_id AND r.role = 'GENERAL_PRACTITIONER');

ALTER TABLE gp_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON gp_list FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_patient m WHERE m.patient_id = gp_list.patient_id));
CREATE POLICY by_the_service ON gp_list TO samkonsult_app USING ((SELECT acting_system()) IN ('loader', 'departure'));

-- A move that is known beforehand waits here for its day.
CREATE TABLE patient_move (
    id            uuid PRIMARY KEY,
    patient_id    uuid NOT NULL REFERENCES patient,
    to_service    uuid NOT NULL REFERENCES service,
    address       text NOT NULL,
    moves_at      timestamptz NOT NULL,
    registered_by uuid NOT NULL REFERENCES person,
    registered_at timestamptz NOT NULL,
    carried_out_at timestamptz
);
CREATE INDEX patient_move_due ON patient_move (moves_at) WHERE carried_out_at IS NULL;

ALTER TABLE patient_move ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON patient_move TO samkonsult_app USING ((SELECT acting_system()) = 'departure');

-- What ends with a patient's death or leaving is ended by no person.
ALTER TABLE consultation
    DROP CONSTRAINT consultation_check,
    ADD CONSTRAINT cancelled_with_a_reason CHECK (
        (status = 'CANCELLED') = (cancelled_at IS NOT NULL AND cancel_reason IS NOT NULL));
ALTER TABLE alert
    DROP CONSTRAINT alert_check,
    DROP CONSTRAINT alert_check1,
    ADD CONSTRAINT status_is_what_was_done CHECK (
        CASE status
            WHEN 'OPEN' THEN taken_by IS NULL AND closed_by IS NULL AND closed_at IS NULL
            WHEN 'TAKEN' THEN taken_by IS NOT NULL AND closed_by IS NULL AND closed_at IS NULL
            ELSE closed_at IS NOT NULL AND outcome IS NOT NULL
        END);

GRANT SELECT, INSERT, UPDATE ON hand_over, gp_list, patient_move TO samkonsult_app;

-- A substitution that is ended before its time keeps its row; where it had not begun, its acceptance is taken back.
ALTER TABLE substitution
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN ended_by uuid REFERENCES person;
