-- The life of an alert: every step of it, told by the database itself, and until when whoever has taken one has it.

-- Until when -------------------------------------------------------------------------------------------------------------

-- How long somebody may have a taken alert before it is anybody's again. They are what the service promises itself as an
-- organisation, like its response times, and no clinical limits; no published figure was found, so that these are values to
-- start with, which each service goes through and changes.
ALTER TABLE service
    ADD COLUMN red_finish_minutes       smallint NOT NULL DEFAULT 30 CHECK (red_finish_minutes > 0),
    ADD COLUMN yellow_finish_minutes    smallint NOT NULL DEFAULT 240 CHECK (yellow_finish_minutes > 0),
    ADD COLUMN technical_finish_minutes smallint NOT NULL DEFAULT 1440 CHECK (technical_finish_minutes > 0);

ALTER TABLE alert
    ADD COLUMN finish_by  timestamptz,
    ADD COLUMN extended   boolean NOT NULL DEFAULT false,              -- whoever has it asked for more time, which one may once
    ADD COLUMN offered_to uuid REFERENCES person;                      -- a colleague who has not answered; until then it stays
CREATE INDEX alert_finish ON alert (finish_by) WHERE status = 'TAKEN';
CREATE INDEX alert_closed ON alert (closed_at) WHERE status = 'CLOSED';
CREATE INDEX alert_offered ON alert (offered_to) WHERE offered_to IS NOT NULL;

CREATE FUNCTION finish_minutes(desk_id uuid, severity text) RETURNS interval LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT make_interval(mins => CASE severity WHEN 'RED' THEN s.red_finish_minutes WHEN 'YELLOW' THEN s.yellow_finish_minutes
                                               ELSE s.technical_finish_minutes END)
    FROM public.desk k JOIN public.service s ON s.id = k.service_id WHERE k.id = desk_id
    $$;

-- Whoever takes an alert has it for as long as its severity allows; when it grows worse meanwhile, for no longer than that.
CREATE FUNCTION alert_finish_by() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NEW.status <> 'TAKEN' THEN
        NEW.finish_by := NULL;
        NEW.extended := false;
        NEW.offered_to := NULL;
    ELSIF NEW.taken_by IS DISTINCT FROM OLD.taken_by THEN
        NEW.finish_by := NEW.taken_at + finish_minutes(NEW.desk_id, NEW.severity);
        NEW.extended := false;
        NEW.offered_to := NULL;
    ELSE
        NEW.finish_by := least(NEW.finish_by, now() + finish_minutes(NEW.desk_id, NEW.severity));
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER alert_finish_by BEFORE UPDATE ON alert FOR EACH ROW
    WHEN ((NEW.status, NEW.taken_by, NEW.severity) IS DISTINCT FROM (OLD.status, OLD.taken_by, OLD.severity))
    EXECUTE FUNCTION alert_finish_by();

-- History ----------------------------------------------------------------------------------------------------------------

CREATE TABLE alert_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id     uuid NOT NULL REFERENCES alert,
    patient_id   uuid NOT NULL REFERENCES patient,
    controller   uuid NOT NULL REFERENCES organisation,
    at           timestamptz NOT NULL,
    what         text NOT NULL CHECK (what IN ('RAISED', 'SEVERITY_UP', 'SEVERITY_DOWN', 'TAKEN', 'HANDED_BACK', 'RETURNED', 'MOVED',
                     'OFFERED', 'DECLINED', 'HANDED_OVER', 'EXTENDED', 'TRIED', 'CLOSED')),
    person_id    uuid REFERENCES person,                               -- who did it; none: the service itself
    other_person uuid REFERENCES person,                               -- whom it was offered to, or who had it before
    severity     text NOT NULL,                                        -- what it was after the step
    value1       numeric,                                              -- the reading that it stood under then
    value2       numeric,
    value3       numeric,
    detail       text,                                                 -- the outcome, or which way a contact was tried
    note         text CHECK (length(note) <= 2000)
);
CREATE INDEX alert_event_alert ON alert_event (alert_id, id);
CREATE INDEX alert_event_at ON alert_event (at);

