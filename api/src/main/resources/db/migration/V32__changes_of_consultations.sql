-- Changes of what is booked: another time, other people; what it was before is told to whoever sees the consultation.

-- One row for each change. Why is a code: illness is never said.
CREATE TABLE consultation_change (
    consultation_id uuid NOT NULL REFERENCES consultation,
    version         integer NOT NULL,                               -- the consultation's, once it was changed
    changed_by      uuid NOT NULL REFERENCES person,
    changed_at      timestamptz NOT NULL,
    reason          text NOT NULL CHECK (reason IN ('CANNOT_COME', 'ASKED_FOR', 'SOONER', 'LATER', 'OTHER')),
    was             tstzrange,                                      -- where the time was changed
    became          tstzrange,
    gone            uuid REFERENCES person,                         -- who was to be there, and is not any more
    come            uuid REFERENCES person,                         -- who was not, and is
    PRIMARY KEY (consultation_id, version),
    CHECK ((was IS NULL) = (became IS NULL)),
    CHECK (num_nonnulls(became, gone, come) > 0)
);

-- Whoever sees the consultation sees what became of it; those at work change it, in their own name.
ALTER TABLE consultation_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultation ON consultation_change FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM consultation c WHERE c.id = consultation_change.consultation_id));
CREATE POLICY by_those_at_work ON consultation_change FOR INSERT TO samkonsult_app WITH CHECK (
    changed_by = (SELECT acting_person()) AND NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM consultation c WHERE c.id = consultation_change.consultation_id));
GRANT SELECT, INSERT ON consultation_change TO samkonsult_app;

-- Who is replaced takes part no more, and sees it no more: the row goes, and the change tells of it.
CREATE POLICY by_those_at_work ON consultation_participant AS RESTRICTIVE FOR DELETE TO samkonsult_app USING (
    NOT (SELECT acting_privately()));
GRANT DELETE ON consultation_participant TO samkonsult_app;

-- Patients and next of kin move nothing: they ask. What they write is for those at work, who can.
CREATE TABLE time_request (
    consultation_id uuid NOT NULL REFERENCES consultation,
    version         integer NOT NULL,                               -- the consultation's, when it was asked: the next one has answered
    asked_by        uuid NOT NULL REFERENCES person,
    asked_at        timestamptz NOT NULL,
    words           text NOT NULL CHECK (length(words) <= 200),
    PRIMARY KEY (consultation_id, version, asked_by)
);

ALTER TABLE time_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON time_request TO samkonsult_app USING (asked_by = (SELECT acting_person()) AND acting_takes_part(consultation_id));
CREATE POLICY for_those_at_work ON time_request FOR SELECT TO samkonsult_app USING (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM consultation c WHERE c.id = time_request.consultation_id));
GRANT SELECT, INSERT ON time_request TO samkonsult_app;

-- Whom to tell depends on whether the time was changed.
CREATE POLICY by_invitations ON consultation_change FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');
