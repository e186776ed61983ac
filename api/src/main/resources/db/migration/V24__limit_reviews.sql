-- Limits that a desk found in need of review.

-- "Grenser bør vurderast": what somebody at a desk asks of the plan's doctor. New limits answer it too.
CREATE TABLE limit_review (
    id          uuid PRIMARY KEY,
    patient_id  uuid NOT NULL REFERENCES patient,
    patient_key integer NOT NULL REFERENCES patient (key),
    controller  uuid NOT NULL REFERENCES organisation,
    kind        smallint NOT NULL,
    asked_by    uuid NOT NULL REFERENCES person,
    asked_at    timestamptz NOT NULL,
    answered_by uuid REFERENCES person,                             -- who looked, and let them stand
    answered_at timestamptz,
    CHECK ((answered_by IS NULL) = (answered_at IS NULL))
);
CREATE UNIQUE INDEX limit_review_one ON limit_review (patient_key, kind) WHERE answered_at IS NULL;

ALTER TABLE limit_review ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON limit_review TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = limit_review.patient_id AND g.measurements
              AND NOT (SELECT acting_privately()) AND (g.record_until IS NULL OR limit_review.asked_at < g.record_until)));

GRANT SELECT, INSERT, UPDATE ON limit_review TO samkonsult_app;
