-- Invitations to consultations: what each participant is to know and was told, what they answered, and what reminds them.

-- Who cannot come still has their time taken, until somebody moves the consultation or asks another.
ALTER TABLE consultation_participant
    DROP CONSTRAINT consultation_participant_status_check,
    ADD CONSTRAINT consultation_participant_status_check
        CHECK (status IN ('INVITED', 'ACCEPTED', 'TENTATIVE', 'DECLINED', 'UNAVAILABLE'));

-- One row for everybody who was ever to be there, those who are not any more included.
CREATE TABLE invitation (
    consultation_id uuid NOT NULL REFERENCES consultation,
    person_id       uuid NOT NULL REFERENCES person,
    method          text NOT NULL CHECK (method IN ('REQUEST', 'CANCEL')),         -- what they are to know: that it is, or is not
    version         integer NOT NULL,                               -- of the consultation that they are to know
    due_at          timestamptz,                                    -- when it is tried next; null: nothing waits
    attempts        integer NOT NULL DEFAULT 0,
    told_method     text CHECK (told_method IN ('REQUEST', 'CANCEL')),
    told_version    integer,
    told_at         timestamptz,
    told_by         text CHECK (told_by IN ('EMAIL', 'SMS', 'PERSON')),
    told_address    text,                                           -- of e-mail: answers from there are theirs
    notice_id       uuid,                                           -- of SMS: what the outbox knows it by
    unreached_at    timestamptz,                                    -- nothing reached them: a person is to ring
    PRIMARY KEY (consultation_id, person_id),
    CHECK ((told_method IS NULL) = (told_version IS NULL))
);
CREATE INDEX invitation_due ON invitation (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX invitation_notice ON invitation (notice_id) WHERE notice_id IS NOT NULL;

CREATE TABLE consultation_answer (
    id              uuid PRIMARY KEY,
    consultation_id uuid NOT NULL REFERENCES consultation,
    person_id       uuid NOT NULL REFERENCES person,
    answer          text NOT NULL CHECK (answer IN ('ACCEPTED', 'TENTATIVE', 'DECLINED')),
    comment         text NOT NULL CHECK (length(comment) <= 300),   -- for whoever booked; empty: none
    version         integer NOT NULL,                               -- of the consultation that was answered
    way             text NOT NULL CHECK (way IN ('PAGE', 'MAIL')),
    answered_at     timestamptz NOT NULL
);
CREATE INDEX consultation_answer_of ON consultation_answer (consultation_id, person_id, answered_at);

-- Reminders are due at a time and not at a minute: one that nobody looked for in time is found later. The last, at the beginning,
-- takes back what has not gone out.
CREATE TABLE consultation_reminder (
    consultation_id uuid NOT NULL REFERENCES consultation,
    ahead_minutes   integer NOT NULL,
    due_at          timestamptz NOT NULL,
    done_at         timestamptz,
    PRIMARY KEY (consultation_id, ahead_minutes)
);
CREATE INDEX consultation_reminder_due ON consultation_reminder (due_at) WHERE done_at IS NULL;

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON invitation TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');
ALTER TABLE consultation_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON consultation_answer TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');
ALTER TABLE consultation_reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON consultation_reminder TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');

CREATE POLICY by_invitations ON consultation FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');
CREATE POLICY by_invitations ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');
CREATE POLICY by_invitations ON contact_point FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');
CREATE POLICY by_invitations ON contact_wish FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');

GRANT SELECT, INSERT, UPDATE ON invitation TO samkonsult_app;
GRANT SELECT, INSERT ON consultation_answer TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON consultation_reminder TO samkonsult_app;
