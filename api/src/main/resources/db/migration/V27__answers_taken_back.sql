-- Questionnaires that templates ask, and answers that somebody takes back.

ALTER TABLE plan_questionnaire ADD COLUMN source text;              -- why it is asked, and why then: a template's words

-- Answers that somebody has found wrong: kept, shown struck out, and taken into no account. Taking that back ends it.
CREATE TABLE response_invalidation (
    id             uuid PRIMARY KEY,
    response_id    uuid NOT NULL REFERENCES questionnaire_response,
    patient_key    integer NOT NULL REFERENCES patient (key),
    controller     uuid NOT NULL REFERENCES organisation,
    reason         text NOT NULL CHECK (reason IN ('MISTAKEN_ANSWER', 'WRONG_PERSON')),
    invalidated_by uuid NOT NULL REFERENCES person,
    invalidated_at timestamptz NOT NULL,
    taken_back_by  uuid REFERENCES person,
    taken_back_at  timestamptz,
    CHECK ((taken_back_by IS NULL) = (taken_back_at IS NULL))
);
CREATE UNIQUE INDEX response_invalidation_one ON response_invalidation (response_id) WHERE taken_back_at IS NULL;

-- Whoever sees the answers sees it; personnel change it, and others for what they have answered themselves.
ALTER TABLE response_invalidation ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_answers ON response_invalidation TO samkonsult_app USING (
    EXISTS (SELECT FROM questionnaire_response r WHERE r.id = response_invalidation.response_id));
CREATE POLICY by_whoever_may ON response_invalidation AS RESTRICTIVE FOR INSERT TO samkonsult_app WITH CHECK (
    invalidated_by = (SELECT acting_person())
    AND EXISTS (SELECT FROM questionnaire_response r WHERE r.id = response_invalidation.response_id
                  AND r.patient_key = response_invalidation.patient_key
                  AND (r.author = (SELECT acting_person()) OR NOT (SELECT acting_privately()))));
CREATE POLICY taken_back_by_whoever_may ON response_invalidation AS RESTRICTIVE FOR UPDATE TO samkonsult_app USING (
    EXISTS (SELECT FROM questionnaire_response r WHERE r.id = response_invalidation.response_id
              AND (r.author = (SELECT acting_person()) OR NOT (SELECT acting_privately()))));

GRANT SELECT, INSERT ON response_invalidation TO samkonsult_app;
GRANT UPDATE (taken_back_by, taken_back_at) ON response_invalidation TO samkonsult_app;

-- Whose some answers are, so that whoever asks for them by their id is asked for a ground.
CREATE POLICY by_lookup ON questionnaire_response FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'lookup');
