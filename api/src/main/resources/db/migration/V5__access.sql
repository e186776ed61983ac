-- Access: who may see what of whom, asked in one place (the view my_ground), and held by row-level security besides.
--
-- Every transaction of the service begins with act_as, which says in whose name it runs: samkonsult.principal =
-- person/role/organisation, or system/name for a part of the service itself. Where it is not said there are no rows.

-- In whose name ---------------------------------------------------------------------------------------------------

CREATE FUNCTION acting_part(place integer) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(split_part(current_setting('samkonsult.principal', true), '/', place), '') $$;

CREATE FUNCTION acting_system() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN acting_part(1) = 'system' THEN acting_part(2) END $$;

CREATE FUNCTION acting_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN acting_part(1) <> 'system' THEN acting_part(1)::uuid END $$;

CREATE FUNCTION acting_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN acting_part(1) <> 'system' THEN acting_part(2) END $$;

CREATE FUNCTION acting_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN acting_part(1) <> 'system' THEN acting_part(3)::uuid END $$;

-- What a role may do with a ground, and how much of a record it may ever see: the same for everybody who has the role.
CREATE TABLE role_ground (
    role   text NOT NULL,
    ground text NOT NULL,
    PRIMARY KEY (role, ground)
);

CREATE TABLE role_limit (
    role          text PRIMARY KEY,
    consultations boolean NOT NULL,                                 -- names, times and roles
    clinical      boolean NOT NULL                                  -- measurements, plan, messages
);

INSERT INTO role_limit (role, consultations, clinical) VALUES
    ('HOME_CARE', true, true),
    ('RESPONSE_CENTRE', true, true),
    ('GENERAL_PRACTITIONER', true, true),
    ('NURSING_HOME_DOCTOR', true, true),
    ('SPECIALIST', true, true),
    ('OUT_OF_HOURS_DOCTOR', true, true),
    ('MACHINE', true, true),
    ('SECRETARY', true, false),
    ('COORDINATOR', true, false),
    ('PATIENT', true, true),
    ('NEXT_OF_KIN', true, true),
    ('ADMINISTRATOR', false, false),
    ('LOG_CONTROLLER', false, false),
    ('DATA_PROTECTION_OFFICER', false, false),
    ('ANALYST', false, false);

INSERT INTO role_ground (role, ground)
    SELECT role, ground
    FROM unnest(ARRAY['HOME_CARE', 'RESPONSE_CENTRE', 'GENERAL_PRACTITIONER', 'NURSING_HOME_DOCTOR', 'SPECIALIST',
                      'OUT_OF_HOURS_DOCTOR']) AS role,
         unnest(ARRAY['ENROLMENT', 'GP_LIST', 'CARE_TEAM', 'DUTY', 'HAND_OVER', 'CONSULTATION', 'PLAN', 'CARE_GIVEN',
                      'REASONED_OPENING', 'EMERGENCY']) AS ground
    UNION ALL
    SELECT role, ground
    FROM unnest(ARRAY['SECRETARY', 'COORDINATOR']) AS role,
         unnest(ARRAY['ENROLMENT', 'GP_LIST', 'CARE_TEAM', 'CONSULTATION']) AS ground
    UNION ALL
    SELECT 'MACHINE', 'ENROLMENT'
    UNION ALL
    SELECT 'PATIENT', 'OWN_DATA'
    UNION ALL
    SELECT 'NEXT_OF_KIN', unnest(ARRAY['CONSENT', 'NEAREST_KIN', 'GUARDIAN', 'POWER_OF_ATTORNEY', 'PARENT', 'CONSULTATION']);

-- Grounds, substitutes, duty, bars ----------------------------------------------------------------------------------

