-- Where an alert goes, who is told of it and in which order, until a person has taken it.

-- An alert that is open is due at a time, and so none can be forgotten: what is taken or closed is simply not open.
ALTER TABLE alert
    ADD COLUMN escalate_at     timestamptz NOT NULL DEFAULT now(),  -- when the next step is due; infinity: there is none
    ADD COLUMN escalation_step smallint NOT NULL DEFAULT 0,
    ADD COLUMN told_times      integer NOT NULL DEFAULT 0,
    ADD COLUMN outside_hours   boolean NOT NULL DEFAULT false;      -- it came when nobody watched, and waits for the opening
CREATE INDEX alert_due ON alert (escalate_at) WHERE status = 'OPEN';

-- Opened anew, grown red or sent to another desk it begins at the first step again. Who sends it elsewhere and says itself when it is
-- due (the engine) is taken at its word.
CREATE FUNCTION escalate_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.escalate_at := now();
    NEW.escalation_step := 0;
    RETURN NEW;
END $$;
CREATE TRIGGER escalate_anew BEFORE UPDATE ON alert FOR EACH ROW
    WHEN (NEW.status = 'OPEN' AND (OLD.status <> 'OPEN' OR OLD.severity <> 'RED' AND NEW.severity = 'RED'
        OR OLD.desk_id <> NEW.desk_id AND OLD.escalate_at = NEW.escalate_at))
    EXECUTE FUNCTION escalate_anew();

ALTER TABLE service ADD COLUMN leader uuid REFERENCES person;

-- Which desk, where it is not the one of the service that follows the patient up. First match by position.
CREATE TABLE routing_rule (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation,          -- whose administrators change it
    for_service     uuid NOT NULL REFERENCES service,
    position        smallint NOT NULL CHECK (position > 0),
    name            text NOT NULL CHECK (name <> ''),
    severity        text CHECK (severity IN ('RED', 'YELLOW', 'TECHNICAL')),            -- null: any
    municipality    text CHECK (municipality ~ '^\d{4}$'),          -- kommunenummer; null: any
    weekdays        smallint[] NOT NULL DEFAULT '{}',               -- ISO 8601: Monday is 1; empty: any
    begins          time,                                           -- Europe/Oslo; with ends before begins, over midnight
    ends            time,
    holidays        boolean,                                        -- true: on public holidays alone; false: on other days alone
    desk_id         uuid NOT NULL REFERENCES desk,
    ended_at        timestamptz,
    CHECK ((begins IS NULL) = (ends IS NULL)),
    CHECK (begins <> ends),
    CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[])
);
CREATE UNIQUE INDEX routing_rule_order ON routing_rule (for_service, position) WHERE ended_at IS NULL;

-- Where an alert went each time it was decided, and from what.
CREATE TABLE routing_decision (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id   uuid NOT NULL REFERENCES alert,
    decided_at timestamptz NOT NULL,
    desk_id    uuid NOT NULL REFERENCES desk,
    reason     text NOT NULL,                                       -- no.samkonsult.alert.routing.Reason
    rule_id    uuid REFERENCES routing_rule,
    attended   boolean NOT NULL,                                    -- somebody watches there at that time
    situation  jsonb NOT NULL                                       -- what was known: severity, municipality, service, local time …
);
CREATE INDEX routing_decision_alert ON routing_decision (alert_id, id);

-- The steps of a service, by severity: whom, by which channels (the first, then those it falls back to), and how long until the next.
CREATE TABLE escalation_step (
    service_id   uuid NOT NULL REFERENCES service,
    severity     text NOT NULL CHECK (severity IN ('RED', 'YELLOW', 'TECHNICAL')),
    step         smallint NOT NULL CHECK (step >= 0),
    target       text NOT NULL CHECK (target IN ('ON_DUTY', 'STAFF', 'LEADER', 'RESPONSIBLE_DOCTOR')),
    channels     text[] NOT NULL CHECK (channels <> '{}' AND channels <@ ARRAY['EMAIL', 'SMS', 'VOICE', 'WEBHOOK']),
    wait_minutes smallint NOT NULL CHECK (wait_minutes BETWEEN 1 AND 1440),
    PRIMARY KEY (service_id, severity, step)
);

-- What the engine did: whom it told, whom it found nobody of, and that it waits.
CREATE TABLE escalation_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id   uuid NOT NULL REFERENCES alert,
    at         timestamptz NOT NULL,
    what       text NOT NULL CHECK (what IN ('TOLD', 'NOBODY', 'WAITS', 'NO_STEPS')),
    target     text,
    recipients uuid[] NOT NULL DEFAULT '{}'
);
CREATE INDEX escalation_event_alert ON escalation_event (alert_id, id);

-- When each part of the service that must never stop last did its work, for whoever watches from outside.
CREATE TABLE heartbeat (
    part    text PRIMARY KEY,
    beat_at timestamptz NOT NULL
);

-- Rights -----------------------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON routing_rule, heartbeat TO samkonsult_app;
GRANT SELECT, INSERT ON routing_decision, escalation_event TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON escalation_step TO samkonsult_app;

-- The engine reads no name.
CREATE POLICY by_the_engine ON alert TO samkonsult_app USING ((SELECT acting_system()) = 'escalation');
CREATE POLICY by_the_engine ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'escalation');
CREATE POLICY by_the_engine ON monitoring_plan FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'escalation');
CREATE POLICY by_the_engine ON enrolment FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'escalation');

CREATE POLICY by_the_engine ON bar FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'escalation');

ALTER TABLE routing_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_alert ON routing_decision FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM alert a WHERE a.id = routing_decision.alert_id));
CREATE POLICY by_the_engine ON routing_decision TO samkonsult_app USING ((SELECT acting_system()) = 'escalation');
ALTER TABLE escalation_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_alert ON escalation_event FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM alert a WHERE a.id = escalation_event.alert_id));
CREATE POLICY by_the_engine ON escalation_event TO samkonsult_app USING ((SELECT acting_system()) = 'escalation');
