-- Questionnaires that templates ask, and answers that somebody takes back.

ALTER TABLE plan_questionnaire ADD COLUMN source text;              -- why it is asked, and why then: a template's words