-- A relation gives its ground for a part of the record, to a party acting for an organisation (none: a service, which has
-- its own; a patient; next of kin), and where record_until is set for what was recorded before it alone.
ALTER TABLE care_relation
    ADD COLUMN patient_key     integer REFERENCES patient (key),
    ADD COLUMN organisation_id uuid REFERENCES organisation,
    ADD COLUMN consultations   boolean NOT NULL DEFAULT true,
    ADD COLUMN measurements    boolean NOT NULL DEFAULT true,
    ADD COLUMN plan            boolean NOT NULL DEFAULT true,
    ADD COLUMN messages        boolean NOT NULL DEFAULT true,
    ADD COLUMN record_until    timestamptz;

UPDATE care_relation r SET patient_key = p.key FROM patient p WHERE p.id = r.patient_id;
-- What a patient had told about next of kin gave them the consultations alone, and was a consent.
UPDATE care_relation SET ground = 'CONSENT', measurements = false, plan = false, messages = false WHERE ground = 'NEXT_OF_KIN';

ALTER TABLE care_relation
    ALTER COLUMN patient_key SET NOT NULL,
    -- a relation that ended stays, so that one can tell later who could see what when; its source may give it again
    DROP CONSTRAINT care_relation_pkey,
    ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ADD EXCLUDE USING gist (source WITH =, party WITH =, patient_id WITH =, ground WITH =, valid WITH &&);
CREATE INDEX care_relation_party ON care_relation (party, patient_key);
CREATE INDEX care_relation_key ON care_relation (patient_key);
CREATE INDEX care_relation_source ON care_relation (source);

-- A doctor's substitute (vikar) has what the doctor has at the organisation, for as long as it lasts.
CREATE TABLE substitution (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    regular         uuid NOT NULL REFERENCES person,
    substitute      uuid NOT NULL REFERENCES person CHECK (substitute <> regular),
    organisation_id uuid NOT NULL REFERENCES organisation,
    valid           tstzrange NOT NULL,
    offered_by      uuid NOT NULL REFERENCES person,
    accepted_at     timestamptz                                     -- nothing is given before the substitute has accepted
);
CREATE INDEX substitution_substitute ON substitution (substitute);

-- When one service watches another's patients: the hours that an agreement names. A span over midnight is two rows.
CREATE TABLE duty_agreement (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    on_duty     uuid NOT NULL REFERENCES service,
    for_service uuid NOT NULL REFERENCES service,
    weekday     smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),  -- ISO 8601: Monday is 1
    begins      time NOT NULL,                                      -- Europe/Oslo
    ends        time NOT NULL CHECK (ends > begins),                -- 24:00 is the midnight that ends the day
    valid       daterange NOT NULL DEFAULT '(,)'
);
CREATE INDEX duty_agreement_on_duty ON duty_agreement (on_duty);

-- Sperring: a party who may not see a part of the record, whatever the ground, emergencies excepted. That it exists is itself
-- confidential.
CREATE TABLE bar (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    patient_id    uuid NOT NULL REFERENCES patient,
    patient_key   integer NOT NULL REFERENCES patient (key),
    party         uuid NOT NULL,                                    -- a person, a service or an organisation
    consultations boolean NOT NULL,
    measurements  boolean NOT NULL,
    plan          boolean NOT NULL,
    messages      boolean NOT NULL,
    valid         tstzrange NOT NULL,
    registered_by uuid NOT NULL REFERENCES person,
    controller    uuid NOT NULL REFERENCES organisation,
    CHECK (consultations OR measurements OR plan OR messages)
);
CREATE INDEX bar_patient ON bar (patient_key);
CREATE INDEX bar_party ON bar (party);

-- Unnateke opning: grunngjeven opning or nødtilgang, each with its reason, each for a short time.
CREATE TABLE access_exception (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    patient_id      uuid NOT NULL REFERENCES patient,
    person_id       uuid NOT NULL REFERENCES person,
    organisation_id uuid NOT NULL REFERENCES organisation,
    grade           text NOT NULL CHECK (grade IN ('REASONED_OPENING', 'EMERGENCY')),
    reason          text NOT NULL,                                  -- from the list of the grade
    explanation     text NOT NULL CHECK (length(explanation) BETWEEN 10 AND 1000),
    alert_id        uuid REFERENCES alert,                          -- where it began at an alert
    opened_at       timestamptz NOT NULL,
    until           timestamptz NOT NULL CHECK (until > opened_at)
);
CREATE INDEX access_exception_patient ON access_exception (patient_id, opened_at);

