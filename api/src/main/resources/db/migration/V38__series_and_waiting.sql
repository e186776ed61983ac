-- Consultations that are planned again and again, what people wait for, and what they say by word of mouth.

-- Series -----------------------------------------------------------------------------------------------------------------
-- A series ties consultations together and owns nothing of them: each has its own row, its own time and its own invitations.

CREATE TABLE consultation_series (
    id          uuid PRIMARY KEY,
    every_weeks smallint NOT NULL CHECK (every_weeks BETWEEN 1 AND 26),
    size        smallint NOT NULL CHECK (size BETWEEN 2 AND 12),    -- how many were booked; what is cancelled counts too
    created_by  uuid NOT NULL REFERENCES person,
    created_at  timestamptz NOT NULL
);

CREATE TABLE series_occurrence (
    series_id       uuid NOT NULL REFERENCES consultation_series,
    place           smallint NOT NULL,                              -- from 1, as they were booked
    consultation_id uuid NOT NULL UNIQUE REFERENCES consultation,
    PRIMARY KEY (series_id, place)
);

-- Whoever sees a consultation sees its place; of the others, those that they see anyway. Those at work tie, in their own name.
ALTER TABLE series_occurrence ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultation ON series_occurrence FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM consultation c WHERE c.id = series_occurrence.consultation_id));
CREATE POLICY by_those_at_work ON series_occurrence FOR INSERT TO samkonsult_app WITH CHECK (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM consultation c WHERE c.id = series_occurrence.consultation_id));
ALTER TABLE consultation_series ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultations ON consultation_series FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM series_occurrence o WHERE o.series_id = consultation_series.id));
CREATE POLICY by_those_at_work ON consultation_series FOR INSERT TO samkonsult_app WITH CHECK (
    created_by = (SELECT acting_person()) AND NOT (SELECT acting_privately()));
GRANT SELECT, INSERT ON consultation_series, series_occurrence TO samkonsult_app;
