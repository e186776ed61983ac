-- When meetings suit patients and next of kin best: hours of every week, wall clock, Europe/Oslo. Where there are none, nothing is known.

CREATE TABLE meeting_preference (
    person_id uuid NOT NULL REFERENCES person,
    weekday   smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),         -- ISO 8601: Monday is 1
    starts    time NOT NULL CHECK (extract(epoch FROM starts) % 300 = 0),
    ends      time NOT NULL CHECK (extract(epoch FROM ends) % 300 = 0),  -- 24:00 is the midnight that ends the day
    PRIMARY KEY (person_id, weekday, starts),
    CHECK (ends > starts)
);

-- One's own; those at work see them of patients and next of kin whom they see, and write them for patients.
ALTER TABLE meeting_preference ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON meeting_preference TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY of_patients ON meeting_preference TO samkonsult_app USING (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM patient p WHERE p.person_id = meeting_preference.person_id));
CREATE POLICY of_next_of_kin ON meeting_preference FOR SELECT TO samkonsult_app USING (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM next_of_kin k WHERE k.person_id = meeting_preference.person_id));
GRANT SELECT, INSERT, DELETE ON meeting_preference TO samkonsult_app;
