-- Limits that are proposed before they hold; that look at change too; that may want more than one reading before they alert.

-- A proposal is a set that holds at no time. Confirming it gives it a time, and ends that of the set before it.
ALTER TABLE limit_set
    ALTER COLUMN confirmed_by DROP NOT NULL,
    ALTER COLUMN confirmed_at DROP NOT NULL,
    ADD COLUMN source         text,                                 -- where the numbers come from: a template and its version, a guideline
    ADD COLUMN proposed_by    uuid REFERENCES person,
    ADD COLUMN proposed_at    timestamptz,
    ADD COLUMN declined_by    uuid REFERENCES person,
    ADD COLUMN declined_at    timestamptz,
    ADD COLUMN decline_reason text,
    -- what it takes to alert: no.samkonsult.monitoring.Confirmation
    ADD COLUMN confirmation   text NOT NULL DEFAULT 'IMMEDIATE'
        CHECK (confirmation IN ('IMMEDIATE', 'IN_A_ROW', 'MEAN', 'MEASURE_AGAIN')),
    ADD COLUMN needed         smallint CHECK (needed >= 1),         -- IN_A_ROW: so many
    ADD COLUMN among          smallint CHECK (among >= 2),          -- IN_A_ROW, MEAN: of the last so many
    ADD COLUMN within_minutes integer CHECK (within_minutes > 0),   -- MEAN: no older than this; MEASURE_AGAIN: how long to wait
    ADD COLUMN clears_after   smallint NOT NULL DEFAULT 1 CHECK (clears_after >= 1),   -- so many green ones in a row are back in range
    ADD COLUMN yellow_high_on_oxygen numeric,                       -- saturation above it is yellow while the patient gets oxygen
    ADD CONSTRAINT confirmed_before_it_holds CHECK (isempty(valid) OR confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL),
    ADD CONSTRAINT proposed_by_somebody CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)),
    ADD CONSTRAINT declined_with_a_reason CHECK (
        (declined_by IS NULL) = (declined_at IS NULL) AND (declined_by IS NULL) = (decline_reason IS NULL)),
    ADD CONSTRAINT confirmation_is_complete CHECK (
        CASE confirmation
            WHEN 'IMMEDIATE' THEN coalesce(needed, among, within_minutes) IS NULL
            WHEN 'IN_A_ROW' THEN needed <= among AND within_minutes IS NULL
            WHEN 'MEAN' THEN needed IS NULL AND among IS NOT NULL AND within_minutes IS NOT NULL
            ELSE needed IS NULL AND among IS NULL AND within_minutes IS NOT NULL
        END);

-- Beyond a limit that never waits the alert is at once, whatever the set wants otherwise.
ALTER TABLE limit_band
    ADD COLUMN red_low_never_waits  boolean NOT NULL DEFAULT false,
    ADD COLUMN red_high_never_waits boolean NOT NULL DEFAULT false,
    ADD CHECK (NOT red_low_never_waits OR red_low IS NOT NULL),
    ADD CHECK (NOT red_high_never_waits OR red_high IS NOT NULL);

-- How far a value may have moved: from the mean of the days before (BASELINE), or from the lowest and the highest in them (EXTREME).
-- Amounts are positive, in the value's unit or in per cent; what moved further than an amount is that colour.
CREATE TABLE limit_change (
    limit_set_id integer NOT NULL REFERENCES limit_set,
    component    smallint NOT NULL,
    against      text NOT NULL CHECK (against IN ('BASELINE', 'EXTREME')),
    days         smallint NOT NULL CHECK (days BETWEEN 1 AND 90),
    in_per_cent  boolean NOT NULL DEFAULT false,
    red_fall     numeric CHECK (red_fall > 0),
    yellow_fall  numeric CHECK (yellow_fall > 0),
    yellow_rise  numeric CHECK (yellow_rise > 0),
    red_rise     numeric CHECK (red_rise > 0),
    PRIMARY KEY (limit_set_id, component, against),
    CHECK (coalesce(red_fall, yellow_fall, yellow_rise, red_rise) IS NOT NULL),
    CHECK (coalesce(yellow_fall <= red_fall, true) AND coalesce(yellow_rise <= red_rise, true))
);
ALTER TABLE limit_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_set ON limit_change TO samkonsult_app USING (
    EXISTS (SELECT FROM limit_set s WHERE s.id = limit_change.limit_set_id));
CREATE POLICY intake ON limit_change FOR SELECT TO samkonsult_intake USING (true);

GRANT SELECT, INSERT ON limit_change TO samkonsult_app;
GRANT SELECT ON limit_change TO samkonsult_intake;
