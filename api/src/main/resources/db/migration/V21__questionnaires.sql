-- Questionnaires: what the site asks besides what comes with the service, when a plan asks it, and what was answered.

-- One row for each version, and none of them ever changes: an answer keeps the version that it was given to.
CREATE TABLE questionnaire (
    code         text NOT NULL,
    version      integer NOT NULL CHECK (version > 0),
    definition   jsonb NOT NULL,                                    -- no.samkonsult.monitoring.questionnaire.Questionnaire
    published_by uuid NOT NULL REFERENCES person,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (code, version)
);

-- What is being written, as its form was filled in last.
CREATE TABLE questionnaire_draft (
    code       text PRIMARY KEY,
    revision   integer NOT NULL,
    fields     jsonb NOT NULL,
    changed_by uuid NOT NULL REFERENCES person,
    changed_at timestamptz NOT NULL
);

-- What is asked and when, in local time, as plan_activity says what is measured: always the newest version.
CREATE TABLE plan_questionnaire (
    id            uuid PRIMARY KEY,
    plan_id       uuid NOT NULL REFERENCES monitoring_plan,
    questionnaire text NOT NULL,                                    -- its code
    times         time[] NOT NULL CHECK (cardinality(times) BETWEEN 1 AND 12),
    weekdays      smallint[] NOT NULL CHECK (cardinality(weekdays) >= 1 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]),
    every_days    smallint NOT NULL DEFAULT 1 CHECK (every_days BETWEEN 1 AND 90),
    counted_from  date NOT NULL,
    early_minutes smallint NOT NULL CHECK (early_minutes BETWEEN 0 AND 720),
    grace_minutes smallint NOT NULL CHECK (grace_minutes BETWEEN 1 AND 1440),
    valid         tstzrange NOT NULL,
    created_by    uuid NOT NULL REFERENCES person
);
CREATE INDEX plan_questionnaire_plan ON plan_questionnaire (plan_id);

CREATE TABLE questionnaire_response (
    id            uuid PRIMARY KEY,
    patient_key   integer NOT NULL REFERENCES patient (key),
    controller    uuid NOT NULL REFERENCES organisation,
    questionnaire text NOT NULL,
    version       integer NOT NULL,
    authored_at   timestamptz NOT NULL,
    author        uuid NOT NULL REFERENCES person,
    capacity      text NOT NULL CHECK (capacity IN ('PATIENT', 'NEXT_OF_KIN', 'STAFF')),
    answers       jsonb NOT NULL,                                   -- by link id: the code of an option, or a number
    colour        text NOT NULL CHECK (colour IN ('NONE', 'GREEN', 'YELLOW', 'RED')),
    score         integer,                                          -- none: there is none, or it cannot be reckoned
    summary       jsonb NOT NULL                                    -- no.samkonsult.measurement.answer.Summary: as it was asked and answered
);
CREATE INDEX questionnaire_response_patient ON questionnaire_response (patient_key, questionnaire, authored_at);

GRANT SELECT, INSERT ON questionnaire, questionnaire_response TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON questionnaire_draft TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE ON plan_questionnaire TO samkonsult_app;

-- Row-level security ---------------------------------------------------------------------------------------------------

-- What is asked is no secret; administrators alone say what it is.
ALTER TABLE questionnaire ENABLE ROW LEVEL SECURITY;
CREATE POLICY for_everybody ON questionnaire FOR SELECT TO samkonsult_app USING (true);
CREATE POLICY by_administrators ON questionnaire FOR INSERT TO samkonsult_app WITH CHECK (
    (SELECT acting_role()) = 'ADMINISTRATOR' AND published_by = (SELECT acting_person()));

ALTER TABLE questionnaire_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_administrators ON questionnaire_draft TO samkonsult_app USING ((SELECT acting_role()) = 'ADMINISTRATOR')
    WITH CHECK ((SELECT acting_role()) = 'ADMINISTRATOR' AND changed_by = (SELECT acting_person()));

ALTER TABLE plan_questionnaire ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_plan ON plan_questionnaire TO samkonsult_app USING (
    EXISTS (SELECT FROM monitoring_plan p WHERE p.id = plan_questionnaire.plan_id));
CREATE POLICY added_by_personnel ON plan_questionnaire AS RESTRICTIVE FOR INSERT TO samkonsult_app
    WITH CHECK (NOT (SELECT acting_privately()));
CREATE POLICY changed_by_personnel ON plan_questionnaire AS RESTRICTIVE FOR UPDATE TO samkonsult_app
    USING (NOT (SELECT acting_privately()));

-- Answers are read like measurements, less what is kept from parents, and given in one's own name.
ALTER TABLE questionnaire_response ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON questionnaire_response FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_key = questionnaire_response.patient_key AND g.measurements
              AND (g.record_until IS NULL OR questionnaire_response.authored_at < g.record_until)
              AND (g.ground <> 'PARENT' OR NOT EXISTS (
                  SELECT FROM withheld_item w WHERE w.patient_key = questionnaire_response.patient_key AND w.lifted_at IS NULL
                    AND w.during @> questionnaire_response.authored_at AND w.kind IS NULL))));
CREATE POLICY in_ones_own_name ON questionnaire_response FOR INSERT TO samkonsult_app WITH CHECK (
    author = (SELECT acting_person())
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_key = questionnaire_response.patient_key AND g.measurements
                  AND g.record_until IS NULL AND (g.ground <> 'CONSENT' OR NOT (SELECT acting_privately()))));
CREATE POLICY by_the_service ON questionnaire_response TO samkonsult_app USING ((SELECT acting_system()) = 'loader');

-- The part of the service that looks for answers that plans expect, and raises alerts for those that are yellow or red.
CREATE POLICY by_monitoring ON questionnaire_response FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'monitoring');
CREATE POLICY by_answers ON alert TO samkonsult_app USING ((SELECT acting_system()) = 'monitoring');
CREATE POLICY by_answers ON enrolment FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'monitoring');
ALTER POLICY raised_by_the_service ON alert WITH CHECK ((SELECT acting_system()) IN ('devices', 'monitoring'));
