-- Consultations that are planned again and again, what people wait for, and what they say by word of mouth.

-- Series -----------------------------------------------------------------------------------------------------------------
-- A series ties consultations together and owns nothing of them: each has its own row, its own time and its own invitations.

CREATE TABLE consultation_series (
    id          uuid PRIMARY KEY,
    every_weeks smallint NOT NULL CHECK (every_weeks BETWEEN 1 AND 26),
    size        smallint NOT NULL CHECK (size BETWEEN 2 AND 12),    -- how many were booked; what is cancelled counts too
    created_by  uuid NOT NULL REFERENCES person,
    created_at  timestamptz NOT NULL
);

CREATE TABLE series_occurrence (
    series_id       uuid NOT NULL REFERENCES consultation_series,
    place           smallint NOT NULL,                              -- from 1, as they were booked
    consultation_id uuid NOT NULL UNIQUE REFERENCES consultation,
    PRIMARY KEY (series_id, place)
);

-- Whoever sees a consultation sees its place; of the others, those that they see anyway. Those at work tie, in their own name.
ALTER TABLE series_occurrence ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultation ON series_occurrence FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM consultation c WHERE c.id = series_occurrence.consultation_id));
CREATE POLICY by_those_at_work ON series_occurrence FOR INSERT TO samkonsult_app WITH CHECK (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM consultation c WHERE c.id = series_occurrence.consultation_id));
ALTER TABLE consultation_series ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultations ON consultation_series FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM series_occurrence o WHERE o.series_id = consultation_series.id));
CREATE POLICY by_those_at_work ON consultation_series FOR INSERT TO samkonsult_app WITH CHECK (
    created_by = (SELECT acting_person()) AND NOT (SELECT acting_privately()));
GRANT SELECT, INSERT ON consultation_series, series_occurrence TO samkonsult_app;

-- Waiting ----------------------------------------------------------------------------------------------------------------
-- Whoever found no time, or none soon enough, is told when one opens.

CREATE TABLE waiting_wish (
    id              uuid PRIMARY KEY,
    patient_id      uuid NOT NULL REFERENCES patient,
    controller      uuid NOT NULL REFERENCES organisation,
    topic           text NOT NULL,                                  -- a code, never clinical text
    minutes         smallint NOT NULL,
    during          tstzrange NOT NULL,                             -- within which they are to meet
    deadline        timestamptz NOT NULL,                           -- until when it waits
    priority        smallint NOT NULL CHECK (priority BETWEEN 1 AND 3),     -- 1 comes first
    created_by      uuid NOT NULL REFERENCES person,
    organisation_id uuid NOT NULL REFERENCES organisation,          -- for which, and where others may arrange it too
    created_at      timestamptz NOT NULL DEFAULT now(),
    state           text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'BOOKED', 'WITHDRAWN', 'EXPIRED', 'ENDED')),
    ended_at        timestamptz,
    consultation_id uuid REFERENCES consultation,
    CHECK (deadline <= upper(during)),
    CHECK ((state = 'WAITING') = (ended_at IS NULL)),
    CHECK ((state = 'BOOKED') = (consultation_id IS NOT NULL))
);
CREATE INDEX waiting_wish_deadline ON waiting_wish (deadline) WHERE state = 'WAITING';
CREATE INDEX waiting_wish_patient ON waiting_wish (patient_id);
CREATE INDEX waiting_wish_organisation ON waiting_wish (organisation_id);

-- The patient among them: their time may be what is missing too.
CREATE TABLE waiting_party (
    wish_id   uuid NOT NULL REFERENCES waiting_wish,
    person_id uuid NOT NULL REFERENCES person,
    required  boolean NOT NULL,
    PRIMARY KEY (wish_id, person_id)
);
CREATE INDEX waiting_party_person ON waiting_party (person_id) WHERE required;