-- What is kept from parents, item by item: a kind of measurements in a time, or one consultation.
CREATE TABLE withheld_item (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    patient_id      uuid NOT NULL REFERENCES patient,
    patient_key     integer NOT NULL REFERENCES patient (key),
    consultation_id uuid REFERENCES consultation,
    kind            smallint,
    during          tstzrange,
    reason          text NOT NULL,
    withheld_by     uuid NOT NULL REFERENCES person,
    withheld_at     timestamptz NOT NULL,
    controller      uuid NOT NULL REFERENCES organisation,
    CHECK ((consultation_id IS NULL) = (during IS NOT NULL))
);
CREATE INDEX withheld_item_patient ON withheld_item (patient_key);

-- The one place where it is decided -----------------------------------------------------------------------------------

-- The services one works in for the organisation one acts for.
CREATE FUNCTION acting_services() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(s.id), '{}') FROM service s JOIN service_staff w ON w.service_id = s.id
    WHERE w.person_id = acting_person() AND w.valid @> now() AND s.organisation_id = acting_organisation()
    $$;

-- What all decisions of a transaction have in common is found out once, as it begins: to whom a ground may have been given
-- (oneself, one's services, the doctors one stands in for), whom a bar may be against (oneself, one's services, one's
-- organisation) and whose records are barred, which services one's own may watch at this hour, and the patient one is oneself.
CREATE FUNCTION act_as(principal text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    person    uuid;
    services  uuid[];
    regulars  uuid[];
    units     uuid[];
    watched   uuid[];
    own       integer[];
    role_is   record;
    barred    record;
    local     timestamp := now() AT TIME ZONE 'Europe/Oslo';
BEGIN
    PERFORM set_config('samkonsult.principal', principal, true);
    person := acting_person();
    IF person IS NULL THEN
        PERFORM set_config('samkonsult.' || setting, '', true)
        FROM unnest(ARRAY['parties', 'units', 'watched', 'own', 'grounds', 'meets', 'clinical',
            'barred_consultations', 'barred_measurements', 'barred_plan', 'barred_messages']) AS setting;
        RETURN;
    END IF;
    services := acting_services();
    units := person || services || acting_organisation();
    PERFORM set_config('samkonsult.units', units::text, true);
    regulars := ARRAY(
        SELECT regular FROM substitution
        WHERE substitute = person AND organisation_id = acting_organisation() AND accepted_at IS NOT NULL AND valid @> now());
    watched := ARRAY(
        SELECT d.for_service FROM duty_agreement d
        WHERE d.on_duty = ANY (services) AND d.valid @> local::date AND d.weekday = extract(isodow FROM local)
          AND local::time >= d.begins AND local::time < d.ends);
    own := ARRAY(
        SELECT patient_key FROM care_relation WHERE party = person AND ground = 'OWN_DATA' AND acting_role() <> 'PATIENT');
    SELECT consultations, clinical, ARRAY(SELECT ground FROM role_ground g WHERE g.role = acting_role()) AS grounds
        INTO role_is FROM role_limit WHERE role = acting_role();
    SELECT coalesce(array_agg(patient_key) FILTER (WHERE consultations), '{}') AS consultations,
           coalesce(array_agg(patient_key) FILTER (WHERE measurements), '{}') AS measurements,
           coalesce(array_agg(patient_key) FILTER (WHERE plan), '{}') AS plan,
           coalesce(array_agg(patient_key) FILTER (WHERE messages), '{}') AS messages
        INTO barred FROM bar WHERE party = ANY (units) AND valid @> now();
    PERFORM set_config('samkonsult.parties', (person || services || regulars)::text, true),
            set_config('samkonsult.watched', watched::text, true),
            set_config('samkonsult.own', own::text, true),
            set_config('samkonsult.grounds', coalesce(role_is.grounds, '{}')::text, true),
            set_config('samkonsult.meets', coalesce(role_is.consultations, false)::text, true),
            set_config('samkonsult.clinical', coalesce(role_is.clinical, false)::text, true),
            set_config('samkonsult.barred_consultations', barred.consultations::text, true),
            set_config('samkonsult.barred_measurements', barred.measurements::text, true),
            set_config('samkonsult.barred_plan', barred.plan::text, true),
            set_config('samkonsult.barred_messages', barred.messages::text, true);
END $$;

CREATE FUNCTION acting_parties() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samkonsult.parties', true), '')::uuid[] $$;

CREATE FUNCTION acting_units() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samkonsult.units', true), '')::uuid[] $$;

CREATE FUNCTION acting_duties() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samkonsult.watched', true), '')::uuid[] $$;

CREATE FUNCTION acting_own_record() RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samkonsult.own', true), '')::integer[] $$;

CREATE FUNCTION acting_grounds() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samkonsult.grounds', true), '')::text[] $$;

CREATE FUNCTION acting_meets() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('samkonsult.meets', true), '') = 'true' $$;

