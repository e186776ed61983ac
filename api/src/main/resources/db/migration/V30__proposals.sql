-- Proposals (framlegg til tidspunkt): up to three times that are held while those who shall meet say which of them fit.

CREATE TABLE proposal (
    id                  uuid PRIMARY KEY,
    patient_id          uuid NOT NULL REFERENCES patient,
    controller          uuid NOT NULL REFERENCES organisation,
    topic               text NOT NULL,                              -- a code, never clinical text
    minutes             smallint NOT NULL,
    professionals_asked boolean NOT NULL,                           -- whether those whose time is held must say yes too
    deadline            timestamptz NOT NULL,                       -- when the times are let go
    state               text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CONFIRMED', 'WITHDRAWN', 'LAPSED')),
    created_by          uuid NOT NULL REFERENCES person,
    organisation_id     uuid NOT NULL REFERENCES organisation,      -- for which, and where others may arrange it too
    created_at          timestamptz NOT NULL,
    ended_at            timestamptz,
    consultation_id     uuid REFERENCES consultation,
    reason              text CHECK (length(reason) <= 500),         -- why it was withdrawn, for those who were asked
    CHECK ((state = 'OPEN') = (ended_at IS NULL)),
    CHECK ((state = 'CONFIRMED') = (consultation_id IS NOT NULL)),
    CHECK ((state = 'WITHDRAWN') = (reason IS NOT NULL))
);
CREATE INDEX proposal_deadline ON proposal (deadline) WHERE state = 'OPEN';
CREATE INDEX proposal_patient ON proposal (patient_id);
CREATE INDEX proposal_created_by ON proposal (created_by) WHERE state = 'OPEN';
CREATE INDEX proposal_organisation ON proposal (organisation_id) WHERE state = 'OPEN';

CREATE TABLE proposal_time (
    proposal_id uuid NOT NULL REFERENCES proposal,
    starts      timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, starts)
);

CREATE TABLE proposal_party (
    proposal_id     uuid NOT NULL REFERENCES proposal,
    person_id       uuid NOT NULL REFERENCES person,
    role            text NOT NULL,
    organisation_id uuid REFERENCES organisation,                   -- none for the patient and next of kin
    required        boolean NOT NULL,
    awaited         boolean NOT NULL,                               -- whether nothing is booked by itself before they have said yes
    PRIMARY KEY (proposal_id, person_id),
    CHECK (required OR NOT awaited)
);
CREATE INDEX proposal_party_person ON proposal_party (person_id);

CREATE TABLE proposal_answer (
    proposal_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    starts      timestamptz NOT NULL,
    fits        boolean NOT NULL,
    PRIMARY KEY (proposal_id, person_id, starts),
    FOREIGN KEY (proposal_id, person_id) REFERENCES proposal_party,
    FOREIGN KEY (proposal_id, starts) REFERENCES proposal_time
);

-- What would have fitted better, in the words of whoever was asked: for those who arrange it alone.
CREATE TABLE proposal_suggestion (
    proposal_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    words       text NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
    PRIMARY KEY (proposal_id, person_id),
    FOREIGN KEY (proposal_id, person_id) REFERENCES proposal_party
);

-- Held time -------------------------------------------------------------------------------------------------------------

-- Who books or holds clears what has run out, before anything is inserted. The constraint is made anew, for which the table is
-- locked while its bookings are read.
ALTER TABLE occupancy
    ADD COLUMN proposal_id uuid REFERENCES proposal,
    ADD COLUMN expires_at  timestamptz,
    DROP CONSTRAINT occupancy_kind_check,
    DROP CONSTRAINT nobody_is_booked_twice,
    ADD CONSTRAINT occupancy_kind_check CHECK (kind IN ('BOOKED', 'BUFFER', 'BLOCKED', 'HOLD', 'BUSY')),
    ADD CONSTRAINT occupancy_of_a_proposal CHECK (
        (kind = 'HOLD') = (proposal_id IS NOT NULL) AND (kind = 'HOLD') = (expires_at IS NOT NULL)),
    ADD CONSTRAINT nobody_is_booked_twice EXCLUDE USING gist (person_id WITH =, during WITH &&)
        WHERE (kind IN ('BOOKED', 'BUFFER', 'BLOCKED', 'HOLD'));
