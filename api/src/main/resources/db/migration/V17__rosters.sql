-- Service hours with holidays and exceptions; duty rosters (vaktlister), and the hours that nobody is on duty. Nothing of a patient.

-- Hours ------------------------------------------------------------------------------------------------------------------

ALTER TABLE service
    ADD COLUMN holiday_hours text NOT NULL DEFAULT 'AS_USUAL'       -- as it was before one could say otherwise
        CHECK (holiday_hours IN ('AS_USUAL', 'AS_ON_SUNDAYS', 'CLOSED'));

-- One day with other hours than its weekday, holidays included.
CREATE TABLE service_hours_exception (
    service_id uuid NOT NULL REFERENCES service,
    day        date NOT NULL,                                       -- Europe/Oslo
    opens      time,                                                -- both null: closed all day
    closes     time CHECK (closes > opens),                         -- 24:00 is the midnight that ends the day
    reason     text NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (service_id, day),
    CHECK ((opens IS NULL) = (closes IS NULL))
);

-- Rosters ----------------------------------------------------------------------------------------------------------------

-- Persons who take turns at the same hours of the same weekdays.
CREATE TABLE duty_rotation (
    id         uuid PRIMARY KEY,
    desk_id    uuid NOT NULL REFERENCES desk,
    place      integer NOT NULL,                                    -- who is asked first where several are on duty
    name       text NOT NULL CHECK (name <> ''),
    weekdays   integer NOT NULL CHECK (weekdays BETWEEN 1 AND 127), -- of the days its shifts begin on: Monday 1, Tuesday 2, Wednesday 4 …
    starts     time NOT NULL,                                       -- Europe/Oslo
    ends       time NOT NULL,                                       -- not after starts: on the day after
    turn_days  smallint NOT NULL CHECK (turn_days BETWEEN 1 AND 366),   -- so many days each, counted from starts_on
    starts_on  date NOT NULL,
    last_on    date,                                                -- the last day a shift begins on
    created_by uuid REFERENCES person,                              -- null: the service itself
    created_at timestamptz NOT NULL
);
CREATE INDEX duty_rotation_desk ON duty_rotation (desk_id);

CREATE TABLE duty_rotation_person (
    rotation_id uuid NOT NULL REFERENCES duty_rotation ON DELETE CASCADE,
    turn        smallint NOT NULL,
    person_id   uuid NOT NULL REFERENCES person,
    PRIMARY KEY (rotation_id, turn)
);

-- Somebody in another's place, or besides those who are on duty.
CREATE TABLE duty_override (
    id           uuid PRIMARY KEY,
    desk_id      uuid NOT NULL REFERENCES desk,
    person_id    uuid NOT NULL REFERENCES person,
    instead_of   uuid REFERENCES person CHECK (instead_of <> person_id),    -- null: besides
    during       tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
    reason       text NOT NULL CHECK (reason <> ''),
    created_by   uuid REFERENCES person,                            -- null: the service itself
    created_at   timestamptz NOT NULL,
    withdrawn_by uuid REFERENCES person,
    withdrawn_at timestamptz,
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
);
CREATE INDEX duty_override_desk ON duty_override (desk_id, upper(during));

-- Two persons exchange one shift each, once the other has said yes. A shift is named by its rotation and the day it begins on.
CREATE TABLE duty_swap (
    id             uuid PRIMARY KEY,
    desk_id        uuid NOT NULL REFERENCES desk,
    offered_by     uuid NOT NULL REFERENCES person,
    given_rotation uuid NOT NULL REFERENCES duty_rotation ON DELETE CASCADE,
    given_day      date NOT NULL,
    offered_to     uuid NOT NULL REFERENCES person CHECK (offered_to <> offered_by),
    taken_rotation uuid NOT NULL REFERENCES duty_rotation ON DELETE CASCADE,
    taken_day      date NOT NULL,
    offered_at     timestamptz NOT NULL,
    accepted_at    timestamptz,
    ended_by       uuid REFERENCES person,                          -- who said no, or withdrew it
    ended_at       timestamptz,
    CHECK (accepted_at IS NULL OR ended_at IS NULL),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE INDEX duty_swap_desk ON duty_swap (desk_id, offered_at);

-- When somebody cannot be on duty, at any desk. Never why.
CREATE TABLE duty_absence (
    id            uuid PRIMARY KEY,
    person_id     uuid NOT NULL REFERENCES person,
    during        tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
    registered_by uuid REFERENCES person,                           -- null: the service itself
    registered_at timestamptz NOT NULL
);
CREATE INDEX duty_absence_person ON duty_absence (person_id, upper(during));

-- Cover ------------------------------------------------------------------------------------------------------------------

-- Hours in which a desk should be staffed and nobody is on duty. The row goes when somebody is.
CREATE TABLE coverage_gap (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    desk_id  uuid NOT NULL REFERENCES desk,
    starts   timestamptz,                                           -- both null: the desk has no roster at all
    ends     timestamptz CHECK (ends > starts),
    found_at timestamptz NOT NULL,
    told_at  timestamptz,                                           -- when the pages of the desk's staff were told
    CHECK ((starts IS NULL) = (ends IS NULL)),
    UNIQUE NULLS NOT DISTINCT (desk_id, starts)
);

-- The lock on its one row is the claim of whoever looks for gaps next.
CREATE TABLE coverage_watch (
    looked_at timestamptz NOT NULL
);
INSERT INTO coverage_watch VALUES ('-infinity');
CREATE UNIQUE INDEX coverage_watch_one_row ON coverage_watch ((true));

-- A person's own duty as a calendar, for whoever knows the address: only the digest of its secret part is kept.
CREATE TABLE duty_calendar (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person,
    digest     bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX duty_calendar_person ON duty_calendar (person_id);

-- Rights -----------------------------------------------------------------------------------------------------------------

GRANT DELETE ON service_hours TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON service_hours_exception, duty_rotation, duty_rotation_person, duty_absence, coverage_gap
    TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE ON duty_override, duty_swap TO samkonsult_app;
GRANT SELECT, UPDATE ON coverage_watch TO samkonsult_app;
GRANT SELECT, INSERT ON duty_calendar TO samkonsult_app;
GRANT UPDATE (revoked_at) ON duty_calendar TO samkonsult_app;

ALTER TABLE duty_calendar ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON duty_calendar TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY by_the_service ON duty_calendar FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'roster');