-- Whoever writes to the table of alerts, by whichever statement, the step is told; nobody else can tell one of these.
CREATE FUNCTION alert_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO alert_event (alert_id, patient_id, controller, at, what, person_id, severity, value1, value2, value3)
        VALUES (NEW.id, NEW.patient_id, NEW.controller, NEW.raised_at, 'RAISED', acting_person(), NEW.severity,
                NEW.value1, NEW.value2, NEW.value3);
        RETURN NULL;
    END IF;
    INSERT INTO alert_event (alert_id, patient_id, controller, at, what, person_id, other_person, severity, value1, value2, value3, detail)
    SELECT NEW.id, NEW.patient_id, NEW.controller, step.at, step.what, acting_person(), step.other, NEW.severity,
           NEW.value1, NEW.value2, NEW.value3, CASE step.what WHEN 'CLOSED' THEN NEW.outcome END
    FROM (VALUES
        (1, now(), CASE WHEN NEW.severity = OLD.severity THEN NULL
                        WHEN array_position(ARRAY['TECHNICAL', 'YELLOW', 'RED'], NEW.severity)
                             > array_position(ARRAY['TECHNICAL', 'YELLOW', 'RED'], OLD.severity) THEN 'SEVERITY_UP'
                        ELSE 'SEVERITY_DOWN' END, NULL::uuid),
        (2, now(), CASE WHEN NEW.desk_id <> OLD.desk_id THEN 'MOVED' END, NULL),
        (3, CASE NEW.status WHEN 'CLOSED' THEN NEW.closed_at WHEN 'TAKEN' THEN NEW.taken_at ELSE now() END,
            CASE WHEN NEW.status = 'CLOSED' AND OLD.status <> 'CLOSED' THEN 'CLOSED'
                 WHEN NEW.status = 'TAKEN' AND OLD.status <> 'TAKEN' THEN 'TAKEN'
                 WHEN NEW.status = 'TAKEN' AND NEW.taken_by <> OLD.taken_by THEN 'HANDED_OVER'
                 WHEN NEW.status = 'OPEN' AND OLD.status = 'TAKEN' AND NEW.desk_id = OLD.desk_id
                     THEN CASE WHEN acting_person() IS NULL THEN 'RETURNED' ELSE 'HANDED_BACK' END END,
            OLD.taken_by)) AS step (place, at, what, other)
    WHERE step.what IS NOT NULL
    ORDER BY step.place;
    RETURN NULL;
END $$;
CREATE TRIGGER alert_raised AFTER INSERT ON alert FOR EACH ROW EXECUTE FUNCTION alert_told();
CREATE TRIGGER alert_changed AFTER UPDATE ON alert FOR EACH ROW
    WHEN ((NEW.status, NEW.taken_by, NEW.severity, NEW.desk_id) IS DISTINCT FROM (OLD.status, OLD.taken_by, OLD.severity, OLD.desk_id))
    EXECUTE FUNCTION alert_told();

-- What was open when the history began.
INSERT INTO alert_event (alert_id, patient_id, controller, at, what, person_id, severity, value1, value2, value3, detail)
SELECT a.id, a.patient_id, a.controller, step.at, step.what, step.person, a.severity, a.value1, a.value2, a.value3,
       CASE step.what WHEN 'CLOSED' THEN a.outcome END
FROM alert a CROSS JOIN LATERAL (VALUES
    (1, a.raised_at, 'RAISED', NULL::uuid), (2, a.taken_at, 'TAKEN', a.taken_by), (3, a.closed_at, 'CLOSED', a.closed_by))
    AS step (place, at, what, person)
WHERE step.at IS NOT NULL
ORDER BY step.at, step.place;
UPDATE alert SET finish_by = now() + finish_minutes(desk_id, severity) WHERE status = 'TAKEN';

