-- NEWS2 as a person took it, when a plan is to be gone through again, and whom of the service the patient turns to.

-- Signs and what they add up to (RCP 2017). Where a sign is missing there is no score, never the lower one of the others.
CREATE TABLE news2_score (
    id               uuid PRIMARY KEY,
    patient_id       uuid NOT NULL REFERENCES patient,
    patient_key      integer NOT NULL REFERENCES patient (key),
    controller       uuid NOT NULL REFERENCES organisation,
    taken_at         timestamptz NOT NULL,
    taken_by         uuid NOT NULL REFERENCES person,
    respiratory_rate numeric,
    saturation       numeric,
    on_oxygen        boolean,
    oxygen_flow      numeric CHECK (oxygen_flow IS NULL OR on_oxygen),
    systolic         numeric,
    pulse            numeric,
    consciousness    text CHECK (consciousness IN ('ALERT', 'CONFUSED', 'RESPONDS_TO_VOICE', 'RESPONDS_TO_PAIN', 'UNRESPONSIVE')),
    temperature      numeric,
    from_device      text[] NOT NULL                                -- breathing and consciousness are what a person counted and saw
                         CHECK (from_device <@ ARRAY['SATURATION', 'SYSTOLIC', 'PULSE', 'TEMPERATURE']),
    scale            smallint NOT NULL CHECK (scale IN (1, 2)),
    decision         uuid REFERENCES patient_fact,                  -- the doctor's target of 88–92 %, without which scale 2 is not used
    points           smallint[] CHECK (cardinality(points) = 7),    -- of each sign, in the order of the columns
    total            smallint CHECK (total BETWEEN 0 AND 20),
    CHECK ((scale = 2) = (decision IS NOT NULL)),
    CHECK ((total IS NULL) = (points IS NULL)),
    CHECK ((total IS NULL)
           = (num_nulls(respiratory_rate, saturation, on_oxygen, systolic, pulse, consciousness, temperature) > 0))
);
CREATE INDEX news2_score_patient ON news2_score (patient_key, taken_at);

GRANT SELECT, INSERT ON news2_score TO samkonsult_app;

ALTER TABLE news2_score ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON news2_score FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_key = news2_score.patient_key AND g.measurements
              AND (g.record_until IS NULL OR news2_score.taken_at < g.record_until)
              AND (g.ground <> 'PARENT' OR NOT EXISTS (
                  SELECT FROM withheld_item w WHERE w.patient_key = news2_score.patient_key AND w.lifted_at IS NULL
                    AND w.during @> news2_score.taken_at AND w.kind IS NULL))));
CREATE POLICY in_ones_own_name ON news2_score FOR INSERT TO samkonsult_app WITH CHECK (
    taken_by = (SELECT acting_person()) AND NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_key = news2_score.patient_key AND g.measurements AND g.record_until IS NULL));

-- The day by which a plan is to be gone through. Nothing ends by itself then: measuring goes on until somebody ends it.
ALTER TABLE monitoring_plan ADD COLUMN review_by date;

-- Kontaktsjukepleiar: of the staff of the service that follows the patient up.
CREATE TABLE plan_contact (
    id         uuid PRIMARY KEY,
    plan_id    uuid NOT NULL REFERENCES monitoring_plan,
    person_id  uuid NOT NULL REFERENCES person,
    valid      tstzrange NOT NULL,
    created_by uuid NOT NULL REFERENCES person,
    EXCLUDE USING gist (plan_id WITH =, person_id WITH =, valid WITH &&)
);
CREATE INDEX plan_contact_plan ON plan_contact (plan_id);

GRANT SELECT, INSERT, UPDATE ON plan_contact TO samkonsult_app;

ALTER TABLE plan_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_plan ON plan_contact TO samkonsult_app USING (
    EXISTS (SELECT FROM monitoring_plan p WHERE p.id = plan_contact.plan_id));
CREATE POLICY added_by_personnel ON plan_contact AS RESTRICTIVE FOR INSERT TO samkonsult_app
    WITH CHECK (NOT (SELECT acting_privately()));
CREATE POLICY changed_by_personnel ON plan_contact AS RESTRICTIVE FOR UPDATE TO samkonsult_app
    USING (NOT (SELECT acting_privately()));