CREATE FUNCTION acting_clinically() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('samkonsult.clinical', true), '') = 'true' $$;

CREATE FUNCTION acting_barred(part text) RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samkonsult.barred_' || part, true), '')::integer[] $$;

-- The patients of whom the acting principal may see something at this moment, why, and which parts. The subqueries without a
-- reference outwards are computed once in a statement, which is what keeps the policies below cheap.
CREATE VIEW my_ground WITH (security_invoker = true) AS
    SELECT patient_id, patient_key, ground, source, valid, record_until,
           consultations AND (SELECT acting_meets())
               AND (ground = 'EMERGENCY' OR patient_key <> ALL ((SELECT acting_barred('consultations'))::integer[])) AS consultations,
           measurements AND (SELECT acting_clinically())
               AND (ground = 'EMERGENCY' OR patient_key <> ALL ((SELECT acting_barred('measurements'))::integer[])) AS measurements,
           plan AND (SELECT acting_clinically())
               AND (ground = 'EMERGENCY' OR patient_key <> ALL ((SELECT acting_barred('plan'))::integer[])) AS plan,
           messages AND (SELECT acting_clinically())
               AND (ground = 'EMERGENCY' OR patient_key <> ALL ((SELECT acting_barred('messages'))::integer[])) AS messages
    FROM (
        SELECT c.patient_id, c.patient_key, c.source, c.valid, c.record_until,
               c.consultations, c.measurements, c.plan, c.messages,
               CASE WHEN c.party = ANY ((SELECT acting_parties())::uuid[]) THEN c.ground ELSE 'DUTY' END AS ground
        FROM care_relation c
        WHERE c.valid @> now()
          AND (c.party = ANY ((SELECT acting_parties())::uuid[])
               OR c.ground = 'ENROLMENT' AND c.party = ANY ((SELECT acting_duties())::uuid[]))
          AND (c.organisation_id IS NULL OR c.organisation_id = (SELECT acting_organisation()))
          AND c.patient_key <> ALL ((SELECT acting_own_record())::integer[])) AS r
    WHERE r.ground = ANY ((SELECT acting_grounds())::text[]);

-- Lists of patients: any part that is open makes the patient known.
CREATE VIEW my_patient WITH (security_invoker = true) AS
    SELECT DISTINCT patient_id FROM my_ground WHERE consultations OR measurements OR plan OR messages;

DROP VIEW accessible_patient;

-- Patients and next of kin act for themselves, all others at work: what one has as the one is nothing to the other.
CREATE FUNCTION acting_privately() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(acting_role() IN ('PATIENT', 'NEXT_OF_KIN'), false) $$;

