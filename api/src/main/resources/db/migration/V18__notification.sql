-- Telling staff that something needs them: where each can be reached, what waits to be sent (the outbox), and what became of it.
-- Nothing here is of a patient: a notice has the key of a text and a path to follow, and the text says no more than that something waits.

CREATE TABLE contact_point (
    person_id  uuid NOT NULL REFERENCES person,
    channel    text NOT NULL CHECK (channel IN ('EMAIL', 'SMS', 'VOICE', 'WEBHOOK')),
    address    text NOT NULL CHECK (length(address) BETWEEN 1 AND 300),
    active     boolean NOT NULL,
    secret_id  uuid NOT NULL,                                       -- what the secret of a webhook is derived from
    arrived_at timestamptz,                                         -- when something sent to this address last came through
    PRIMARY KEY (person_id, channel)
);

CREATE TABLE contact_wish (
    person_id   uuid PRIMARY KEY REFERENCES person,
    language    text NOT NULL CHECK (language IN ('nn', 'nb', 'en')),
    quiet_from  time,                                               -- Europe/Oslo; stille tid, over midnight where it ends earlier
    quiet_until time,
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL) AND quiet_from <> quiet_until)
);

CREATE TABLE notice (
    id         uuid PRIMARY KEY,
    subject    text NOT NULL,                                       -- such as alert/<id>
    person_id  uuid NOT NULL REFERENCES person,
    urgency    text NOT NULL CHECK (urgency IN ('RED', 'YELLOW', 'TECHNICAL')),
    channels   text[] NOT NULL CHECK (cardinality(channels) > 0),   -- the first, then what is tried where it does not come through
    text_key   text NOT NULL,
    arguments  text[] NOT NULL,
    link       text NOT NULL,
    created_at timestamptz NOT NULL,
    state      text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'DELIVERED', 'CANCELLED', 'FAILED')),
    place      integer NOT NULL DEFAULT 0,                          -- of the channel that it is at, from 0
    attempts   integer NOT NULL DEFAULT 0,                          -- that have failed on it
    due_at     timestamptz,                                         -- when something is to be done with it next; null: nothing
    changed_at timestamptz NOT NULL,
    message_id uuid,                                                -- what it was last sent in
    reason     text,                                                -- why it failed
    CHECK (due_at IS NOT NULL OR state <> 'WAITING')
);
CREATE INDEX notice_due ON notice (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notice_subject ON notice (subject);
CREATE INDEX notice_person ON notice (person_id, created_at);
CREATE INDEX notice_message_id ON notice (message_id);

-- Notices that were cancelled while a sender held them: it does not begin with them again. No foreign key, which would wait for the sender.
CREATE TABLE notice_recall (
    notice_id uuid PRIMARY KEY
);

-- What went out: one notice, or several in one.
CREATE TABLE notice_message (
    id          uuid NOT NULL,
    channel     text NOT NULL,
    person_id   uuid NOT NULL REFERENCES person,
    address     text NOT NULL,
    sent_at     timestamptz NOT NULL,
    provider_id text,
    ended_at    timestamptz,                                        -- when a receipt said how it ended
    PRIMARY KEY (id, channel)
);
CREATE INDEX notice_message_person ON notice_message (person_id, channel, sent_at);

-- Receipts that have been taken, so that one that is sent again by somebody who listened does nothing.
CREATE TABLE notice_receipt (
    id       text PRIMARY KEY,
    taken_at timestamptz NOT NULL
);

ALTER TABLE contact_point ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON contact_point TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY by_the_service ON contact_point TO samkonsult_app USING ((SELECT acting_system()) IN ('notification', 'loader'));
ALTER TABLE contact_wish ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON contact_wish TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY by_the_service ON contact_wish TO samkonsult_app USING ((SELECT acting_system()) IN ('notification', 'loader'));
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notice FOR SELECT TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY by_the_service ON notice TO samkonsult_app USING ((SELECT acting_system()) = 'notification');
ALTER TABLE notice_recall ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON notice_recall TO samkonsult_app USING ((SELECT acting_system()) = 'notification');
ALTER TABLE notice_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON notice_message TO samkonsult_app USING ((SELECT acting_system()) = 'notification');
ALTER TABLE notice_receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON notice_receipt TO samkonsult_app USING ((SELECT acting_system()) = 'notification');

GRANT SELECT, INSERT, UPDATE, DELETE ON contact_point, contact_wish, notice_recall, notice_receipt TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE ON notice, notice_message TO samkonsult_app;
