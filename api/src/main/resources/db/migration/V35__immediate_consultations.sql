-- Immediate joint consultations (straks-samkonsultasjon): who is rung, who says yes first in each role, and where they meet.

CREATE TABLE immediate_call (
    id               uuid PRIMARY KEY,
    patient_id       uuid NOT NULL REFERENCES patient,
    controller       uuid NOT NULL REFERENCES organisation,
    alert_id         uuid REFERENCES alert,                         -- from which it was rung; it stays with whoever has taken it
    minutes          smallint NOT NULL,                             -- how long the consultation is to last
    place            text NOT NULL CHECK (length(place) BETWEEN 1 AND 300),    -- a room's address or a telephone number
    patience_minutes smallint NOT NULL CHECK (patience_minutes > 0),           -- how long one ring lasted, as it was chosen last
    state            text NOT NULL DEFAULT 'RINGING' CHECK (state IN ('RINGING', 'STARTED', 'UNANSWERED', 'STOPPED')),
    created_by       uuid NOT NULL REFERENCES person,
    caller_role      text NOT NULL,
    organisation_id  uuid NOT NULL REFERENCES organisation,         -- for which, and where others may arrange it too
    created_at       timestamptz NOT NULL,
    consultation_id  uuid UNIQUE REFERENCES consultation,           -- the first yes books it
    CHECK (state = 'RINGING' OR (state = 'STARTED') = (consultation_id IS NOT NULL))
);
-- Nobody rings for a patient for whom somebody rings already.
CREATE UNIQUE INDEX immediate_call_of_patient ON immediate_call (patient_id) WHERE state = 'RINGING';
CREATE INDEX immediate_call_created_by ON immediate_call (created_by, created_at);
CREATE INDEX immediate_call_organisation ON immediate_call (organisation_id, created_at);

-- Somebody who is rung. Who is rung once more has the same row.
CREATE TABLE immediate_ring (
    call_id         uuid NOT NULL REFERENCES immediate_call,
    person_id       uuid NOT NULL REFERENCES person,
    role            text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation,
    times           smallint NOT NULL DEFAULT 1,                    -- how often
    rung_at         timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    seen_at         timestamptz,                                    -- when they opened the page
    ended_at        timestamptz,                                    -- when they answered, or it ended otherwise
    state           text NOT NULL DEFAULT 'RINGING'
        CHECK (state IN ('RINGING', 'OCCUPIED', 'JOINED', 'DECLINED', 'COVERED', 'MISSED', 'STOPPED')),
    PRIMARY KEY (call_id, person_id),
    CHECK ((state IN ('RINGING', 'OCCUPIED')) = (ended_at IS NULL))
);
-- The first yes in each role joins, and no other.
CREATE UNIQUE INDEX immediate_ring_first_yes ON immediate_ring (call_id, role) WHERE state = 'JOINED';
CREATE INDEX immediate_ring_person ON immediate_ring (person_id) WHERE ended_at IS NULL;
CREATE INDEX immediate_ring_expiry ON immediate_ring (expires_at) WHERE ended_at IS NULL;

-- Where a consultation is, as long as the service has no rooms of its own: for those who take part alone.
CREATE TABLE consultation_place (
    consultation_id uuid PRIMARY KEY REFERENCES consultation,
    place           text NOT NULL CHECK (length(place) BETWEEN 1 AND 300)
);

-- Row-level security ----------------------------------------------------------------------------------------------------
-- Those who arrange a call read it; whoever is rung reads that they are. The service writes, when it has made sure who acts.

ALTER TABLE immediate_call ENABLE ROW LEVEL SECURITY;
CREATE POLICY arranging ON immediate_call FOR SELECT TO samkonsult_app USING (
    (SELECT acting_meets()) AND NOT (SELECT acting_privately())
    AND (created_by = (SELECT acting_person())
         OR organisation_id = (SELECT acting_organisation())
            AND EXISTS (SELECT FROM my_ground g WHERE g.patient_id = immediate_call.patient_id AND g.consultations AND g.record_until IS NULL)));
CREATE POLICY by_the_service ON immediate_call TO samkonsult_app USING ((SELECT acting_system()) = 'immediate');

ALTER TABLE immediate_ring ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON immediate_ring FOR SELECT TO samkonsult_app USING (
    person_id = (SELECT acting_person()) AND (SELECT acting_meets()) AND NOT (SELECT acting_privately()));
CREATE POLICY by_the_service ON immediate_ring TO samkonsult_app USING ((SELECT acting_system()) = 'immediate');

ALTER TABLE consultation_place ENABLE ROW LEVEL SECURITY;
CREATE POLICY taking_part ON consultation_place FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM consultation c WHERE c.id = consultation_place.consultation_id) AND acting_takes_part(consultation_id));
CREATE POLICY by_the_service ON consultation_place TO samkonsult_app USING ((SELECT acting_system()) = 'immediate');

-- What begins with somebody's yes is booked by the service, which knows those whom it concerns.
CREATE POLICY by_a_call ON consultation TO samkonsult_app USING ((SELECT acting_system()) = 'immediate');
CREATE POLICY by_a_call ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'immediate');
CREATE POLICY by_a_call ON person FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'immediate');

GRANT SELECT, INSERT, UPDATE ON immediate_call, immediate_ring TO samkonsult_app;
GRANT SELECT, INSERT ON consultation_place TO samkonsult_app;

-- The alert's history -----------------------------------------------------------------------------------------------------
-- What became of a call is told by the service, in the name of whoever rang or joined.

ALTER TABLE alert_event
    DROP CONSTRAINT alert_event_what_check,
    ADD CONSTRAINT alert_event_what_check CHECK (what IN ('RAISED', 'SEVERITY_UP', 'SEVERITY_DOWN', 'TAKEN', 'HANDED_BACK', 'RETURNED',
        'MOVED', 'OFFERED', 'DECLINED', 'HANDED_OVER', 'EXTENDED', 'TRIED', 'RUNG', 'CLOSED'));
DROP POLICY in_ones_own_name ON alert_event;
CREATE POLICY in_ones_own_name ON alert_event FOR INSERT TO samkonsult_app WITH CHECK (
    (person_id = (SELECT acting_person()) AND what IN ('OFFERED', 'DECLINED', 'EXTENDED', 'TRIED')
     OR (SELECT acting_system()) = 'desk' AND what = 'RUNG')
    AND EXISTS (SELECT FROM alert a WHERE a.id = alert_event.alert_id AND a.patient_id = alert_event.patient_id));
