-- Devices and their assignment, limits, measurements, quarantine.

CREATE TABLE device (
    id            uuid PRIMARY KEY,
    key           integer NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
    name          text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),   -- its user name at the broker and its topic segment
    model         text NOT NULL,
    serial_number text NOT NULL,
    controller    uuid NOT NULL REFERENCES organisation,
    password_hash text NOT NULL,
    revoked_at    timestamptz,
    last_seen_at  timestamptz,
    battery       numeric CHECK (battery BETWEEN 0 AND 1)
);

CREATE TABLE device_assignment (
    device_key  integer NOT NULL REFERENCES device (key),
    patient_key integer NOT NULL REFERENCES patient (key),
    controller  uuid NOT NULL REFERENCES organisation,
    valid       tstzrange NOT NULL,
    EXCLUDE USING gist (device_key WITH =, valid WITH &&)           -- one patient has a device at a time
);
CREATE INDEX device_assignment_patient ON device_assignment (patient_key);

-- Limits (grenseverdiar) of one patient and kind, as the responsible doctor confirmed them. Never changed: a new set follows.
CREATE TABLE limit_set (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    patient_key  integer NOT NULL REFERENCES patient (key),
    kind         smallint NOT NULL,
    valid        tstzrange NOT NULL,
    confirmed_by uuid NOT NULL REFERENCES person,
    confirmed_at timestamptz NOT NULL,
    controller   uuid NOT NULL REFERENCES organisation,
    EXCLUDE USING gist (patient_key WITH =, kind WITH =, valid WITH &&)
);

-- Values from yellow_low to yellow_high are green, outside red_low to red_high red; each limit belongs to the milder side.
CREATE TABLE limit_band (
    limit_set_id integer NOT NULL REFERENCES limit_set,
    component    smallint NOT NULL,                                 -- 1, 2 or 3: which value of the measurement
    red_low      numeric,
    yellow_low   numeric,
    yellow_high  numeric,
    red_high     numeric,
    PRIMARY KEY (limit_set_id, component),
    CHECK (coalesce(red_low, yellow_low, yellow_high, red_high) IS NOT NULL),
    CHECK (coalesce(red_low <= yellow_low, true) AND coalesce(yellow_low <= yellow_high, true)
        AND coalesce(yellow_high <= red_high, true) AND coalesce(red_low <= red_high, true)
        AND coalesce(red_low <= yellow_high, true) AND coalesce(yellow_low <= red_high, true))
);

-- One row per reading and kind, stored once. The key is what the device reported, never corrected, and not the value.
-- Codes of kind, assessment and flags: no.samkonsult.measurement. Columns are ordered so that no byte pads.
CREATE TABLE measurement (
    effective_at timestamptz NOT NULL,                              -- as the device reported it
    received_at  timestamptz NOT NULL,
    patient_key  integer NOT NULL,
    device_key   integer NOT NULL,
    sequence     integer NOT NULL,                                  -- -1: the device counts nothing
    limit_set_id integer,                                           -- the limits it was judged against
    kind         smallint NOT NULL,
    assessment   smallint NOT NULL,
    flags        smallint NOT NULL,
    utc_offset   smallint NOT NULL,                                 -- minutes, as reported
    controller   smallint NOT NULL,                                 -- dataansvarleg: organisation.key
    value1       numeric NOT NULL,
    value2       numeric,
    value3       numeric,
    PRIMARY KEY (patient_key, effective_at, kind, device_key, sequence)
) PARTITION BY RANGE (effective_at);

DO $$
DECLARE month date;
BEGIN
    FOR month IN SELECT generate_series(date '2025-01-01', date '2028-12-01', interval '1 month') LOOP
        EXECUTE format('CREATE TABLE measurement_%s PARTITION OF measurement FOR VALUES FROM (%L) TO (%L)',
            to_char(month, 'YYYY_MM'), month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    END LOOP;
END $$;
CREATE TABLE measurement_other PARTITION OF measurement DEFAULT;    -- clocks that are far off

-- The same key sent again with another value: kept beside the first, never instead of it.
CREATE TABLE measurement_amendment (
    effective_at timestamptz NOT NULL,
    patient_key  integer NOT NULL,
    device_key   integer NOT NULL,
    sequence     integer NOT NULL,
    kind         smallint NOT NULL,
    controller   smallint NOT NULL,
    received_at  timestamptz NOT NULL,
    value1       numeric NOT NULL,
    value2       numeric,
    value3       numeric,
    UNIQUE NULLS NOT DISTINCT (patient_key, effective_at, kind, device_key, sequence, value1, value2, value3)
);

-- What could not be read, or belongs to nobody known. Kept whole until somebody has looked at it.
CREATE TABLE quarantine (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    device           text NOT NULL,
    topic            text NOT NULL,
    reason           text NOT NULL,                                 -- never holds a value of the payload
    payload          bytea NOT NULL,
    patient_id       uuid REFERENCES patient,                       -- who has the device, where known
    controller       uuid REFERENCES organisation,
    first_received_at timestamptz NOT NULL,
    last_received_at timestamptz NOT NULL,
    received_count   integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX quarantine_once ON quarantine (device, topic, sha256(payload));

GRANT SELECT, INSERT, UPDATE ON device, device_assignment, limit_set, limit_band TO samkonsult_app;
GRANT SELECT ON measurement, measurement_amendment, quarantine TO samkonsult_app;

GRANT SELECT (id, key, name, controller, revoked_at, last_seen_at, battery) ON device TO samkonsult_intake;
GRANT UPDATE (last_seen_at, battery) ON device TO samkonsult_intake;
GRANT SELECT ON device_assignment, limit_set, limit_band TO samkonsult_intake;
GRANT SELECT, INSERT ON measurement, measurement_amendment TO samkonsult_intake;
GRANT SELECT, INSERT, UPDATE ON quarantine TO samkonsult_intake;