-- Time that was given back and that somebody may wait for. Due at once, and again a while after somebody was told of it.
CREATE TABLE opening (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    during tstzrange NOT NULL,
    people uuid[] NOT NULL,
    due_at timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX opening_due ON opening (due_at);

-- Who was told of which opening: one at a time.
CREATE TABLE waiting_offer (
    opening_id bigint NOT NULL,
    wish_id    uuid NOT NULL REFERENCES waiting_wish,
    starts     timestamptz NOT NULL,
    told_at    timestamptz NOT NULL,
    PRIMARY KEY (opening_id, wish_id)
);
CREATE INDEX waiting_offer_wish ON waiting_offer (wish_id);

-- Whatever gives time back is noted here, in its own transaction, and nothing more is done there: a job looks whom it helps. As the
-- owner: whoever gives time back need not know who waits for it. What lies together is one opening, whoever's it was.
CREATE FUNCTION note_openings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO public.opening (during, people)
    WITH wanted AS (
        SELECT g.person_id, g.during FROM gone g
        WHERE g.kind <> 'BUSY' AND EXISTS (
            SELECT FROM public.waiting_party p JOIN public.waiting_wish w ON w.id = p.wish_id
            WHERE p.person_id = g.person_id AND p.required AND w.state = 'WAITING' AND w.during && g.during)),
         span AS (SELECT unnest(range_agg(during)) AS during FROM wanted)
    SELECT s.during, array_agg(DISTINCT w.person_id) FROM span s JOIN wanted w ON w.during && s.during GROUP BY s.during;
    RETURN NULL;
END $$;
CREATE TRIGGER note_openings AFTER DELETE ON occupancy REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION note_openings();

-- New hours open all that the person is waited for within. Hours that go open nothing, but days that are otherwise may.
CREATE FUNCTION note_new_hours() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO public.opening (during, people)
    SELECT range_merge(range_agg(w.during)), ARRAY[r.person_id]
    FROM (SELECT DISTINCT practitioner_role_id FROM changed) c
    JOIN public.practitioner_role r ON r.id = c.practitioner_role_id
    JOIN public.waiting_party p ON p.person_id = r.person_id AND p.required
    JOIN public.waiting_wish w ON w.id = p.wish_id AND w.state = 'WAITING'
    GROUP BY r.person_id;
    RETURN NULL;
END $$;
CREATE TRIGGER note_new_hours AFTER INSERT ON working_hours REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION note_new_hours();
CREATE TRIGGER note_new_hours AFTER INSERT ON working_hours_exception REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION note_new_hours();
CREATE TRIGGER note_hours_as_usual AFTER DELETE ON working_hours_exception REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION note_new_hours();

REVOKE EXECUTE ON FUNCTION note_openings, note_new_hours FROM PUBLIC;

-- Those who arrange it read it; the service writes, when it has made sure who acts.
ALTER TABLE waiting_wish ENABLE ROW LEVEL SECURITY;
CREATE POLICY arranging ON waiting_wish FOR SELECT TO samkonsult_app USING (
    (SELECT acting_meets()) AND NOT (SELECT acting_privately())
    AND (created_by = (SELECT acting_person())
         OR organisation_id = (SELECT acting_organisation())
            AND EXISTS (SELECT FROM my_ground g WHERE g.patient_id = waiting_wish.patient_id AND g.consultations AND g.record_until IS NULL)));
CREATE POLICY by_the_service ON waiting_wish TO samkonsult_app USING ((SELECT acting_system()) = 'waiting');
ALTER TABLE waiting_party ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON waiting_party TO samkonsult_app USING ((SELECT acting_system()) = 'waiting');
ALTER TABLE waiting_offer ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON waiting_offer TO samkonsult_app USING ((SELECT acting_system()) = 'waiting');
ALTER TABLE opening ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON opening TO samkonsult_app USING ((SELECT acting_system()) = 'waiting');

-- To find whether they could meet, and whether they do already.
CREATE POLICY for_those_who_wait ON consultation FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'waiting');
CREATE POLICY for_those_who_wait ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'waiting');
CREATE POLICY for_those_who_wait ON next_of_kin FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'waiting');
CREATE POLICY for_those_who_wait ON person FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'waiting');

GRANT SELECT, INSERT, UPDATE ON waiting_wish TO samkonsult_app;
GRANT SELECT, INSERT ON waiting_party, waiting_offer TO samkonsult_app;
GRANT SELECT, UPDATE, DELETE ON opening TO samkonsult_app;

-- Answers ----------------------------------------------------------------------------------------------------------------

-- Of the times that fit somebody, the one that fits best.
ALTER TABLE proposal_answer
    ADD COLUMN best boolean NOT NULL DEFAULT false,
    ADD CHECK (fits OR NOT best);

-- An answer that was given by word of mouth, to whoever notes it. It goes when the person answers for themself.
CREATE TABLE proposal_answer_spoken (
    proposal_id uuid NOT NULL,
    person_id   uuid NOT NULL,                                      -- whose answer it is
    said_by     uuid NOT NULL REFERENCES person,                    -- they themself, or somebody on their behalf
    said_at     timestamptz NOT NULL,
    noted_by    uuid NOT NULL REFERENCES person,
    noted_at    timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, person_id),
    FOREIGN KEY (proposal_id, person_id) REFERENCES proposal_party
);
ALTER TABLE proposal_answer_spoken ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_the_service ON proposal_answer_spoken TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');
GRANT SELECT, INSERT, UPDATE, DELETE ON proposal_answer_spoken TO samkonsult_app;

ALTER TABLE consultation_answer
    ADD COLUMN said_by  uuid REFERENCES person,
    ADD COLUMN said_at  timestamptz,
    ADD COLUMN noted_by uuid REFERENCES person,
    DROP CONSTRAINT consultation_answer_way_check,
    ADD CONSTRAINT consultation_answer_way_check CHECK (way IN ('PAGE', 'MAIL', 'SPOKEN')),
    ADD CONSTRAINT consultation_answer_spoken CHECK (num_nonnulls(said_by, said_at, noted_by) = CASE way WHEN 'SPOKEN' THEN 3 ELSE 0 END);
CREATE POLICY by_invitations ON person FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'invitation');
