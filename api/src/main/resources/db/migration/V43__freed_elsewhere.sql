-- What is freed in a calendar elsewhere opens as well as what is given back here. An entry that is only moved opens what it
-- leaves; a search shows whether anybody can meet then.
CREATE OR REPLACE FUNCTION note_openings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO public.opening (during, people)
    WITH wanted AS (
        SELECT g.person_id, g.during FROM gone g
        WHERE EXISTS (
            SELECT FROM public.waiting_party p JOIN public.waiting_wish w ON w.id = p.wish_id
            WHERE p.person_id = g.person_id AND p.required AND w.state = 'WAITING' AND w.during && g.during)),
         span AS (SELECT unnest(range_agg(during)) AS during FROM wanted)
    SELECT s.during, array_agg(DISTINCT w.person_id) FROM span s JOIN wanted w ON w.during && s.during GROUP BY s.during;
    RETURN NULL;
END $$;