-- Rights -----------------------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON alert_event TO samkonsult_app;

ALTER TABLE alert_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON alert_event FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = alert_event.patient_id AND g.measurements
              AND NOT (SELECT acting_privately()) AND (g.record_until IS NULL OR alert_event.at < g.record_until)));
-- What changes no alert is told by whoever does it, of themselves.
CREATE POLICY in_ones_own_name ON alert_event FOR INSERT TO samkonsult_app WITH CHECK (
    person_id = (SELECT acting_person()) AND what IN ('OFFERED', 'DECLINED', 'EXTENDED', 'TRIED')
    AND EXISTS (SELECT FROM alert a WHERE a.id = alert_event.alert_id AND a.patient_id = alert_event.patient_id));

-- The part of the service that gives back to the desk what was not finished in time.
CREATE POLICY by_the_desk ON alert TO samkonsult_app USING ((SELECT acting_system()) = 'desk');

-- The worklist -----------------------------------------------------------------------------------------------------------
-- Policies ask of every row. A worklist counts all that is open before it shows a page of it, and so these two ask once for each
-- patient instead, of the same view and by the same condition as the policies of alert and measurement. They run as the owner.

CREATE INDEX alert_open ON alert (patient_id, severity, raised_at) INCLUDE (id, taken_by, rule) WHERE status <> 'CLOSED';

-- The open alerts that the acting person may see, of one sort, where the patient's name begins so and the municipality is this
-- one (empty: all). Where a patient lives who is strictly protected is no way to find them.
CREATE FUNCTION my_open_alert(technical boolean, beginning text, municipality text)
    RETURNS TABLE (id uuid, patient_id uuid, rule text, severity text, raised_at timestamptz, taken_by uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH ground AS MATERIALIZED (
        SELECT g.patient_id, max(coalesce(g.record_until, 'infinity')) AS until FROM public.my_ground g
        WHERE g.measurements GROUP BY g.patient_id)
    SELECT a.id, a.patient_id, a.rule, a.severity, a.raised_at, a.taken_by
    FROM public.alert a JOIN ground ON ground.patient_id = a.patient_id AND a.raised_at < ground.until
    WHERE a.status <> 'CLOSED' AND NOT (SELECT public.acting_privately())
      AND a.severity = ANY (CASE WHEN technical THEN ARRAY['TECHNICAL'] ELSE ARRAY['RED', 'YELLOW'] END)
      AND (beginning = '' AND municipality = '' OR a.patient_id IN (
          SELECT p.id FROM ground k JOIN public.patient p ON p.id = k.patient_id JOIN public.person w ON w.id = p.person_id
          WHERE (beginning = '' OR lower(w.given_name) LIKE beginning || '%' OR lower(w.family_name) LIKE beginning || '%'
                 OR lower(w.given_name || ' ' || w.family_name) LIKE beginning || '%')
            AND (municipality = '' OR p.municipality_number = municipality AND p.address_protection <> 'STRICTLY_CONFIDENTIAL')))
    $$;

-- How the measurements went that some alerts are about, for those of them that the acting person may see.
CREATE FUNCTION my_alert_trend(alerts uuid[], since timestamptz, until timestamptz)
    RETURNS TABLE (alert_id uuid, effective_at timestamptz, value1 numeric, value2 numeric, value3 numeric)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT a.id, m.effective_at, m.value1, m.value2, m.value3
    FROM public.alert a
    JOIN (SELECT g.patient_id, g.patient_key, max(coalesce(g.record_until, 'infinity')) AS until FROM public.my_ground g
          WHERE g.measurements GROUP BY g.patient_id, g.patient_key) AS ground ON ground.patient_id = a.patient_id
    CROSS JOIN LATERAL (
        SELECT x.effective_at, x.value1, x.value2, x.value3 FROM public.measurement x
        WHERE x.patient_key = ground.patient_key AND x.kind = a.kind AND x.effective_at >= since AND x.effective_at < my_alert_trend.until
          AND x.received_at < ground.until
        ORDER BY x.effective_at DESC LIMIT 60) AS m
    WHERE a.id = ANY (alerts) AND a.raised_at < ground.until AND NOT (SELECT public.acting_privately())
    $$;

REVOKE EXECUTE ON FUNCTION my_open_alert, my_alert_trend, finish_minutes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_open_alert, my_alert_trend, finish_minutes TO samkonsult_app;

-- Messages to patients ---------------------------------------------------------------------------------------------------

-- Read by logging in, and nowhere else: a notice outside says at most that there is one.
CREATE TABLE patient_message (
    id         uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patient,
    alert_id   uuid REFERENCES alert,
    controller uuid NOT NULL REFERENCES organisation,
    written_by uuid NOT NULL REFERENCES person,
    written_at timestamptz NOT NULL,
    language   text NOT NULL CHECK (language IN ('nn', 'nb', 'en')),
    body       text NOT NULL CHECK (length(body) BETWEEN 1 AND 2000)
);
CREATE INDEX patient_message_patient ON patient_message (patient_id, written_at);

GRANT SELECT, INSERT ON patient_message TO samkonsult_app;

ALTER TABLE patient_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON patient_message FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = patient_message.patient_id AND g.messages
              AND (g.record_until IS NULL OR patient_message.written_at < g.record_until)));
