-- A worklist that is quick where very much is open. As in V20 it is asked once for each patient, by the same condition as the policies, as the
-- owner. Each is planned for what it is asked: a plan for anything at all takes three times as long.

-- Each patient one may see, with how many clinical alerts are open, how many of them red, and of those that match the worst, the oldest of
-- several, and how many match. A holder that is null matches any; nobody's are held by the uuid of zeros.
CREATE FUNCTION my_open_patient(severities text[], held_by uuid, beginning text, municipality text)
    RETURNS TABLE (patient_id uuid, alerts bigint, red bigint, matching bigint, worst uuid, severity text, raised_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
    WITH ground AS MATERIALIZED (
        SELECT g.patient_id, max(coalesce(g.record_until, 'infinity')) AS until FROM public.my_ground g
        WHERE g.measurements AND NOT (SELECT public.acting_privately()) GROUP BY g.patient_id)
    SELECT g.patient_id, counted.alerts, counted.red, counted.matching, worst.id, worst.severity, worst.raised_at
    FROM (
        SELECT a.patient_id, count(*) AS alerts, count(*) FILTER (WHERE a.severity = 'RED') AS red,
               count(*) FILTER (WHERE a.severity = ANY (severities)
                   AND (held_by IS NULL OR held_by = coalesce(a.taken_by, '00000000-0000-0000-0000-000000000000'))) AS matching
        FROM ground g JOIN public.alert a ON a.patient_id = g.patient_id AND a.raised_at < g.until
        WHERE a.status <> 'CLOSED' AND a.severity IN ('RED', 'YELLOW')
        GROUP BY a.patient_id) AS counted
    JOIN ground g ON g.patient_id = counted.patient_id
    LEFT JOIN LATERAL (
        SELECT a.id, a.severity, a.raised_at FROM public.alert a
        WHERE a.patient_id = g.patient_id AND a.status <> 'CLOSED' AND a.severity = ANY (severities) AND a.raised_at < g.until
          AND (held_by IS NULL OR held_by = coalesce(a.taken_by, '00000000-0000-0000-0000-000000000000'))
        ORDER BY a.severity, a.raised_at, a.id LIMIT 1) AS worst ON true
    WHERE beginning = '' AND municipality = '' OR g.patient_id IN (
        SELECT p.id FROM ground k JOIN public.patient p ON p.id = k.patient_id JOIN public.person w ON w.id = p.person_id
        WHERE (beginning = '' OR lower(w.given_name) LIKE beginning || '%' OR lower(w.family_name) LIKE beginning || '%'
               OR lower(w.given_name || ' ' || w.family_name) LIKE beginning || '%')
          AND (my_open_patient.municipality = '' OR p.municipality_number = my_open_patient.municipality
               AND p.address_protection <> 'STRICTLY_CONFIDENTIAL'))
    $$;

-- Some alerts, for those of them that the acting person may see.
CREATE FUNCTION my_alert(ids uuid[])
    RETURNS TABLE (id uuid, patient_id uuid, patient_name text, birth_date date, rule text, severity text, status text, municipality text,
        desk text, raised_at timestamptz, kind smallint, effective_at timestamptz, value1 numeric, value2 numeric, value3 numeric,
        in_range boolean, received_at timestamptz, unconfirmed boolean, outside_hours boolean, taken_by uuid, taken_by_name text,
        taken_at timestamptz, closed_at timestamptz, outcome text, note text, limit_set_id integer, finish_by timestamptz, extended boolean,
        offered_to uuid, offered_to_name text, answered text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
    WITH asked AS MATERIALIZED (SELECT * FROM public.alert a WHERE a.id = ANY (ids)),
    ground AS MATERIALIZED (
        SELECT g.patient_id, max(coalesce(g.record_until, 'infinity')) AS until, bool_or(g.ground = 'ENROLMENT') AS enrolled
        FROM public.my_ground g
        WHERE g.measurements AND NOT (SELECT public.acting_privately()) AND g.patient_id IN (SELECT asked.patient_id FROM asked)
        GROUP BY g.patient_id)
    SELECT a.id, a.patient_id, w.given_name || ' ' || w.family_name, w.birth_date, a.rule, a.severity, a.status,
           CASE WHEN told THEN p.municipality_number END, CASE WHEN told THEN k.name END, a.raised_at, a.kind, a.effective_at,
           a.value1, a.value2, a.value3, a.in_range, a.received_at, a.unconfirmed, a.outside_hours, a.taken_by,
           t.given_name || ' ' || t.family_name, a.taken_at, a.closed_at, a.outcome, a.note,
           a.limit_set_id, a.finish_by, a.extended, a.offered_to, o.given_name || ' ' || o.family_name,
           (SELECT q.summary::text FROM public.questionnaire_response q
            WHERE q.patient_key = p.key AND a.rule = 'answers:' || q.questionnaire AND q.authored_at = a.effective_at LIMIT 1)
    FROM asked a
    JOIN ground g ON g.patient_id = a.patient_id AND a.raised_at < g.until
    JOIN public.patient p ON p.id = a.patient_id
    JOIN public.person w ON w.id = p.person_id
    JOIN public.desk k ON k.id = a.desk_id
    LEFT JOIN public.person t ON t.id = a.taken_by
    LEFT JOIN public.person o ON o.id = a.offered_to
    CROSS JOIN LATERAL (SELECT p.address_protection <> 'STRICTLY_CONFIDENTIAL' OR g.enrolled) AS s (told)
    $$;

-- As in V20, from the alerts to the patients and not the other way.
CREATE OR REPLACE FUNCTION my_alert_trend(alerts uuid[], since timestamptz, until timestamptz)
    RETURNS TABLE (alert_id uuid, effective_at timestamptz, value1 numeric, value2 numeric, value3 numeric)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
    WITH asked AS MATERIALIZED (
        SELECT a.id, a.patient_id, a.kind, a.raised_at FROM public.alert a
        WHERE a.id = ANY (alerts) AND a.kind IS NOT NULL AND NOT (SELECT public.acting_privately())),
    ground AS MATERIALIZED (
        SELECT g.patient_id, g.patient_key, max(coalesce(g.record_until, 'infinity')) AS until FROM public.my_ground g
        WHERE g.measurements AND g.patient_id IN (SELECT asked.patient_id FROM asked) GROUP BY g.patient_id, g.patient_key)
    SELECT a.id, m.effective_at, m.value1, m.value2, m.value3
    FROM asked a JOIN ground ON ground.patient_id = a.patient_id AND a.raised_at < ground.until
    CROSS JOIN LATERAL (
        SELECT x.effective_at, x.value1, x.value2, x.value3 FROM public.measurement x
        WHERE x.patient_key = ground.patient_key AND x.kind = a.kind AND x.effective_at >= since AND x.effective_at < my_alert_trend.until
          AND x.received_at < ground.until
        ORDER BY x.effective_at DESC LIMIT 60) AS m
    $$;

ALTER FUNCTION my_open_alert SET plan_cache_mode = force_custom_plan;

REVOKE EXECUTE ON FUNCTION my_open_patient, my_alert FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_open_patient, my_alert TO samkonsult_app;
