-- Every subquery of a policy is set up anew in each statement that touches the table, and again wherever another policy looks
-- through it. A name was asked for with 65 of them. So: who the service itself is stands in one policy for what it may change and
-- one for what it may only read; "anything at all" is one column of my_ground; and person does not look through patient and
-- next_of_kin and their policies again, but through a view that has asked for the ground.

-- A constraint that is no way to look anything up: by its third column, the patient, all of its index was read, since to a planner
-- one index on a column is as good as another.
ALTER TABLE care_relation
    DROP CONSTRAINT care_relation_source_party_patient_id_ground_valid_excl,
    ADD CONSTRAINT care_relation_once_at_a_time EXCLUDE USING gist (
        (source || '/' || party::text || '/' || patient_id::text || '/' || ground) WITH =, valid WITH &&);

-- Anything that is open makes the patient known. What is asked of the one row that has passed all else is a function; what is asked
-- of every row is a subquery, computed once in a statement.
CREATE OR REPLACE VIEW my_ground WITH (security_invoker = true) AS
    SELECT c.patient_id, c.patient_key,
           CASE WHEN c.party = ANY ((SELECT acting_parties())::uuid[]) THEN c.ground ELSE 'DUTY' END AS ground,
           c.source, c.valid, c.record_until,
           c.consultations AND (SELECT acting_meets())
               AND (c.ground = 'EMERGENCY' OR c.patient_key <> ALL ((SELECT acting_barred('consultations'))::integer[])) AS consultations,
           c.measurements AND (SELECT acting_clinically())
               AND (c.ground = 'EMERGENCY' OR c.patient_key <> ALL ((SELECT acting_barred('measurements'))::integer[])) AS measurements,
           c.plan AND (SELECT acting_clinically())
               AND (c.ground = 'EMERGENCY' OR c.patient_key <> ALL ((SELECT acting_barred('plan'))::integer[])) AS plan,
           c.messages AND (SELECT acting_clinically())
               AND (c.ground = 'EMERGENCY' OR c.patient_key <> ALL ((SELECT acting_barred('messages'))::integer[])) AS messages,
           c.consultations AND acting_meets() AND (c.ground = 'EMERGENCY' OR c.patient_key <> ALL (acting_barred('consultations')))
               OR acting_clinically()
                   AND (c.measurements AND (c.ground = 'EMERGENCY' OR c.patient_key <> ALL (acting_barred('measurements')))
                        OR c.plan AND (c.ground = 'EMERGENCY' OR c.patient_key <> ALL (acting_barred('plan')))
                        OR c.messages AND (c.ground = 'EMERGENCY' OR c.patient_key <> ALL (acting_barred('messages')))) AS known
    FROM care_relation c
    WHERE (c.valid @> now()) IS TRUE  -- so that nothing is looked up by the time alone, which nearly every row is valid at
      AND (c.party = ANY ((SELECT acting_parties())::uuid[]) AND c.ground = ANY ((SELECT acting_grounds())::text[])
           OR c.ground = 'ENROLMENT' AND c.party = ANY (acting_duties()) AND c.party <> ALL (acting_parties())
               AND 'DUTY' = ANY (acting_grounds()))
      AND (c.organisation_id IS NULL OR c.organisation_id = (SELECT acting_organisation()))
      AND c.patient_key <> ALL ((SELECT acting_own_record())::integer[]);

CREATE OR REPLACE VIEW my_patient WITH (security_invoker = true) AS
    SELECT DISTINCT patient_id FROM my_ground WHERE known;

CREATE OR REPLACE VIEW my_care WITH (security_invoker = true) AS
    SELECT patient_id, patient_key, ground FROM my_ground WHERE known AND (SELECT acting_role()) <> 'NEXT_OF_KIN';

-- The patients one has a ground for, and their next of kin. As the owner: the ground is all that is asked for.
CREATE VIEW my_lay_person WITH (security_barrier = true) AS
    SELECT l.person_id
    FROM (SELECT key, person_id FROM patient
          UNION ALL
          SELECT p.key, k.person_id FROM next_of_kin k JOIN patient p ON p.id = k.patient_id) AS l
    JOIN my_ground g ON g.patient_key = l.key
    WHERE g.known;
GRANT SELECT ON my_lay_person TO samkonsult_app;

