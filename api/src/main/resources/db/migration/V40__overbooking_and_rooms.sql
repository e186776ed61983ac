-- Deliberate overbooking: somebody's time that is taken although it is not free, by a colleague who may, and who says why. Rooms, equipment and interpreters.

CREATE TABLE overbooking (
    id              uuid PRIMARY KEY,
    consultation_id uuid NOT NULL REFERENCES consultation,
    person_id       uuid NOT NULL REFERENCES person,                -- whose time
    reason          text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    decided_by      uuid NOT NULL REFERENCES person,
    decided_at      timestamptz NOT NULL,
    UNIQUE (id, consultation_id, person_id)
);
CREATE INDEX overbooking_consultation ON overbooking (consultation_id);

-- Why is for those at work who see the consultation. Only time of one's own colleagues is overbooked.
ALTER TABLE overbooking ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultation ON overbooking FOR SELECT TO samkonsult_app USING (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM consultation c WHERE c.id = overbooking.consultation_id));
CREATE POLICY of_colleagues ON overbooking FOR INSERT TO samkonsult_app WITH CHECK (
    decided_by = (SELECT acting_person())
    AND (SELECT acting_role()) IN ('GENERAL_PRACTITIONER', 'NURSING_HOME_DOCTOR', 'SPECIALIST', 'SECRETARY')
    AND EXISTS (SELECT FROM practitioner_role r
                WHERE r.person_id = overbooking.person_id AND r.organisation_id = (SELECT acting_organisation()) AND r.valid @> now()));
GRANT SELECT, INSERT ON overbooking TO samkonsult_app;

-- What is overbooked is marked, and alone outside the constraint; nothing is marked of which it is not said why. The constraint
-- is made anew, for which the table is locked while its bookings are read.
ALTER TABLE occupancy
    ADD COLUMN overbooking_id uuid,
    ADD CONSTRAINT occupancy_of_an_overbooking FOREIGN KEY (overbooking_id, consultation_id, person_id)
        REFERENCES overbooking (id, consultation_id, person_id),
    ADD CONSTRAINT occupancy_overbooked CHECK (overbooking_id IS NULL OR kind IN ('BOOKED', 'BUFFER')),
    DROP CONSTRAINT nobody_is_booked_twice,
    ADD CONSTRAINT nobody_is_booked_twice EXCLUDE USING gist (person_id WITH =, during WITH &&)
        WHERE (kind IN ('BOOKED', 'BUFFER', 'BLOCKED', 'HOLD') AND overbooking_id IS NULL);

-- Rooms, equipment and interpreters (rom, utstyr og tolkar) ------------------------------------------------------------------

CREATE TABLE resource (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation,
    kind            text NOT NULL CHECK (kind IN ('ROOM', 'EQUIPMENT', 'INTERPRETER')),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    closed_at       timestamptz                                     -- from then on it is not to be had for new meetings
);
CREATE INDEX resource_organisation ON resource (organisation_id);

-- When it is to be had every week. Wall clock, Europe/Oslo.
CREATE TABLE resource_hours (
    resource_id uuid NOT NULL REFERENCES resource,
    weekday     smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),         -- ISO 8601: Monday is 1
    starts      time NOT NULL CHECK (extract(epoch FROM starts) % 300 = 0),
    ends        time NOT NULL CHECK (extract(epoch FROM ends) % 300 = 0),  -- 24:00 is the midnight that ends the day
    PRIMARY KEY (resource_id, weekday, starts),
    CHECK (ends > starts)
);

CREATE TABLE consultation_resource (
    consultation_id uuid NOT NULL REFERENCES consultation,
    resource_id     uuid NOT NULL REFERENCES resource,
    PRIMARY KEY (consultation_id, resource_id)
);

-- Its time is in the same table as people's, and never taken twice.
ALTER TABLE occupancy
    ALTER COLUMN person_id DROP NOT NULL,
    ADD COLUMN resource_id uuid REFERENCES resource,
    ADD CONSTRAINT occupancy_of_one CHECK (num_nonnulls(person_id, resource_id) = 1),
    ADD CONSTRAINT occupancy_of_a_resource CHECK (resource_id IS NULL OR kind = 'BOOKED'),
    ADD CONSTRAINT no_resource_is_booked_twice EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (resource_id IS NOT NULL);
CREATE INDEX occupancy_resource ON occupancy (resource_id, lower(during)) INCLUDE (during) WHERE resource_id IS NOT NULL;

-- Everybody may know what there is; those who keep an organisation's calendars keep these too.
ALTER TABLE resource ENABLE ROW LEVEL SECURITY;
CREATE POLICY known ON resource FOR SELECT TO samkonsult_app USING (true);
CREATE POLICY kept_by_its_office ON resource TO samkonsult_app USING (
    (SELECT acting_role()) IN ('ADMINISTRATOR', 'SECRETARY') AND organisation_id = (SELECT acting_organisation()));
CREATE POLICY by_the_loader ON resource FOR INSERT TO samkonsult_app WITH CHECK ((SELECT acting_system()) = 'loader');
ALTER TABLE resource_hours ENABLE ROW LEVEL SECURITY;
CREATE POLICY known ON resource_hours FOR SELECT TO samkonsult_app USING (true);
CREATE POLICY kept_by_its_office ON resource_hours TO samkonsult_app USING (
    (SELECT acting_role()) IN ('ADMINISTRATOR', 'SECRETARY')
    AND EXISTS (SELECT FROM resource r WHERE r.id = resource_hours.resource_id AND r.organisation_id = (SELECT acting_organisation())));
CREATE POLICY by_the_loader ON resource_hours FOR INSERT TO samkonsult_app WITH CHECK ((SELECT acting_system()) = 'loader');
ALTER TABLE consultation_resource ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultation ON consultation_resource FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM consultation c WHERE c.id = consultation_resource.consultation_id));
CREATE POLICY by_those_at_work ON consultation_resource FOR INSERT TO samkonsult_app WITH CHECK (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM consultation c WHERE c.id = consultation_resource.consultation_id));
GRANT SELECT, INSERT ON resource, consultation_resource TO samkonsult_app;
GRANT UPDATE (closed_at) ON resource TO samkonsult_app;
GRANT SELECT, INSERT, DELETE ON resource_hours TO samkonsult_app;

-- Travel -------------------------------------------------------------------------------------------------------------------

ALTER TABLE booking_terms ADD COLUMN travel_minutes smallint NOT NULL DEFAULT 0 CHECK (travel_minutes BETWEEN 0 AND 180);
