-- The register of devices: models and kits, what became of each device, what it is asked to do, and which have fallen silent.

CREATE TABLE device_model (
    id                 uuid PRIMARY KEY,
    controller         uuid NOT NULL REFERENCES organisation,
    maker              text NOT NULL CHECK (maker <> ''),
    name               text NOT NULL CHECK (name <> ''),
    kinds              text NOT NULL,                               -- codes of no.samkonsult.measurement.Kind, separated by spaces; none: a gateway
    connectivity       text NOT NULL CHECK (connectivity IN ('OWN_CONNECTION', 'BENEATH_GATEWAY', 'GATEWAY')),
    format             text NOT NULL CHECK (format <> ''),
    always_connected   boolean NOT NULL,                            -- its will message then means that something is wrong
    silent_after_hours smallint CHECK (silent_after_hours > 0),     -- null: may be silent for ever
    calibration_months smallint CHECK (calibration_months > 0),     -- null: needs none
    UNIQUE (controller, maker, name)
);

-- A set of devices that goes out and comes back together.
CREATE TABLE device_kit (
    id         uuid PRIMARY KEY,
    controller uuid NOT NULL REFERENCES organisation,
    name       text NOT NULL CHECK (name <> ''),
    UNIQUE (controller, name)
);

ALTER TABLE device
    ADD COLUMN model_id      uuid REFERENCES device_model,
    ADD COLUMN kit_id        uuid REFERENCES device_kit,
    ADD COLUMN calibrated_on date,
    ADD COLUMN status        text NOT NULL DEFAULT 'IN_STOCK' CHECK (
        status IN ('IN_STOCK', 'ASSIGNED', 'DELIVERED', 'IN_USE', 'RETURNED', 'LOST', 'STOLEN', 'RETIRED'));
CREATE INDEX device_controller ON device (controller, name);
CREATE INDEX device_of_kit ON device (kit_id) WHERE kit_id IS NOT NULL;

UPDATE device d SET status = 'IN_USE'
    WHERE EXISTS (SELECT FROM device_assignment a WHERE a.device_key = d.key AND a.valid @> now());

ALTER TABLE device_assignment
    ADD COLUMN agreed             tstzrange,                        -- the period as it was agreed, before a return cut it short
    ADD COLUMN silent_after_hours smallint CHECK (silent_after_hours > 0);  -- where this patient measures more or less often

-- What became of a device, and who did it. Names no patient.
CREATE TABLE device_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_key integer NOT NULL REFERENCES device (key),
    step       text NOT NULL,                                       -- no.samkonsult.registry.stock.Step
    status     text NOT NULL,                                       -- where the device stands after it
    at         timestamptz NOT NULL,
    person_id  uuid REFERENCES person                               -- null: the device itself, or the service
);
CREATE INDEX device_event_device ON device_event (device_key, id);

-- Certificates that devices were given, by which the broker knows them.
CREATE TABLE device_certificate (
    serial      text PRIMARY KEY CHECK (serial ~ '^[0-9a-f]+$'),
    device_key  integer NOT NULL REFERENCES device (key),
    valid_until timestamptz NOT NULL,
    issued_at   timestamptz NOT NULL,
    issued_by   uuid NOT NULL REFERENCES person,
    revoked_at  timestamptz
);
CREATE INDEX device_certificate_device ON device_certificate (device_key);

-- Watching over them -----------------------------------------------------------------------------------------------------

-- When each process that takes in readings last said that it was connected to the broker.
CREATE TABLE intake_heartbeat (
    client_id    text PRIMARY KEY,
    connected_at timestamptz NOT NULL
);

-- One cause of many silences: told once, and not for each device.
CREATE TABLE device_outage (
    id       uuid PRIMARY KEY,
    cause    text NOT NULL CHECK (cause IN ('CONNECTION', 'MANY_SILENT')),
    began_at timestamptz NOT NULL,
    ended_at timestamptz,
    devices  integer NOT NULL
);
CREATE UNIQUE INDEX device_outage_open ON device_outage (cause) WHERE ended_at IS NULL;

-- Devices in homes that are not heard from. The row goes when they are.
CREATE TABLE device_silence (
    device_key integer PRIMARY KEY REFERENCES device (key),
    cause      text NOT NULL CHECK (cause IN ('SILENT', 'OFFLINE')),
    since      timestamptz NOT NULL,                                -- when it was last heard from, or went away
    outage_id  uuid REFERENCES device_outage,                       -- part of something larger, and not told by itself
    told_at    timestamptz
);

-- The lock on its one row is the claim of whoever goes the next round.
CREATE TABLE device_watch (
    looked_at timestamptz NOT NULL
);
INSERT INTO device_watch VALUES ('-infinity');
CREATE UNIQUE INDEX device_watch_one_row ON device_watch ((true));

-- Commands ---------------------------------------------------------------------------------------------------------------

CREATE TABLE device_command (
    id         uuid PRIMARY KEY,
    device_key integer NOT NULL REFERENCES device (key),
    patient_id uuid NOT NULL REFERENCES patient,                    -- for whose sake
    controller uuid NOT NULL REFERENCES organisation,
    kind       smallint,                                            -- what is to be measured
    body       jsonb NOT NULL,
    created_by uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    due_at     timestamptz NOT NULL,                                -- when it may be tried next
    attempts   smallint NOT NULL DEFAULT 0,
    sent_at    timestamptz
);
CREATE INDEX device_command_due ON device_command (due_at) WHERE sent_at IS NULL;
CREATE INDEX device_command_patient ON device_command (patient_id, created_at);

-- Rights -----------------------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON device_model, device_kit, device_outage TO samkonsult_app;
GRANT SELECT, INSERT ON device_event, device_certificate TO samkonsult_app;
GRANT UPDATE (revoked_at) ON device_certificate TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON device_silence, intake_heartbeat TO samkonsult_app;
GRANT SELECT, UPDATE ON device_watch TO samkonsult_app;
GRANT SELECT, INSERT ON device_command TO samkonsult_app;
GRANT UPDATE (due_at, attempts, sent_at) ON device_command TO samkonsult_app;
GRANT INSERT ON alert TO samkonsult_app;

-- The part of the service that lends devices out, takes them back and watches over them: it reads no name.
CREATE POLICY by_the_register ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'devices');
CREATE POLICY by_the_register ON enrolment FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'devices');
CREATE POLICY by_the_register ON device_assignment TO samkonsult_app USING ((SELECT acting_system()) = 'devices');
CREATE POLICY by_the_register ON alert TO samkonsult_app USING ((SELECT acting_system()) = 'devices');
CREATE POLICY raised_by_the_service ON alert AS RESTRICTIVE FOR INSERT TO samkonsult_app
    WITH CHECK ((SELECT acting_system()) = 'devices');

-- Who answers for a device sees what became of it.
ALTER TABLE device_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_ones_devices ON device_event TO samkonsult_app USING (
    (SELECT acting_role()) = 'ADMINISTRATOR'
    AND EXISTS (SELECT FROM device d WHERE d.key = device_event.device_key AND d.controller = (SELECT acting_organisation())));
CREATE POLICY by_the_service ON device_event TO samkonsult_app USING ((SELECT acting_system()) IN ('devices', 'loader'));

ALTER TABLE device_command ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON device_command TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = device_command.patient_id AND g.measurements
              AND (g.record_until IS NULL OR device_command.created_at < g.record_until)));
CREATE POLICY by_the_service ON device_command TO samkonsult_app USING ((SELECT acting_system()) = 'devices');
