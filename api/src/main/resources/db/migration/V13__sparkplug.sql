-- What Sparkplug edge nodes announced when they came online, so that any process can read what they send by alias. Nothing of a patient.

CREATE TABLE sparkplug_edge_node (
    gateway          text NOT NULL,                                 -- the topic's device
    group_id         text NOT NULL,
    edge_node_id     text NOT NULL,
    sequence         smallint CHECK (sequence BETWEEN 0 AND 255),   -- of the newest message
    rebirth_asked_at timestamptz,                                   -- when it was last found to have to announce everything again
    rebirth_sent_at  timestamptz,                                   -- when it was last told to; both null once it has
    PRIMARY KEY (gateway, group_id, edge_node_id)
);

CREATE TABLE sparkplug_birth (
    gateway      text NOT NULL,
    group_id     text NOT NULL,
    edge_node_id text NOT NULL,
    device_id    text NOT NULL,                                     -- empty for the edge node itself
    born_at      timestamptz NOT NULL,
    bd_seq       bigint,
    -- One metric at the same place in each.
    aliases      bigint[] NOT NULL,
    names        text[] NOT NULL,
    datatypes    integer[] NOT NULL,
    units        text[] NOT NULL,
    PRIMARY KEY (gateway, group_id, edge_node_id, device_id)
);

GRANT SELECT, INSERT, UPDATE ON sparkplug_edge_node TO samkonsult_intake;
GRANT SELECT, INSERT, UPDATE, DELETE ON sparkplug_birth TO samkonsult_intake;
