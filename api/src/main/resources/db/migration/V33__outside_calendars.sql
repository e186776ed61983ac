-- Calendars that people keep elsewhere: their busy time counts here. And the calendar kept here, given out by secret addresses.

-- Where one's calendar is, and how it went to read it. Nobody but its owner sees a row; others are told how fresh it is.
CREATE TABLE outside_calendar (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person,
    kind       text NOT NULL CHECK (kind IN ('ICALENDAR', 'CALDAV')),
    host       text NOT NULL,                                       -- all of the address that is shown
    place      bytea NOT NULL,                                      -- address, user and password, by a key that is not in the database
    created_at timestamptz NOT NULL,
    version    text,                                                -- ETag of what was read
    read_at    timestamptz NOT NULL,                                -- when all of it was read
    fetched_at timestamptz NOT NULL,                                -- when what is known was last known to hold
    next_at    timestamptz NOT NULL,
    failures   integer NOT NULL DEFAULT 0,                          -- in a row
    trouble    text,                                                -- what the last of them was
    CHECK ((failures = 0) = (trouble IS NULL))
);
CREATE INDEX outside_calendar_person ON outside_calendar (person_id);
CREATE INDEX outside_calendar_next ON outside_calendar (next_at);

-- Their busy time, which may overlap itself and everything else; it goes with its calendar.
ALTER TABLE occupancy
    ADD COLUMN outside_id uuid REFERENCES outside_calendar ON DELETE CASCADE,
    ADD CONSTRAINT occupancy_of_the_outside CHECK (outside_id IS NULL OR kind = 'BUSY');
CREATE INDEX occupancy_outside ON occupancy (outside_id) WHERE outside_id IS NOT NULL;

-- One's own calendar, for whoever knows the address: only the digest of its secret part is kept.
CREATE TABLE calendar_feed (
    id           uuid PRIMARY KEY,
    person_id    uuid NOT NULL REFERENCES person,
    kind         text NOT NULL CHECK (kind IN ('MEETINGS', 'FREE_BUSY')),
    digest       bytea NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    last_read_at timestamptz
);
CREATE UNIQUE INDEX calendar_feed_open ON calendar_feed (person_id, kind) WHERE revoked_at IS NULL;

-- Rights -----------------------------------------------------------------------------------------------------------------

ALTER TABLE outside_calendar ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON outside_calendar TO samkonsult_app USING (
    person_id = (SELECT acting_person()) AND NOT (SELECT acting_privately()));
CREATE POLICY found_by_the_service ON outside_calendar FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'calendars');
CREATE POLICY noted_by_the_service ON outside_calendar FOR UPDATE TO samkonsult_app USING ((SELECT acting_system()) = 'calendars');
GRANT SELECT, INSERT, DELETE ON outside_calendar TO samkonsult_app;
GRANT UPDATE (version, read_at, fetched_at, next_at, failures, trouble) ON outside_calendar TO samkonsult_app;

ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON calendar_feed TO samkonsult_app USING (
    person_id = (SELECT acting_person()) AND NOT (SELECT acting_privately()));
CREATE POLICY found_by_the_service ON calendar_feed FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'calendars');
CREATE POLICY noted_by_the_service ON calendar_feed FOR UPDATE TO samkonsult_app USING ((SELECT acting_system()) = 'calendars');
GRANT SELECT, INSERT ON calendar_feed TO samkonsult_app;
GRANT UPDATE (revoked_at, last_read_at) ON calendar_feed TO samkonsult_app;

-- Since when what is known of somebody's calendars elsewhere holds for all of them; no row where they have none. As the owner:
-- whoever looks for a time is told that, and not where the calendars are.
CREATE FUNCTION outside_freshness(people uuid[]) RETURNS TABLE (person_id uuid, fetched_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT c.person_id, min(c.fetched_at) FROM public.outside_calendar c WHERE c.person_id = ANY (people) GROUP BY c.person_id
    $$;
REVOKE EXECUTE ON FUNCTION outside_freshness FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outside_freshness TO samkonsult_app;
