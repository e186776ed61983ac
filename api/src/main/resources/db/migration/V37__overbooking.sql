-- Deliberate overbooking: somebody's time that is taken although it is not free, by a colleague who may, and who says why.

CREATE TABLE overbooking (
    id              uuid PRIMARY KEY,
    consultation_id uuid NOT NULL REFERENCES consultation,
    person_id       uuid NOT NULL REFERENCES person,                -- whose time
    reason          text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    decided_by      uuid NOT NULL REFERENCES person,
    decided_at      timestamptz NOT NULL,
    UNIQUE (id, consultation_id, person_id)
);
CREATE INDEX overbooking_consultation ON overbooking (consultation_id);

-- Why is for those at work who see the consultation. Only time of one's own colleagues is overbooked.
ALTER TABLE overbooking ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_consultation ON overbooking FOR SELECT TO samkonsult_app USING (
    NOT (SELECT acting_privately()) AND EXISTS (SELECT FROM consultation c WHERE c.id = overbooking.consultation_id));
CREATE POLICY of_colleagues ON overbooking FOR INSERT TO samkonsult_app WITH CHECK (
    decided_by = (SELECT acting_person())
    AND (SELECT acting_role()) IN ('GENERAL_PRACTITIONER', 'NURSING_HOME_DOCTOR', 'SPECIALIST', 'SECRETARY')
    AND EXISTS (SELECT FROM practitioner_role r
                WHERE r.person_id = overbooking.person_id AND r.organisation_id = (SELECT acting_organisation()) AND r.valid @> now()));
GRANT SELECT, INSERT ON overbooking TO samkonsult_app;

-- What is overbooked is marked, and alone outside the constraint; nothing is marked of which it is not said why. The constraint
-- is made anew, for which the table is locked while its bookings are read.
ALTER TABLE occupancy
    ADD COLUMN overbooking_id uuid,
    ADD CONSTRAINT occupancy_of_an_overbooking FOREIGN KEY (overbooking_id, consultation_id, person_id)
        REFERENCES overbooking (id, consultation_id, person_id),
    ADD CONSTRAINT occupancy_overbooked CHECK (overbooking_id IS NULL OR kind IN ('BOOKED', 'BUFFER')),
    DROP CONSTRAINT nobody_is_booked_twice,
    ADD CONSTRAINT nobody_is_booked_twice EXCLUDE USING gist (person_id WITH =, during WITH &&)
        WHERE (kind IN ('BOOKED', 'BUFFER', 'BLOCKED', 'HOLD') AND overbooking_id IS NULL);
