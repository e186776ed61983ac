-- Monitoring plans: who is followed up with what and when, which one doctor answers for it, and whether the desk has read new limits.

CREATE TABLE monitoring_plan (
    id          uuid PRIMARY KEY,
    patient_id  uuid NOT NULL REFERENCES patient,
    patient_key integer NOT NULL REFERENCES patient (key),
    service_id  uuid NOT NULL REFERENCES service,                   -- tenesta that follows the patient up
    controller  uuid NOT NULL REFERENCES organisation,
    valid       tstzrange NOT NULL,
    created_by  uuid NOT NULL REFERENCES person,
    created_at  timestamptz NOT NULL,
    EXCLUDE USING gist (patient_key WITH =, valid WITH &&)          -- one plan of a patient at a time
);
CREATE INDEX monitoring_plan_patient ON monitoring_plan (patient_id);

-- Ansvarleg lege: offered, and from acceptance until the next one accepts. It holds at no time before it is accepted.
CREATE TABLE plan_responsibility (
    id              uuid PRIMARY KEY,
    plan_id         uuid NOT NULL REFERENCES monitoring_plan,
    doctor          uuid NOT NULL REFERENCES person,
    organisation_id uuid NOT NULL REFERENCES organisation,          -- for which the doctor acts
    offered_by      uuid NOT NULL REFERENCES person,
    offered_at      timestamptz NOT NULL,
    accepted_at     timestamptz,
    closed_at       timestamptz,                                    -- declined, or another was asked instead
    valid           tstzrange NOT NULL DEFAULT 'empty',
    CHECK (isempty(valid) OR accepted_at IS NOT NULL),
    CHECK (accepted_at IS NULL OR closed_at IS NULL),
    EXCLUDE USING gist (plan_id WITH =, valid WITH &&)              -- one doctor answers at a time
);
CREATE UNIQUE INDEX plan_responsibility_offer ON plan_responsibility (plan_id) WHERE accepted_at IS NULL AND closed_at IS NULL;
CREATE INDEX plan_responsibility_doctor ON plan_responsibility (doctor);

-- Within which range the responsible doctor lets a service confirm a limit. It ends with the doctor's own responsibility.
CREATE TABLE plan_delegation (
    id                uuid PRIMARY KEY,
    responsibility_id uuid NOT NULL REFERENCES plan_responsibility,
    service_id        uuid NOT NULL REFERENCES service,
    kind              smallint NOT NULL,
    component         smallint NOT NULL CHECK (component BETWEEN 1 AND 3),
    lowest            numeric NOT NULL,
    highest           numeric NOT NULL CHECK (highest >= lowest),
    created_at        timestamptz NOT NULL,
    ended_at          timestamptz
);
CREATE INDEX plan_delegation_responsibility ON plan_delegation (responsibility_id);

-- What is measured and when, in local time. Each time of day opens a window: so long before it, so long after.
CREATE TABLE plan_activity (
    id            uuid PRIMARY KEY,
    plan_id       uuid NOT NULL REFERENCES monitoring_plan,
    kind          smallint NOT NULL,                                -- no.samkonsult.measurement.Kind
    device_id     uuid REFERENCES device,                           -- none: whatever the patient has that measures it
    times         time[] NOT NULL CHECK (cardinality(times) BETWEEN 1 AND 12),
    weekdays      smallint[] NOT NULL CHECK (cardinality(weekdays) >= 1 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]),
    every_days    smallint NOT NULL DEFAULT 1 CHECK (every_days BETWEEN 1 AND 90),
    counted_from  date NOT NULL,                                    -- every so many days from this one
    early_minutes smallint NOT NULL CHECK (early_minutes BETWEEN 0 AND 720),
    grace_minutes smallint NOT NULL CHECK (grace_minutes BETWEEN 1 AND 1440),
    source        text,
    valid         tstzrange NOT NULL,
    created_by    uuid NOT NULL REFERENCES person
);
CREATE INDEX plan_activity_plan ON plan_activity (plan_id);

-- While it lasts nothing is expected.
CREATE TABLE plan_pause (
    id         uuid PRIMARY KEY,
    plan_id    uuid NOT NULL REFERENCES monitoring_plan,
    reason     text NOT NULL CHECK (reason IN ('HOLIDAY', 'ADMISSION', 'OTHER')),
    valid      tstzrange NOT NULL,                                  -- at no time: called off before it began
    created_by uuid NOT NULL REFERENCES person
);
CREATE INDEX plan_pause_plan ON plan_pause (plan_id);

ALTER TABLE limit_set
    ADD COLUMN template    text,                                    -- whose limits these began as, such as heart-failure/1
    ADD COLUMN target      numeric,                                 -- what the numbers were reckoned from: dry weight, a floor
    ADD COLUMN replaced_by integer REFERENCES limit_set;            -- the proposal that came instead of this one
CREATE INDEX limit_set_proposal ON limit_set (patient_key, kind)
    WHERE confirmed_at IS NULL AND declined_at IS NULL AND replaced_by IS NULL;