ALTER POLICY with_a_ground ON patient USING (EXISTS (SELECT FROM my_ground g WHERE g.patient_key = patient.key AND g.known));
ALTER POLICY with_a_ground ON enrolment USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = enrolment.patient_id AND g.known));
ALTER POLICY with_a_ground ON next_of_kin USING (
    person_id = (SELECT acting_person())
    OR EXISTS (SELECT FROM my_ground g WHERE g.patient_id = next_of_kin.patient_id AND g.known));
ALTER POLICY known ON person USING (
    id = (SELECT acting_person())
    OR EXISTS (SELECT FROM practitioner_role r WHERE r.person_id = person.id AND acting_person() IS NOT NULL)
    OR EXISTS (SELECT FROM my_lay_person l WHERE l.person_id = person.id));

-- The service itself, a table at a time: what it may change, and what it may only read --------------------------------------------

DROP POLICY by_a_call ON person;
DROP POLICY by_agreement ON person;
DROP POLICY by_invitations ON person;
DROP POLICY for_those_who_wait ON person;
CREATE POLICY read_by_the_service ON person FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) IN (
    'advice', 'devices', 'escalation', 'immediate', 'invitation', 'monitoring', 'proposals', 'waiting'));

DROP POLICY by_a_call ON patient;
DROP POLICY by_advice ON patient;
DROP POLICY by_agreement ON patient;
DROP POLICY by_invitations ON patient;
DROP POLICY by_monitoring ON patient;
DROP POLICY by_the_engine ON patient;
DROP POLICY by_the_register ON patient;
DROP POLICY for_those_who_wait ON patient;
CREATE POLICY read_by_the_service ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) IN (
    'advice', 'devices', 'escalation', 'immediate', 'invitation', 'monitoring', 'proposals', 'waiting'));

DROP POLICY by_agreement ON next_of_kin;
DROP POLICY for_those_who_wait ON next_of_kin;
CREATE POLICY read_by_the_service ON next_of_kin FOR SELECT TO samkonsult_app USING (
    (SELECT acting_system()) IN ('proposals', 'waiting'));

DROP POLICY by_answers ON enrolment;
DROP POLICY by_the_engine ON enrolment;
DROP POLICY by_the_register ON enrolment;
CREATE POLICY read_by_the_service ON enrolment FOR SELECT TO samkonsult_app USING (
    (SELECT acting_system()) IN ('devices', 'escalation', 'monitoring'));

DROP POLICY by_invitations ON contact_point;
DROP POLICY by_monitoring ON contact_point;
CREATE POLICY read_by_the_service ON contact_point FOR SELECT TO samkonsult_app USING (
    (SELECT acting_system()) IN ('invitation', 'monitoring'));

DROP POLICY by_the_register ON device_assignment;
ALTER POLICY by_the_service ON device_assignment USING ((SELECT acting_system()) IN ('departure', 'devices', 'loader'));

DROP POLICY by_a_call ON consultation;
DROP POLICY by_agreement ON consultation;
DROP POLICY by_invitations ON consultation;
DROP POLICY for_those_who_wait ON consultation;
ALTER POLICY by_the_service ON consultation USING (
    (SELECT acting_system()) IN ('departure', 'immediate', 'loader', 'lookup', 'proposals'));
CREATE POLICY read_by_the_service ON consultation FOR SELECT TO samkonsult_app USING (
    (SELECT acting_system()) IN ('invitation', 'waiting'));

DROP POLICY by_answers ON alert;
DROP POLICY by_the_desk ON alert;
DROP POLICY by_the_engine ON alert;
DROP POLICY by_the_register ON alert;
DROP POLICY raised_by_the_service ON alert;
ALTER POLICY by_the_service ON alert USING (
    (SELECT acting_system()) IN ('departure', 'desk', 'devices', 'escalation', 'lookup', 'monitoring'));

DROP POLICY by_the_engine ON bar;
ALTER POLICY by_the_service ON bar USING ((SELECT acting_system()) IN ('escalation', 'lookup'));

DROP POLICY by_lookup ON questionnaire_response;
DROP POLICY by_monitoring ON questionnaire_response;
CREATE POLICY read_by_the_service ON questionnaire_response FOR SELECT TO samkonsult_app USING (
    (SELECT acting_system()) IN ('lookup', 'monitoring'));

