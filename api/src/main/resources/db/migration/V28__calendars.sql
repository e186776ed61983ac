-- Calendars that people keep: hours for joint consultations alone, days that are otherwise, terms of booking, blocked time, buffers.

-- Hours ------------------------------------------------------------------------------------------------------------------

ALTER TABLE working_hours
    ADD COLUMN joint boolean NOT NULL DEFAULT false,                -- for joint consultations: where a post has any, it is offered then alone
    DROP CONSTRAINT working_hours_pkey,
    ADD PRIMARY KEY (practitioner_role_id, weekday, starts, valid, joint);

-- Days on which a post has other hours than its week and than on public holidays. Never why.
CREATE TABLE working_hours_exception (
    id                   uuid PRIMARY KEY,
    practitioner_role_id uuid NOT NULL REFERENCES practitioner_role,
    days                 daterange NOT NULL CHECK (NOT isempty(days) AND NOT lower_inf(days) AND NOT upper_inf(days)),
    minutes              int4multirange NOT NULL CHECK (minutes <@ int4range(0, 1440)),    -- on the clock's face, Europe/Oslo; none: away
    EXCLUDE USING gist (practitioner_role_id WITH =, days WITH &&)
);

-- On what terms a post is booked. Where there is no row: as on any other day, at any time, with nothing in between.
CREATE TABLE booking_terms (
    practitioner_role_id uuid PRIMARY KEY REFERENCES practitioner_role,
    holiday_hours        text NOT NULL CHECK (holiday_hours IN ('AS_USUAL', 'AS_ON_SUNDAYS', 'CLOSED')),
    lead_minutes         integer NOT NULL CHECK (lead_minutes BETWEEN 0 AND 60 * 24 * 60),
    buffer_before        smallint NOT NULL CHECK (buffer_before BETWEEN 0 AND 120),        -- minutes
    buffer_after         smallint NOT NULL CHECK (buffer_after BETWEEN 0 AND 120),
    step_minutes         smallint NOT NULL CHECK (step_minutes IN (5, 10, 15, 20, 30))     -- meetings begin on the hour, and every so often
);

GRANT SELECT, INSERT, DELETE ON working_hours_exception TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE ON booking_terms TO samkonsult_app;

-- Blocked time -----------------------------------------------------------------------------------------------------------

-- Time that somebody keeps for something else. Why is for those of the organisation it was said in alone; a search sees that
-- the person is busy, in occupancy.
CREATE TABLE blocked_time (
    id              uuid PRIMARY KEY,
    person_id       uuid NOT NULL REFERENCES person,
    organisation_id uuid NOT NULL REFERENCES organisation,
    during          tstzrange NOT NULL,
    reason          text NOT NULL CHECK (length(reason) <= 200),    -- empty: not said
    created_by      uuid NOT NULL REFERENCES person,
    created_at      timestamptz NOT NULL,
    ended_by        uuid REFERENCES person,
    ended_at        timestamptz,
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE INDEX blocked_time_person ON blocked_time (person_id, upper(during));

ALTER TABLE blocked_time ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON blocked_time TO samkonsult_app USING (
    person_id = (SELECT acting_person()) AND NOT (SELECT acting_privately()));
CREATE POLICY kept_by_the_secretary ON blocked_time TO samkonsult_app USING (
    (SELECT acting_role()) = 'SECRETARY' AND organisation_id = (SELECT acting_organisation()));
GRANT SELECT, INSERT ON blocked_time TO samkonsult_app;
GRANT UPDATE (ended_by, ended_at) ON blocked_time TO samkonsult_app;

-- The constraint is made anew, for which the table is locked while its bookings are read: busy time is not.
ALTER TABLE occupancy
    ADD COLUMN blocked_id uuid REFERENCES blocked_time,
    DROP CONSTRAINT occupancy_kind_check,
    DROP CONSTRAINT occupancy_check,
    DROP CONSTRAINT nobody_is_booked_twice,
    ADD CONSTRAINT occupancy_kind_check CHECK (kind IN ('BOOKED', 'BUFFER', 'BLOCKED', 'BUSY')),
    ADD CONSTRAINT occupancy_of_a_booking CHECK ((kind IN ('BOOKED', 'BUFFER')) = (consultation_id IS NOT NULL)),
    ADD CONSTRAINT occupancy_of_a_block CHECK ((kind = 'BLOCKED') = (blocked_id IS NOT NULL)),
    ADD CONSTRAINT nobody_is_booked_twice EXCLUDE USING gist (person_id WITH =, during WITH &&)
        WHERE (kind IN ('BOOKED', 'BUFFER', 'BLOCKED'));
CREATE INDEX occupancy_block ON occupancy (blocked_id) WHERE blocked_id IS NOT NULL;
