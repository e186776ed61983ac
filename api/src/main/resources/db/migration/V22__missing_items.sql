-- What monitoring plans expected and has not come, and telling patients that something waits for them.

-- One row for a patient and what is waited for, for as long as nothing comes, however many windows go by.
CREATE TABLE missing_item (
    id          uuid PRIMARY KEY,
    patient_id  uuid NOT NULL REFERENCES patient,
    patient_key integer NOT NULL REFERENCES patient (key),
    controller  uuid NOT NULL REFERENCES organisation,
    planned     uuid NOT NULL,                                      -- the plan_activity or plan_questionnaire that expects it
    kind        smallint,                                           -- no.samkonsult.measurement.Kind
    questionnaire text,                                             -- or its code
    expected    tstzrange NOT NULL,                                 -- from the first window that nothing came in to the end of the last
    missed      integer NOT NULL CHECK (missed > 0),                -- how many windows
    reminders   timestamptz[] NOT NULL DEFAULT '{}',                -- when the patient was reminded
    next_at     timestamptz,                                        -- the next reminder, or the alert; null: there is nothing more to do
    alerted_at  timestamptz,
    ended_at    timestamptz,
    ending      text CHECK (ending IN ('CAME', 'NO_LONGER_EXPECTED')),
    CHECK (num_nonnulls(kind, questionnaire) = 1),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK (next_at IS NULL OR ended_at IS NULL)
);
CREATE UNIQUE INDEX missing_item_one ON missing_item (patient_key, coalesce(questionnaire, kind::text)) WHERE ended_at IS NULL;
CREATE INDEX missing_item_due ON missing_item (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX missing_item_patient ON missing_item (patient_id);

-- Until when windows have been looked at. Whoever holds the lock on the row looks; what was before the service was there is not missed.
CREATE TABLE missing_sweep (
    swept_until timestamptz NOT NULL
);
INSERT INTO missing_sweep VALUES (now());

-- When the patient was told that they are asked to measure again; nobody is told of what was asked before this was there.
ALTER TABLE remeasurement ADD COLUMN told_at timestamptz;
UPDATE remeasurement SET told_at = now();
CREATE INDEX remeasurement_untold ON remeasurement (asked_at) WHERE told_at IS NULL AND decided_at IS NULL;

-- Where a patient is reached who has not said so themselves: the telephone that is registered, in the form of E.164.
CREATE FUNCTION patient_telephone(person uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT CASE WHEN digits ~ '^\d{8}$' THEN '+47' || digits WHEN digits ~ '^00' THEN '+' || substr(digits, 3)
                WHEN digits ~ '^\+' THEN digits END
    FROM public.patient p JOIN public.person w ON w.id = p.person_id,
         regexp_replace(w.phone, '[^0-9+]', '', 'g') AS digits
    WHERE p.person_id = person
    $$;
REVOKE ALL ON FUNCTION patient_telephone FROM PUBLIC;
GRANT EXECUTE ON FUNCTION patient_telephone TO samkonsult_app;

-- Rights -----------------------------------------------------------------------------------------------------------------

ALTER TABLE missing_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_a_ground ON missing_item FOR SELECT TO samkonsult_app USING (
    EXISTS (SELECT FROM my_ground g WHERE g.patient_id = missing_item.patient_id AND g.measurements
              AND (g.record_until IS NULL OR lower(missing_item.expected) < g.record_until)));
CREATE POLICY by_monitoring ON missing_item TO samkonsult_app USING ((SELECT acting_system()) = 'monitoring');

CREATE POLICY by_monitoring ON contact_point FOR SELECT TO samkonsult_app USING ((SELECT acting_system()) = 'monitoring');
CREATE POLICY by_monitoring ON remeasurement TO samkonsult_app USING ((SELECT acting_system()) = 'monitoring');

GRANT SELECT, INSERT, UPDATE ON missing_item TO samkonsult_app;
GRANT SELECT, UPDATE ON missing_sweep TO samkonsult_app;
GRANT UPDATE (told_at) ON remeasurement TO samkonsult_app;