-- Whether the acting person takes part in a consultation, as what they act as now. As the owner, because the policies of the two
-- tables would otherwise ask each other for ever.
CREATE FUNCTION acting_takes_part(consultation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT FROM public.consultation_participant p
        WHERE p.consultation_id = consultation AND p.person_id = public.acting_person() AND p.status <> 'UNAVAILABLE'
          AND CASE WHEN p.role IN ('PATIENT', 'NEXT_OF_KIN') THEN p.role = public.acting_role()
                   ELSE NOT public.acting_privately() END)
    $$;

-- Row-level security ---------------------------------------------------------------------------------------------------
-- For samkonsult_app. The owner, who alone migrates, is not held by it; samkonsult_intake has policies of its own.

ALTER TABLE patient ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON patient TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_key = patient.key AND (g.consultations OR g.measurements OR g.plan OR g.messages)));
CREATE POLICY by_the_service ON patient TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'login', 'lookup', 'audit', 'departure'));
CREATE POLICY intake ON patient TO samkonsult_intake USING (true);

-- Who works somewhere is no secret, and neither is oneself; a patient and their next of kin are known to those with a ground.
CREATE INDEX next_of_kin_person ON next_of_kin (person_id);
ALTER TABLE next_of_kin ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON next_of_kin TO samkonsult_app USING (
    person_id = (SELECT acting_person())
    OR EXISTS (SELECT FROM my_ground g WHERE g.patient_id = next_of_kin.patient_id
               AND (g.consultations OR g.measurements OR g.plan OR g.messages)));
CREATE POLICY by_the_service ON next_of_kin TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'login', 'audit', 'departure'));

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY known ON person TO samkonsult_app USING (
    id = (SELECT acting_person())
    OR EXISTS (SELECT FROM practitioner_role r WHERE r.person_id = person.id AND (SELECT acting_person()) IS NOT NULL)
    OR EXISTS (SELECT FROM patient p WHERE p.person_id = person.id)
    OR EXISTS (SELECT FROM next_of_kin k WHERE k.person_id = person.id));
CREATE POLICY by_the_service ON person TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'login', 'lookup', 'audit', 'departure'));

ALTER TABLE enrolment ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON enrolment TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = enrolment.patient_id
            AND (g.consultations OR g.measurements OR g.plan OR g.messages)));
CREATE POLICY by_the_service ON enrolment TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'departure'));
CREATE POLICY intake ON enrolment TO samkonsult_intake USING (true);

ALTER TABLE device_assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON device_assignment TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_key = device_assignment.patient_key AND g.measurements));
CREATE POLICY by_the_service ON device_assignment TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'departure'));
CREATE POLICY intake ON device_assignment TO samkonsult_intake USING (true);

ALTER TABLE limit_set ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON limit_set TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_key = limit_set.patient_key AND g.measurements));
CREATE POLICY by_the_service ON limit_set TO samkonsult_app USING ((SELECT acting_system()) = 'loader');
CREATE POLICY intake ON limit_set TO samkonsult_intake USING (true);

ALTER TABLE limit_band ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_set ON limit_band TO samkonsult_app USING (
    EXISTS (SELECT FROM limit_set s WHERE s.id = limit_band.limit_set_id));
CREATE POLICY intake ON limit_band TO samkonsult_intake USING (true);

-- Measurements: read by those with a ground for them, as far as their ground reaches, less what is kept from parents.
ALTER TABLE measurement ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON measurement FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_key = measurement.patient_key AND g.measurements
              AND (g.record_until IS NULL OR measurement.received_at < g.record_until)
              AND (g.ground <> 'PARENT' OR NOT EXISTS (
                  SELECT FROM withheld_item w WHERE w.patient_key = measurement.patient_key
                    AND w.during @> measurement.effective_at AND (w.kind IS NULL OR w.kind = measurement.kind)))));
