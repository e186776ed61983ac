-- What readings mean together: asking to measure again before an alert, taking readings out of account, both times of a late one.

ALTER TABLE alert
    ADD COLUMN received_at timestamptz,                             -- when the latest reading under the rule came
    ADD COLUMN outside_at  timestamptz,                             -- when the reading was measured that the severity is of
    ADD COLUMN unconfirmed boolean NOT NULL DEFAULT false;          -- the patient was asked to measure again, and has not

-- The patient is asked to measure again before a reading alerts. One row for each reading that asked for it.
CREATE TABLE remeasurement (
    effective_at timestamptz NOT NULL,
    patient_key  integer NOT NULL REFERENCES patient (key),
    device_key   integer NOT NULL,
    sequence     integer NOT NULL,
    kind         smallint NOT NULL,
    controller   smallint NOT NULL,                                 -- dataansvarleg: organisation.key
    red          boolean NOT NULL,
    alerted      boolean NOT NULL,                                  -- at once, and asked beside: nothing waits for the answer
    asked_at     timestamptz NOT NULL,                              -- the patient's night may put it off
    due_at       timestamptz NOT NULL CHECK (due_at >= asked_at),   -- unanswered then, it alerts as unconfirmed
    command_id   uuid,                                              -- what their device was asked; null: there is none to ask
    decided_at   timestamptz,
    decision     text CHECK (decision IN ('CONFIRMED', 'NORMAL', 'UNANSWERED', 'ENDED')),
    PRIMARY KEY (patient_key, kind, effective_at, device_key, sequence),
    CHECK ((decided_at IS NULL) = (decision IS NULL))
);
CREATE INDEX remeasurement_due ON remeasurement (due_at) WHERE decided_at IS NULL;

ALTER TABLE remeasurement ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_measurement ON remeasurement FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM measurement m
            WHERE (m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence)
                = (remeasurement.patient_key, remeasurement.kind, remeasurement.effective_at, remeasurement.device_key,
                   remeasurement.sequence)));
CREATE POLICY intake ON remeasurement TO samkonsult_intake USING (true) WITH CHECK (true);

-- Readings that somebody has found wrong: kept, shown struck out, and taken into no account. Taking that back ends it.
CREATE TABLE measurement_invalidation (
    id             uuid PRIMARY KEY,
    effective_at   timestamptz NOT NULL,
    patient_key    integer NOT NULL REFERENCES patient (key),
    device_key     integer NOT NULL,
    sequence       integer NOT NULL,
    kind           smallint NOT NULL,
    controller     smallint NOT NULL,
    reason         text NOT NULL CHECK (reason IN ('FAULTY_MEASUREMENT', 'WRONG_PERSON')),
    invalidated_by uuid NOT NULL REFERENCES person,
    invalidated_at timestamptz NOT NULL,
    taken_back_by  uuid REFERENCES person,
    taken_back_at  timestamptz,
    judged_at      timestamptz,                                     -- null: what it changes is still to be judged anew
    CHECK ((taken_back_by IS NULL) = (taken_back_at IS NULL))
);
CREATE UNIQUE INDEX measurement_invalidation_one
    ON measurement_invalidation (patient_key, kind, effective_at, device_key, sequence) WHERE taken_back_at IS NULL;
CREATE INDEX measurement_invalidation_unjudged ON measurement_invalidation (invalidated_at) WHERE judged_at IS NULL;

ALTER TABLE measurement_invalidation ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_measurement ON measurement_invalidation TO samkonsult_app USING (
    EXISTS (SELECT FROM measurement m
            WHERE (m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence)
                = (measurement_invalidation.patient_key, measurement_invalidation.kind, measurement_invalidation.effective_at,
                   measurement_invalidation.device_key, measurement_invalidation.sequence)));
CREATE POLICY by_clinical_staff ON measurement_invalidation AS RESTRICTIVE FOR INSERT TO samkonsult_app
    WITH CHECK (NOT (SELECT acting_privately()) AND invalidated_by = (SELECT acting_person()));
CREATE POLICY intake ON measurement_invalidation TO samkonsult_intake USING (true) WITH CHECK (true);

-- The service itself may ask a device to measure again: then nobody did.
ALTER TABLE device_command ALTER COLUMN created_by DROP NOT NULL;
CREATE POLICY intake ON device_command TO samkonsult_intake USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON remeasurement TO samkonsult_intake;
GRANT SELECT ON remeasurement TO samkonsult_app;
GRANT SELECT, INSERT ON measurement_invalidation TO samkonsult_app;
GRANT UPDATE (taken_back_by, taken_back_at, judged_at) ON measurement_invalidation TO samkonsult_app;
GRANT SELECT, UPDATE ON measurement_invalidation TO samkonsult_intake;
GRANT SELECT (id, created_at, expires_at, sent_at), INSERT, UPDATE (expires_at) ON device_command TO samkonsult_intake;
GRANT SELECT (id, kinds) ON device_model TO samkonsult_intake;
GRANT SELECT (model_id, address) ON device TO samkonsult_intake;
