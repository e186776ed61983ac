-- Eigenbehandlingsplan: what the patient does in each zone, as it was agreed. It holds once the plan's responsible doctor has confirmed it.

CREATE TABLE self_management (
    id           uuid PRIMARY KEY,
    plan_id      uuid NOT NULL REFERENCES monitoring_plan,
    green        text NOT NULL CHECK (length(green) <= 1000),
    yellow       text NOT NULL CHECK (length(yellow) BETWEEN 1 AND 1000),
    red          text NOT NULL CHECK (length(red) BETWEEN 1 AND 1000),
    written_by   uuid NOT NULL REFERENCES person,
    written_at   timestamptz NOT NULL,
    confirmed_by uuid REFERENCES person,
    confirmed_at timestamptz,
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
CREATE INDEX self_management_plan ON self_management (plan_id, written_at);

-- Patients and next of kin see what is confirmed; nobody but personnel writes.
ALTER TABLE self_management ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_plan ON self_management TO samkonsult_app USING (
    (confirmed_at IS NOT NULL OR NOT (SELECT acting_privately()))
    AND EXISTS (SELECT FROM monitoring_plan p WHERE p.id = self_management.plan_id));
CREATE POLICY added_by_personnel ON self_management AS RESTRICTIVE FOR INSERT TO samkonsult_app
    WITH CHECK (NOT (SELECT acting_privately()));
CREATE POLICY changed_by_personnel ON self_management AS RESTRICTIVE FOR UPDATE TO samkonsult_app
    USING (NOT (SELECT acting_privately()));
GRANT SELECT, INSERT ON self_management TO samkonsult_app;
GRANT UPDATE (confirmed_by, confirmed_at) ON self_management TO samkonsult_app;
