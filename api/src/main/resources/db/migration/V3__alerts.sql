-- Alerts (varsel): what a desk must look at, and what became of it.

CREATE TABLE alert (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    patient_id   uuid NOT NULL REFERENCES patient,
    rule         text NOT NULL,                                     -- a kind's code, or limits-missing, not-assessable:<kind>, device:<name>
    severity     text NOT NULL CHECK (severity IN ('RED', 'YELLOW', 'TECHNICAL')),
    status       text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'TAKEN', 'CLOSED')),
    desk_id      uuid NOT NULL REFERENCES desk,
    controller   uuid NOT NULL REFERENCES organisation,
    raised_at    timestamptz NOT NULL,
    -- the latest reading under this rule
    kind         smallint,
    effective_at timestamptz,
    value1       numeric,
    value2       numeric,
    value3       numeric,
    limit_set_id integer REFERENCES limit_set,
    in_range     boolean NOT NULL DEFAULT false,                    -- the latest reading is green: closing needs no further reason
    -- what people did
    taken_by     uuid REFERENCES person,
    taken_at     timestamptz,
    closed_by    uuid REFERENCES person,
    closed_at    timestamptz,
    outcome      text,
    note         text,
    CHECK ((status = 'OPEN') = (taken_by IS NULL AND closed_by IS NULL)),
    CHECK ((status = 'CLOSED') = (closed_by IS NOT NULL AND outcome IS NOT NULL))
);
CREATE UNIQUE INDEX alert_one_open ON alert (patient_id, rule) WHERE status <> 'CLOSED';
CREATE INDEX alert_worklist ON alert (desk_id, raised_at) WHERE status <> 'CLOSED';
CREATE INDEX alert_patient ON alert (patient_id, raised_at);

GRANT SELECT, UPDATE ON alert TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE ON alert TO samkonsult_intake;
