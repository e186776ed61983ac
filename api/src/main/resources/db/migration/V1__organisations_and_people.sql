-- Organisations, their services and desks, and the people: who works where, who is a patient, who is next of kin.
-- Runs as samkonsult_owner. The service itself connects as samkonsult_app and samkonsult_intake, which own nothing.

GRANT USAGE ON SCHEMA public TO samkonsult_app, samkonsult_intake;

CREATE TABLE organisation (
    id                  uuid PRIMARY KEY,
    key                 smallint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,  -- the controller in each measurement's row
    name                text NOT NULL,
    kind                text NOT NULL CHECK (kind IN ('MUNICIPALITY', 'HOSPITAL', 'GP_OFFICE', 'OUT_OF_HOURS', 'NURSING_HOME', 'REGION')),
    organisation_number text NOT NULL UNIQUE CHECK (organisation_number ~ '^\d{9}$'),   -- Enhetsregisteret
    municipality_number text NOT NULL CHECK (municipality_number ~ '^\d{4}$')           -- kommunenummer of its seat
);

-- Tenestestad: a unit that follows patients up, with hours and promises of its own.
CREATE TABLE service (
    id                      uuid PRIMARY KEY,
    organisation_id         uuid NOT NULL REFERENCES organisation,
    name                    text NOT NULL,
    red_response_minutes    smallint NOT NULL CHECK (red_response_minutes > 0),
    yellow_response_minutes smallint NOT NULL CHECK (yellow_response_minutes > 0)
);

CREATE TABLE service_hours (
    service_id uuid NOT NULL REFERENCES service,
    weekday    smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),   -- ISO 8601: Monday is 1
    opens      time NOT NULL,                                       -- Europe/Oslo
    closes     time NOT NULL CHECK (closes > opens),
    PRIMARY KEY (service_id, weekday, opens)
);

CREATE TABLE desk (
    id         uuid PRIMARY KEY,
    service_id uuid NOT NULL REFERENCES service,
    name       text NOT NULL
);

CREATE TABLE person (
    id                       uuid PRIMARY KEY,
    national_identity_number text UNIQUE CHECK (national_identity_number ~ '^\d{11}$'),
    given_name               text NOT NULL,
    family_name              text NOT NULL,
    birth_date               date,
    phone                    text
);

CREATE TABLE practitioner_role (
    id              uuid PRIMARY KEY,
    person_id       uuid NOT NULL REFERENCES person,
    organisation_id uuid NOT NULL REFERENCES organisation,
    role            text NOT NULL,
    hpr_number      text CHECK (hpr_number ~ '^\d{7,9}$'),          -- Helsepersonellregisteret; none for lay roles
    specialty       text,
    valid           tstzrange NOT NULL DEFAULT tstzrange(now(), NULL)
);
CREATE INDEX practitioner_role_person ON practitioner_role (person_id);
CREATE INDEX practitioner_role_organisation ON practitioner_role (organisation_id);

-- Who works in which service, and when.
CREATE TABLE service_staff (
    service_id uuid NOT NULL REFERENCES service,
    person_id  uuid NOT NULL REFERENCES person,
    valid      tstzrange NOT NULL DEFAULT tstzrange(now(), NULL),
    PRIMARY KEY (person_id, service_id)
);

CREATE TABLE patient (
    id                  uuid PRIMARY KEY,
    key                 integer NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,   -- what the measurement table's keys lead with
    person_id           uuid NOT NULL UNIQUE REFERENCES person,
    controller          uuid NOT NULL REFERENCES organisation,                  -- dataansvarleg
    municipality_number text NOT NULL CHECK (municipality_number ~ '^\d{4}$'),
    address             text NOT NULL
);

CREATE TABLE next_of_kin (
    patient_id uuid NOT NULL REFERENCES patient,
    person_id  uuid NOT NULL REFERENCES person,
    relation   text NOT NULL,                                       -- as the patient names it: dotter, ektefelle …
    controller uuid NOT NULL REFERENCES organisation,
    PRIMARY KEY (patient_id, person_id)
);

CREATE TABLE enrolment (
    id         uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patient,
    service_id uuid NOT NULL REFERENCES service,
    controller uuid NOT NULL REFERENCES organisation,
    valid      tstzrange NOT NULL,
    EXCLUDE USING gist (patient_id WITH =, valid WITH &&)           -- one service follows a patient at a time
);

-- Why somebody may see a patient. Read by access decisions alone, written by the feature that gives the ground.
CREATE TABLE care_relation (
    patient_id uuid NOT NULL REFERENCES patient,
    party      uuid NOT NULL,                                       -- a person, or a service and so all who work in it
    ground     text NOT NULL,
    valid      tstzrange NOT NULL,
    source     text NOT NULL,                                       -- which row gave the ground, such as enrolment/<id>
    PRIMARY KEY (party, patient_id, ground, source)
);
CREATE INDEX care_relation_patient ON care_relation (patient_id);

-- Every person with a ground for a patient at this moment; the role limits are the service's to add.
CREATE VIEW accessible_patient WITH (security_invoker = true) AS
    SELECT r.party AS person_id, r.patient_id, r.ground, NULL::uuid AS organisation_id
    FROM care_relation r
    WHERE r.valid @> now()
    UNION ALL
    SELECT w.person_id, r.patient_id, r.ground, s.organisation_id
    FROM care_relation r
    JOIN service s ON s.id = r.party
    JOIN service_staff w ON w.service_id = s.id AND w.valid @> now()
    WHERE r.valid @> now();

CREATE TABLE account (
    username        text PRIMARY KEY,
    person_id       uuid NOT NULL REFERENCES person,
    role            text NOT NULL,
    organisation_id uuid REFERENCES organisation
);

CREATE TABLE session (
    id              uuid PRIMARY KEY,
    person_id       uuid NOT NULL REFERENCES person,
    role            text NOT NULL,
    organisation_id uuid REFERENCES organisation,
    started_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    ended_at        timestamptz
);

-- Append-only for the service: it may add and read, never change or remove.
CREATE TABLE audit_event (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at     timestamptz NOT NULL DEFAULT now(),
    person_id       uuid NOT NULL,
    role            text NOT NULL,
    organisation_id uuid,
    session_id      uuid NOT NULL,
    patient_id      uuid,
    action          text NOT NULL CHECK (action IN ('READ', 'SEARCH', 'CREATE', 'UPDATE', 'LOGIN', 'LOGOUT', 'DENIED')),
    entity          text NOT NULL,                                  -- what was seen or changed, such as observation or alert/<id>
    ground          text NOT NULL
);
CREATE INDEX audit_event_patient ON audit_event (patient_id, recorded_at);

GRANT SELECT, INSERT, UPDATE ON organisation, service, service_hours, desk, person, practitioner_role, service_staff,
    patient, next_of_kin, enrolment, care_relation, account, session TO samkonsult_app;
GRANT SELECT, INSERT ON audit_event TO samkonsult_app;
GRANT SELECT ON accessible_patient TO samkonsult_app;
GRANT SELECT ON desk, enrolment TO samkonsult_intake;
GRANT SELECT (id, key) ON organisation, patient TO samkonsult_intake;