CREATE POLICY by_the_service ON measurement FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'loader');
CREATE POLICY intake ON measurement TO samkonsult_intake USING (true) WITH CHECK (true);

ALTER TABLE measurement_amendment ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_measurement ON measurement_amendment FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM measurement m
            WHERE (m.patient_key, m.effective_at, m.kind, m.device_key, m.sequence)
                = (measurement_amendment.patient_key, measurement_amendment.effective_at, measurement_amendment.kind,
                   measurement_amendment.device_key, measurement_amendment.sequence)));
CREATE POLICY intake ON measurement_amendment TO samkonsult_intake USING (true) WITH CHECK (true);

ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON alert TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = alert.patient_id AND g.measurements AND NOT (SELECT acting_privately())
              AND (g.record_until IS NULL OR alert.raised_at < g.record_until)));
CREATE POLICY by_the_service ON alert TO samkonsult_app USING ((SELECT acting_system()) IN ('lookup', 'departure'));
CREATE POLICY intake ON alert TO samkonsult_intake USING (true) WITH CHECK (true);

-- Quarantine: the patient's part of those with a ground; why and from which device for the administrator whose device it is.
ALTER TABLE quarantine ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON quarantine FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = quarantine.patient_id AND g.measurements));
CREATE POLICY by_the_service ON quarantine FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'lookup');
CREATE POLICY of_ones_devices ON quarantine FOR SELECT TO samkonsult_app USING (
    (SELECT acting_role()) = 'ADMINISTRATOR'
    AND (controller = (SELECT acting_organisation())
         OR controller IS NULL AND EXISTS (
             SELECT FROM device d WHERE d.name = quarantine.device AND d.controller = (SELECT acting_organisation()))));
CREATE POLICY intake ON quarantine TO samkonsult_intake USING (true) WITH CHECK (true);

ALTER TABLE consultation ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON consultation TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = consultation.patient_id AND g.consultations
              AND (g.record_until IS NULL OR consultation.created_at < g.record_until)
              AND (g.ground <> 'PARENT' OR NOT EXISTS (
                  SELECT FROM withheld_item w WHERE w.consultation_id = consultation.id))));
CREATE POLICY taking_part ON consultation TO samkonsult_app USING (
    (SELECT acting_meets())
    AND (created_by = (SELECT acting_person()) AND NOT (SELECT acting_privately()) OR acting_takes_part(id)));
CREATE POLICY by_the_service ON consultation TO samkonsult_app USING (
    (SELECT acting_system()) IN ('loader', 'lookup', 'departure'));

ALTER TABLE consultation_participant ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultation ON consultation_participant TO samkonsult_app USING (
    EXISTS (SELECT FROM consultation c WHERE c.id = consultation_participant.consultation_id));

-- One's own acts, and the acts on one's own record. Rows are only ever added.
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_acts ON audit_event FOR SELECT TO samkonsult_app USING (person_id = (SELECT acting_person()));
CREATE POLICY own_record ON audit_event FOR SELECT TO samkonsult_app USING (
    (SELECT acting_role()) = 'PATIENT'
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_id = audit_event.patient_id AND g.ground = 'OWN_DATA'));
CREATE POLICY in_ones_own_name ON audit_event FOR INSERT TO samkonsult_app WITH CHECK (
    person_id = (SELECT acting_person()) AND role = (SELECT acting_role()) OR (SELECT acting_system()) IS NOT NULL);

-- What is written to decide by: by the service's code, never read to anybody but through the view.
GRANT SELECT ON role_ground, role_limit, my_ground, my_patient TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE ON substitution, duty_agreement, bar, withheld_item TO samkonsult_app;
GRANT SELECT, INSERT ON access_exception TO samkonsult_app;
REVOKE DELETE ON care_relation FROM samkonsult_app;                  -- it ends, and stays

REVOKE EXECUTE ON FUNCTION acting_takes_part FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acting_takes_part TO samkonsult_app;
