-- Devices beneath gateways, shared devices, clocks that are compared, readings without a time, corrections, releases from quarantine.

ALTER TABLE device
    ADD COLUMN gateway_key       integer REFERENCES device (key),   -- a gateway relays it; then it has no account of its own
    ADD COLUMN address           text CHECK (address ~ '^[!-~]([ -~]{0,62}[!-~])?$'),   -- what the gateway calls it, for instance a MAC
    ADD COLUMN clock_skew        integer,                           -- seconds its clock was ahead
    ADD COLUMN clock_compared_at timestamptz,
    ADD COLUMN online            boolean,                           -- null: it has never told
    ADD COLUMN online_changed_at timestamptz,
    ALTER COLUMN password_hash DROP NOT NULL,
    ADD UNIQUE (gateway_key, address),
    ADD CHECK ((gateway_key IS NULL) = (address IS NULL)),
    ADD CHECK ((clock_skew IS NULL) = (clock_compared_at IS NULL));

-- Two may share a scale: each has a number on it. Without a number it is whoever uses it.
ALTER TABLE device_assignment
    ADD COLUMN user_index smallint CHECK (user_index BETWEEN 0 AND 254),
    DROP CONSTRAINT device_assignment_device_key_valid_excl,
    ADD CONSTRAINT device_assignment_one_patient
        EXCLUDE USING gist (device_key WITH =, coalesce(user_index, -1) WITH =, valid WITH &&);
CREATE INDEX device_assignment_device ON device_assignment (device_key);

-- The order of the key leaves no gap between its columns: 32 bytes an entry and not 40. It is also the order in which
-- readings are judged: one patient's, one kind's, by time.
ALTER TABLE measurement DROP CONSTRAINT measurement_pkey;
ALTER TABLE measurement
    ADD COLUMN circumstances smallint NOT NULL DEFAULT 0,           -- bits: no.samkonsult.measurement.Circumstance
    ADD COLUMN clock_skew integer,                                  -- seconds the device's clock was known to be ahead
    ALTER COLUMN value1 DROP NOT NULL,                              -- the device may say that there is none
    ADD PRIMARY KEY (patient_key, kind, effective_at, device_key, sequence);

DO $$
BEGIN                                                               -- PostgreSQL made up its name
    EXECUTE (SELECT format('ALTER TABLE measurement_amendment DROP CONSTRAINT %I', conname)
             FROM pg_constraint WHERE conrelid = 'measurement_amendment'::regclass AND contype = 'u');
END $$;
ALTER TABLE measurement_amendment
    ADD COLUMN circumstances smallint NOT NULL DEFAULT 0,
    ADD COLUMN withdrawn boolean NOT NULL DEFAULT false,            -- it should never have been recorded
    ALTER COLUMN value1 DROP NOT NULL,
    ADD UNIQUE NULLS NOT DISTINCT (patient_key, effective_at, kind, device_key, sequence, value1, value2, value3, circumstances,
        withdrawn);

-- What a device told of a reading in another message, such as a glucose meter's meal; either may come first.
CREATE TABLE measurement_context (
    patient_key   integer NOT NULL,
    device_key    integer NOT NULL,
    sequence      integer NOT NULL,
    kind          smallint NOT NULL,
    circumstances smallint NOT NULL,
    controller    smallint NOT NULL,
    received_at   timestamptz NOT NULL,
    PRIMARY KEY (patient_key, kind, device_key, sequence)
);
ALTER TABLE measurement_context ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_measurement ON measurement_context FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM measurement m
            WHERE (m.patient_key, m.kind, m.device_key, m.sequence)
                = (measurement_context.patient_key, measurement_context.kind, measurement_context.device_key,
                   measurement_context.sequence)));
CREATE POLICY intake ON measurement_context TO samkonsult_intake USING (true) WITH CHECK (true);

-- When a device without a clock first said something, for as long as the same again is the same reading.
CREATE TABLE clockless_reading (
    device_key   integer NOT NULL REFERENCES device (key),
    digest       bigint NOT NULL,
    effective_at timestamptz NOT NULL,
    keep_until   timestamptz NOT NULL,
    PRIMARY KEY (device_key, digest)
);
CREATE INDEX clockless_reading_end ON clockless_reading (keep_until);

ALTER TABLE quarantine
    ADD COLUMN content_type text,
    ADD COLUMN message_id   text,
    ADD COLUMN released_at  timestamptz;                            -- read at last, or put away by a person
CREATE INDEX quarantine_of_device ON quarantine (device, first_received_at) WHERE released_at IS NULL;

-- Rows that readings change again and again find room for their next version on their own page.
ALTER TABLE device SET (fillfactor = 70);
ALTER TABLE alert SET (fillfactor = 70);
-- Looked up for every batch; the exclusion constraints' own indexes are slow for that.
CREATE INDEX limit_set_patient ON limit_set (patient_key);
CREATE INDEX enrolment_patient ON enrolment (patient_id);

GRANT SELECT, INSERT, UPDATE ON measurement_context, clockless_reading TO samkonsult_intake;
GRANT SELECT ON measurement_context TO samkonsult_app;
GRANT SELECT, DELETE ON clockless_reading TO samkonsult_app;
GRANT SELECT (gateway_key, address, clock_skew, clock_compared_at, online, online_changed_at) ON device TO samkonsult_intake;
GRANT UPDATE (clock_skew, clock_compared_at, online, online_changed_at) ON device TO samkonsult_intake;