CREATE POLICY in_ones_own_name ON patient_message FOR INSERT TO samkonsult_app WITH CHECK (
    written_by = (SELECT acting_person()) AND NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_id = patient_message.patient_id AND g.messages AND g.record_until IS NULL));

-- What one must know of a patient at the door and on the telephone ------------------------------------------------------------

-- One of each kind holds at a time; what held before stays, with who said it and when.
CREATE TABLE patient_fact (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    patient_id  uuid NOT NULL REFERENCES patient,
    controller  uuid NOT NULL REFERENCES organisation,
    kind        text NOT NULL CHECK (kind IN ('CRITICAL_INFORMATION', 'TREATMENT_LIMITS', 'TARGET_SATURATION', 'CO2_RETENTION',
                    'OXYGEN', 'LIVES_ALONE', 'KEY_BOX', 'LANGUAGE', 'INTERPRETER')),
    body        text NOT NULL CHECK (length(body) BETWEEN 1 AND 500),
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    ended_by    uuid REFERENCES person,
    ended_at    timestamptz,
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX patient_fact_one_holds ON patient_fact (patient_id, kind) WHERE ended_at IS NULL;

GRANT SELECT, INSERT ON patient_fact TO samkonsult_app;
GRANT UPDATE (ended_by, ended_at) ON patient_fact TO samkonsult_app;

-- Those who treat the patient, and the patient: next of kin learn from them what they are to know.
ALTER TABLE patient_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON patient_fact FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = patient_fact.patient_id AND g.measurements
              AND (g.ground = 'OWN_DATA' OR NOT (SELECT acting_privately()))
              AND (g.record_until IS NULL OR patient_fact.recorded_at < g.record_until)));
CREATE POLICY in_ones_own_name ON patient_fact FOR INSERT TO samkonsult_app WITH CHECK (
    recorded_by = (SELECT acting_person()) AND NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_id = patient_fact.patient_id AND g.measurements AND g.record_until IS NULL));
CREATE POLICY ended_in_ones_own_name ON patient_fact FOR UPDATE TO samkonsult_app USING (
    NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM my_ground g WHERE g.patient_id = patient_fact.patient_id AND g.measurements AND g.record_until IS NULL))
    WITH CHECK (ended_by = (SELECT acting_person()));
CREATE POLICY by_the_service ON patient_fact TO samkonsult_app USING ((SELECT acting_system()) = 'loader');
