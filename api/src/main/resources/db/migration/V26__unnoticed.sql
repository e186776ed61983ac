-- What could go unnoticed: alerts without a route, and readings that were sent again with another value.

-- Alerts without a route ---------------------------------------------------------------------------------------------------
-- Of patients whom no service with a desk follows up: they go to a reserve desk, whose people may then see that patient.

ALTER TABLE alert ADD COLUMN unrouted boolean NOT NULL DEFAULT false;    -- it is at the reserve desk, because no route was found
CREATE INDEX alert_unrouted ON alert (patient_id) WHERE unrouted AND status <> 'CLOSED';

-- Where an alert of a patient goes for whom no service with a desk answers: one desk, as long as there is any. Somebody works there who
-- is not barred from the measurements, and it is the nearest to the patient of those: of the service that follows them up or did so last,
-- of the organisation that answers for the record, of a service that has agreed to watch for that one, of the helsefellesskap, any.
CREATE FUNCTION reserve_route(patient uuid) RETURNS TABLE (desk_id uuid, controller uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT k.id, coalesce(latest.controller, p.controller)
    FROM public.patient p
    LEFT JOIN LATERAL (
        SELECT e.service_id, e.controller FROM public.enrolment e WHERE e.patient_id = p.id
        ORDER BY e.valid @> now() DESC, upper(e.valid) DESC NULLS FIRST LIMIT 1) AS latest ON true
    CROSS JOIN public.desk k
    JOIN public.service s ON s.id = k.service_id
    JOIN public.organisation o ON o.id = s.organisation_id
    WHERE p.id = patient
    ORDER BY
        EXISTS (SELECT FROM public.bar b WHERE b.patient_id = p.id AND b.measurements AND b.valid @> now()
                  AND b.party IN (s.id, s.organisation_id)),
        NOT EXISTS (SELECT FROM public.service_staff w WHERE w.service_id = s.id AND w.valid @> now()),
        CASE WHEN s.id = latest.service_id THEN 0
             WHEN s.organisation_id = coalesce(latest.controller, p.controller) THEN 1
             WHEN EXISTS (SELECT FROM public.duty_agreement d JOIN public.service f ON f.id = d.for_service
                          WHERE d.on_duty = s.id AND d.valid @> current_date
                            AND f.organisation_id = coalesce(latest.controller, p.controller)) THEN 2
             WHEN o.kind = 'REGION' THEN 3
             ELSE 4 END,
        k.id
    LIMIT 1
    $$;

-- Whether the last that a patient said of being measured was no: then nobody gets a ground that they had ended.
CREATE FUNCTION has_refused_monitoring(patient uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce((
        SELECT a.end_reason IN ('WISH', 'RESISTS') FROM public.participation_agreement a
        WHERE a.patient_id = patient AND a.kind = 'MONITORING' ORDER BY upper(a.valid) DESC NULLS FIRST LIMIT 1), false)
    $$;

-- Whoever works at the reserve desk sees the patient's measurements for as long as an alert is there: without that it would be an alert
-- that nobody sees. Not where the patient has refused to be measured. It ends when the alert is closed or goes where it belongs, but not before the transaction is over in which somebody
-- closes it; what they have open is then asked for anew.
CREATE FUNCTION reserve_ground() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    at_desk text := 'alert/' || NEW.id || '/reserve';
    ended   uuid;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        FOR ended IN
            UPDATE public.care_relation SET valid = valid * tstzrange(NULL, clock_timestamp())
            WHERE source = at_desk AND upper_inf(valid) RETURNING party
        LOOP
            PERFORM pg_notify('samkonsult', 'loss/' || ended);
        END LOOP;
    END IF;
    IF NEW.unrouted AND NEW.status <> 'CLOSED' AND NOT public.has_refused_monitoring(NEW.patient_id) THEN
        INSERT INTO public.care_relation (patient_id, patient_key, party, ground, consultations, measurements, plan, messages, valid, source)
        SELECT p.id, p.key, k.service_id, 'DUTY', false, true, false, false, tstzrange(clock_timestamp(), NULL), at_desk
        FROM public.patient p, public.desk k WHERE p.id = NEW.patient_id AND k.id = NEW.desk_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER reserve_ground_raised AFTER INSERT ON alert FOR EACH ROW WHEN (NEW.unrouted) EXECUTE FUNCTION reserve_ground();
CREATE TRIGGER reserve_ground_changed AFTER UPDATE ON alert FOR EACH ROW
    WHEN ((OLD.unrouted OR NEW.unrouted)
        AND (OLD.unrouted, OLD.desk_id, OLD.status = 'CLOSED') IS DISTINCT FROM (NEW.unrouted, NEW.desk_id, NEW.status = 'CLOSED'))
    EXECUTE FUNCTION reserve_ground();

-- Corrected readings -------------------------------------------------------------------------------------------------------

-- What another value under the same key was judged to be, as the first was. Null: it withdraws the reading, or came before this.
ALTER TABLE measurement_amendment
    ADD COLUMN limit_set_id integer,
    ADD COLUMN assessment   smallint,
    ADD COLUMN flags        smallint;

-- Rights -----------------------------------------------------------------------------------------------------------------

REVOKE ALL ON FUNCTION reserve_route, has_refused_monitoring FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reserve_route TO samkonsult_app, samkonsult_intake;
GRANT EXECUTE ON FUNCTION has_refused_monitoring TO samkonsult_app;

-- The engine looks for patients whose alerts would find no desk, and tells of them before anything red comes.
CREATE POLICY by_the_engine ON device_assignment FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'escalation');
ALTER POLICY raised_by_the_service ON alert WITH CHECK ((SELECT acting_system()) IN ('devices', 'monitoring', 'escalation'));