-- New limits that a service is to read.
CREATE TABLE limit_acknowledgement (
    limit_set_id    integer NOT NULL REFERENCES limit_set,
    service_id      uuid NOT NULL REFERENCES service,
    acknowledged_by uuid REFERENCES person,
    acknowledged_at timestamptz,
    PRIMARY KEY (limit_set_id, service_id),
    CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL))
);
CREATE INDEX limit_acknowledgement_open ON limit_acknowledgement (service_id) WHERE acknowledged_at IS NULL;

-- The doctor of a plan at this moment: accepted, not handed on, and still a doctor where they answer for it.
CREATE VIEW responsible_doctor WITH (security_invoker = true) AS
    SELECT r.id, r.plan_id, r.doctor, r.organisation_id, lower(r.valid) AS since
    FROM plan_responsibility r
    WHERE r.valid @> now()
      AND EXISTS (SELECT FROM practitioner_role w
                  WHERE w.person_id = r.doctor AND w.organisation_id = r.organisation_id AND w.valid @> now()
                    AND w.role IN ('GENERAL_PRACTITIONER', 'NURSING_HOME_DOCTOR', 'SPECIALIST'));

-- Row-level security ---------------------------------------------------------------------------------------------------

ALTER TABLE monitoring_plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON monitoring_plan TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_key = monitoring_plan.patient_key AND g.measurements
              AND (g.record_until IS NULL OR monitoring_plan.created_at < g.record_until)));
CREATE POLICY by_the_service ON monitoring_plan TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'departure', 'monitoring'));

ALTER TABLE plan_responsibility ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_plan ON plan_responsibility TO samkonsult_app USING (
    EXISTS (SELECT FROM monitoring_plan p WHERE p.id = plan_responsibility.plan_id));

ALTER TABLE plan_delegation ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_plan ON plan_delegation TO samkonsult_app USING (
    EXISTS (SELECT FROM plan_responsibility r WHERE r.id = plan_delegation.responsibility_id));

ALTER TABLE plan_activity ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_plan ON plan_activity TO samkonsult_app USING (
    EXISTS (SELECT FROM monitoring_plan p WHERE p.id = plan_activity.plan_id));

ALTER TABLE plan_pause ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_plan ON plan_pause TO samkonsult_app USING (
    EXISTS (SELECT FROM monitoring_plan p WHERE p.id = plan_pause.plan_id));

ALTER TABLE limit_acknowledgement ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_set ON limit_acknowledgement TO samkonsult_app USING (
    EXISTS (SELECT FROM limit_set s WHERE s.id = limit_acknowledgement.limit_set_id));

-- Patients and next of kin read their plan; nobody but personnel changes it. The same for limits.
DO $$
DECLARE guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['monitoring_plan', 'plan_responsibility', 'plan_delegation', 'plan_activity', 'plan_pause',
                                   'limit_acknowledgement', 'limit_set', 'limit_change', 'limit_band'] LOOP
        EXECUTE format('CREATE POLICY added_by_personnel ON %I AS RESTRICTIVE FOR INSERT TO samkonsult_app
                        WITH CHECK (NOT (SELECT acting_privately()))', guarded);
        EXECUTE format('CREATE POLICY changed_by_personnel ON %I AS RESTRICTIVE FOR UPDATE TO samkonsult_app
                        USING (NOT (SELECT acting_privately()))', guarded);
    END LOOP;
END $$;

-- Which measurements are expected and have not come: the part of the service that looks for them.
CREATE POLICY by_monitoring ON measurement FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'monitoring');
CREATE POLICY by_monitoring ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'monitoring');

GRANT SELECT, INSERT, UPDATE ON monitoring_plan, plan_responsibility, plan_delegation, plan_activity, plan_pause,
    limit_acknowledgement TO samkonsult_app;
GRANT SELECT ON responsible_doctor TO samkonsult_app;

-- Patients who have limits have a plan already, and the doctor who confirmed them last answers for it ------------------------

INSERT INTO monitoring_plan (id, patient_id, patient_key, service_id, controller, valid, created_by, created_at)
    SELECT gen_random_uuid(), p.id, p.key, e.service_id, e.controller, tstzrange(now(), NULL), l.confirmed_by, now()
    FROM patient p
    JOIN enrolment e ON e.patient_id = p.id AND e.valid @> now()
    CROSS JOIN LATERAL (SELECT confirmed_by FROM limit_set s WHERE s.patient_key = p.key AND s.valid @> now()
                        ORDER BY confirmed_at DESC LIMIT 1) AS l;

INSERT INTO plan_responsibility (id, plan_id, doctor, organisation_id, offered_by, offered_at, accepted_at, valid)
    SELECT gen_random_uuid(), m.id, m.created_by, r.organisation_id, m.created_by, m.created_at, m.created_at, m.valid
    FROM monitoring_plan m
    CROSS JOIN LATERAL (SELECT organisation_id FROM practitioner_role r
                        WHERE r.person_id = m.created_by AND r.valid @> now()
                          AND r.role IN ('GENERAL_PRACTITIONER', 'NURSING_HOME_DOCTOR', 'SPECIALIST')
                        ORDER BY r.role LIMIT 1) AS r;

INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, valid, source)
    SELECT m.patient_id, m.patient_key, r.doctor, r.organisation_id, 'PLAN', r.valid, 'plan_responsibility/' || r.id
    FROM plan_responsibility r JOIN monitoring_plan m ON m.id = r.plan_id;