CREATE INDEX occupancy_proposal ON occupancy (proposal_id) WHERE proposal_id IS NOT NULL;
-- A search reads this index alone.
DROP INDEX occupancy_time;
CREATE INDEX occupancy_time ON occupancy (person_id, lower(during)) INCLUDE (during, expires_at);

-- Row-level security ----------------------------------------------------------------------------------------------------
-- Those who arrange a proposal and those who are asked read it; the service writes, when it has made sure who acts.

-- As the owner, because the policies of the two tables would otherwise ask each other for ever.
CREATE FUNCTION acting_is_asked(proposal uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT FROM public.proposal_party p
        WHERE p.proposal_id = proposal AND p.person_id = public.acting_person()
          AND CASE WHEN p.role IN ('PATIENT', 'NEXT_OF_KIN') THEN p.role = public.acting_role()
                   ELSE NOT public.acting_privately() END)
    $$;
REVOKE EXECUTE ON FUNCTION acting_is_asked FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acting_is_asked TO samkonsult_app;

ALTER TABLE proposal ENABLE ROW LEVEL SECURITY;
CREATE POLICY arranging ON proposal FOR SELECT TO samkonsult_app USING (
    (SELECT acting_meets()) AND NOT (SELECT acting_privately())
    AND (created_by = (SELECT acting_person())
         OR organisation_id = (SELECT acting_organisation())
            AND EXISTS (SELECT FROM my_ground g WHERE g.patient_id = proposal.patient_id AND g.consultations AND g.record_until IS NULL)));
CREATE POLICY asked ON proposal FOR SELECT TO samkonsult_app USING ((SELECT acting_meets()) AND acting_is_asked(id));
CREATE POLICY by_the_service ON proposal TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');

ALTER TABLE proposal_time ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_proposal ON proposal_time FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM proposal p WHERE p.id = proposal_time.proposal_id));
CREATE POLICY by_the_service ON proposal_time TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');

ALTER TABLE proposal_party ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_proposal ON proposal_party FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM proposal p WHERE p.id = proposal_party.proposal_id));
CREATE POLICY by_the_service ON proposal_party TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');

ALTER TABLE proposal_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_proposal ON proposal_answer FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM proposal p WHERE p.id = proposal_answer.proposal_id));
CREATE POLICY by_the_service ON proposal_answer TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');

ALTER TABLE proposal_suggestion ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON proposal_suggestion FOR SELECT TO samkonsult_app USING (
    person_id = (SELECT acting_person()) AND acting_is_asked(proposal_id));
CREATE POLICY arranging ON proposal_suggestion FOR SELECT TO samkonsult_app USING (
    NOT (SELECT acting_privately())
    AND EXISTS (SELECT FROM proposal p WHERE p.id = proposal_suggestion.proposal_id
                AND (p.created_by = (SELECT acting_person()) OR p.organisation_id = (SELECT acting_organisation()))));
CREATE POLICY by_the_service ON proposal_suggestion TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');

-- What is booked by itself is booked by the service, which knows those whom it concerns.
CREATE POLICY by_agreement ON consultation TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');
CREATE POLICY by_agreement ON patient FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');
CREATE POLICY by_agreement ON next_of_kin FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');
CREATE POLICY by_agreement ON person FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'proposals');

GRANT SELECT, INSERT, UPDATE ON proposal TO samkonsult_app;
GRANT SELECT, INSERT ON proposal_time, proposal_party TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE ON proposal_answer TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON proposal_suggestion TO samkonsult_app;
