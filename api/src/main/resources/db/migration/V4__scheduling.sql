-- Calendars and consultations (samkonsultasjon): when people work, what takes their time, who meets whom for which patient.

-- Hours belong to a role at an organisation, and the same person may have several. Wall clock, Europe/Oslo.
CREATE TABLE working_hours (
    practitioner_role_id uuid NOT NULL REFERENCES practitioner_role,
    weekday              smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),         -- ISO 8601: Monday is 1
    starts               time NOT NULL CHECK (extract(epoch FROM starts) % 300 = 0),
    ends                 time NOT NULL CHECK (extract(epoch FROM ends) % 300 = 0),  -- 24:00 is the midnight that ends the day
    valid                daterange NOT NULL DEFAULT '(,)',
    PRIMARY KEY (practitioner_role_id, weekday, starts, valid),
    CHECK (ends > starts)
);

CREATE TABLE consultation (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    patient_id    uuid NOT NULL REFERENCES patient,
    controller    uuid NOT NULL REFERENCES organisation,
    topic         text NOT NULL,                                    -- a code, never clinical text
    during        tstzrange NOT NULL CHECK (lower_inc(during) AND NOT upper_inc(during)),
    zone          text NOT NULL,                                    -- IANA name; with local_start what was agreed, if its rules change
    local_start   timestamp NOT NULL,
    status        text NOT NULL DEFAULT 'BOOKED' CHECK (status IN ('BOOKED', 'CANCELLED')),
    created_by    uuid NOT NULL REFERENCES person,
    created_at    timestamptz NOT NULL DEFAULT now(),
    cancelled_by  uuid REFERENCES person,
    cancelled_at  timestamptz,
    cancel_reason text,
    version       integer NOT NULL DEFAULT 1,                       -- the invitation's sequence number
    CHECK ((status = 'CANCELLED') = (cancelled_by IS NOT NULL AND cancelled_at IS NOT NULL AND cancel_reason IS NOT NULL))
);
CREATE INDEX consultation_patient ON consultation (patient_id, lower(during));
CREATE INDEX consultation_created_by ON consultation (created_by, lower(during));

CREATE TABLE consultation_participant (
    consultation_id uuid NOT NULL REFERENCES consultation,
    person_id       uuid NOT NULL REFERENCES person,
    role            text NOT NULL,
    organisation_id uuid REFERENCES organisation,                   -- none for the patient and next of kin
    required        boolean NOT NULL,
    status          text NOT NULL CHECK (status IN ('INVITED', 'ACCEPTED', 'UNAVAILABLE')),
    PRIMARY KEY (consultation_id, person_id)
);
CREATE INDEX consultation_participant_person ON consultation_participant (person_id);

-- What takes a person's time. The key is the person and not the role: who works in two places is still one body.
-- Busy time of one's own calendar may overlap itself and what is booked; what is booked never overlaps what is booked.
CREATE TABLE occupancy (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id       uuid NOT NULL REFERENCES person,
    during          tstzrange NOT NULL CHECK (lower_inc(during) AND NOT upper_inc(during)),
    kind            text NOT NULL CHECK (kind IN ('BOOKED', 'BUSY')),
    consultation_id uuid REFERENCES consultation,
    CHECK ((kind = 'BOOKED') = (consultation_id IS NOT NULL)),
    CONSTRAINT occupancy_bounded CHECK (upper(during) - lower(during) <= interval '31 days'),   -- how far a search must look back
    CONSTRAINT nobody_is_booked_twice EXCLUDE USING gist (person_id WITH =, during WITH &&) WHERE (kind = 'BOOKED')
);
CREATE INDEX occupancy_time ON occupancy (person_id, lower(during)) INCLUDE (during);
CREATE INDEX occupancy_consultation ON occupancy (consultation_id) WHERE consultation_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON working_hours TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE ON consultation, consultation_participant TO samkonsult_app;
GRANT SELECT, INSERT, DELETE ON occupancy TO samkonsult_app;
GRANT DELETE ON care_relation TO samkonsult_app;                     -- a cancelled consultation gives nobody a ground
