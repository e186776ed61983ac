-- What makers' payloads mean: mappings from their JSON, which administrators write. They hold for the whole site.

CREATE TABLE payload_mapping (
    id           uuid PRIMARY KEY,
    content_type text NOT NULL UNIQUE,
    model        text UNIQUE,                                       -- plain JSON from devices of this model is read by it too
    in_use       boolean NOT NULL,
    definition   jsonb NOT NULL,                                    -- no.samkonsult.registry.mapping.Definition
    version      integer NOT NULL,
    changed_by   uuid NOT NULL REFERENCES person,
    changed_at   timestamptz NOT NULL
);

-- Every version there has been: by it one can tell how a reading came to be what it is.
CREATE TABLE payload_mapping_version (
    mapping_id uuid NOT NULL REFERENCES payload_mapping,
    version    integer NOT NULL,
    definition jsonb NOT NULL,
    changed_by uuid NOT NULL REFERENCES person,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (mapping_id, version)
);

GRANT SELECT, INSERT, UPDATE ON payload_mapping TO samkonsult_app;
GRANT SELECT, INSERT ON payload_mapping_version TO samkonsult_app;
GRANT SELECT ON payload_mapping TO samkonsult_intake;
GRANT SELECT (model) ON device TO samkonsult_intake;