-- In whose name a transaction is -----------------------------------------------------------------------------------------------
-- Each begins with it. As the owner, since the policies of what it reads are about whoever it is finding out about; the names are
-- qualified, because a search path of its own would have all its plans looked at again.

CREATE OR REPLACE FUNCTION act_as(principal text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    self         uuid;
    own_role     text;
    organisation uuid;
    services     uuid[];
    units        uuid[];
    meets        boolean;
    clinical     boolean;
    local        timestamp := now() AT TIME ZONE 'Europe/Oslo';
BEGIN
    PERFORM set_config('samkonsult.principal', principal, true);
    self := public.acting_person();
    IF self IS NULL THEN
        PERFORM set_config('samkonsult.' || setting, '', true)
        FROM unnest(ARRAY['services', 'parties', 'units', 'watched', 'own', 'grounds', 'meets', 'clinical',
            'barred_consultations', 'barred_measurements', 'barred_plan', 'barred_messages']) AS setting;
        RETURN;
    END IF;
    own_role := public.acting_role();
    organisation := public.acting_organisation();
    services := ARRAY(
        SELECT s.id FROM public.service s JOIN public.service_staff w ON w.service_id = s.id
        WHERE w.person_id = self AND w.valid @> now() AND s.organisation_id = organisation);
    IF own_role = 'MACHINE' THEN  -- it works in the service it was set up for, as long as it is
        services := services || ARRAY(SELECT m.service_id FROM public.machine_client m WHERE m.id = self AND m.valid @> now());
    END IF;
    units := self || services || organisation;
    SELECT l.consultations, l.clinical INTO meets, clinical FROM public.role_limit l WHERE l.role = own_role;
    PERFORM set_config('samkonsult.services', services::text, true),
            set_config('samkonsult.units', units::text, true),
            set_config('samkonsult.parties', (self || services || ARRAY(
                SELECT s.regular FROM public.substitution s
                WHERE s.substitute = self AND s.organisation_id = organisation AND s.accepted_at IS NOT NULL
                  AND s.valid @> now()))::text, true),
            set_config('samkonsult.watched', ARRAY(
                SELECT d.for_service FROM public.duty_agreement d
                WHERE d.on_duty = ANY (services) AND d.valid @> local::date AND d.weekday = extract(isodow FROM local)
                  AND local::time >= d.begins AND local::time < d.ends)::text, true),
            set_config('samkonsult.own', ARRAY(
                SELECT c.patient_key FROM public.care_relation c
                WHERE c.party = self AND c.ground = 'OWN_DATA' AND own_role <> 'PATIENT')::text, true),
            set_config('samkonsult.grounds', ARRAY(
                SELECT g.ground FROM public.role_ground g WHERE g.role = own_role)::text, true),
            set_config('samkonsult.meets', coalesce(meets, false)::text, true),
            set_config('samkonsult.clinical', coalesce(clinical, false)::text, true),
            set_config('samkonsult.barred_consultations', '{}', true),
            set_config('samkonsult.barred_measurements', '{}', true),
            set_config('samkonsult.barred_plan', '{}', true),
            set_config('samkonsult.barred_messages', '{}', true);
    IF EXISTS (SELECT FROM public.bar b WHERE b.party = ANY (units) AND b.valid @> now()) THEN  -- hardly anybody is barred
        PERFORM set_config('samkonsult.barred_consultations', consultations, true),
                set_config('samkonsult.barred_measurements', measurements, true),
                set_config('samkonsult.barred_plan', plan, true),
                set_config('samkonsult.barred_messages', messages, true)
        FROM (SELECT array_remove(array_agg(CASE WHEN b.consultations THEN b.patient_key END), NULL)::text AS consultations,
                     array_remove(array_agg(CASE WHEN b.measurements THEN b.patient_key END), NULL)::text AS measurements,
                     array_remove(array_agg(CASE WHEN b.plan THEN b.patient_key END), NULL)::text AS plan,
                     array_remove(array_agg(CASE WHEN b.messages THEN b.patient_key END), NULL)::text AS messages
              FROM public.bar b WHERE b.party = ANY (units) AND b.valid @> now()) AS barred;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION act_as FROM PUBLIC;
GRANT EXECUTE ON FUNCTION act_as TO samkonsult_app;

-- The services one works in for the organisation one acts for.
CREATE OR REPLACE FUNCTION acting_services() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samkonsult.services', true), '')::uuid[] $$;
