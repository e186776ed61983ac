-- Who logs in, by which issuer, in which capacity; other systems; and what keeps guessing and replaying from working.

-- Another system of the region that asks in its own name: what it reads is what its service follows up.
CREATE TABLE machine_client (
    id              uuid PRIMARY KEY,                               -- its client_id
    name            text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation,
    service_id      uuid NOT NULL REFERENCES service,
    jwks            jsonb NOT NULL,                                 -- its public keys (RFC 7517); we keep no secret of it
    scopes          text[] NOT NULL CHECK (scopes <@ ARRAY['patient.read', 'measurement.read']),
    valid           tstzrange NOT NULL DEFAULT tstzrange(now(), NULL)
);

ALTER TABLE session
    ALTER COLUMN person_id DROP NOT NULL,
    ADD COLUMN machine_client_id uuid REFERENCES machine_client,
    ADD COLUMN scope          text,                                 -- what a machine was granted, separated by spaces
    ADD COLUMN chosen         boolean NOT NULL DEFAULT true,        -- false: which capacity to act in is still to be chosen
    ADD COLUMN kind           text NOT NULL DEFAULT 'DEMO' CHECK (kind IN ('DEMO', 'HELSEID', 'ID_PORTEN', 'OTHER', 'MACHINE')),
    ADD COLUMN strong         boolean NOT NULL DEFAULT true,        -- logged in strongly enough for health data
    ADD COLUMN issuer         text,                                 -- the issuer's name in our settings
    ADD COLUMN security_level text,                                 -- as the issuer said it
    ADD COLUMN subject        text,                                 -- the issuer's words for the person and its own session
    ADD COLUMN issuer_session text,
    ADD COLUMN id_token       text,                                 -- only to log out there too; removed when the session ends
    ADD COLUMN last_seen_at   timestamptz,                          -- null: a program's session, which has no idle time
    ADD CHECK (num_nonnulls(person_id, machine_client_id) = 1),
    ADD CHECK (ended_at IS NULL OR id_token IS NULL);
CREATE INDEX session_of_issuer ON session (issuer, subject) WHERE ended_at IS NULL;

-- A login that is under way at an issuer: used once, by the browser that began it.
CREATE TABLE login_request (
    id          uuid PRIMARY KEY,                                   -- in a cookie of that browser
    issuer      text NOT NULL,
    state       text NOT NULL,
    nonce       text NOT NULL,
    verifier    text NOT NULL,                                      -- PKCE (RFC 7636)
    next        text NOT NULL,
    expires_at  timestamptz NOT NULL
);
CREATE INDEX login_request_expiry ON login_request (expires_at);

-- Proofs and assertions that hold once, known to every process (DPoP, RFC 9449; private_key_jwt, RFC 7523).
CREATE TABLE used_once (
    digest     bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE INDEX used_once_expiry ON used_once (expires_at);

-- Failed attempts to log in, counted to slow down guessing. Digests: people type into the wrong field what nobody should read.
CREATE TABLE failed_login (
    account bytea NOT NULL,
    address bytea NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX failed_login_account ON failed_login (account, at);
CREATE INDEX failed_login_address ON failed_login (address, at);
CREATE INDEX failed_login_at ON failed_login (at);

-- A machine works in the service it was set up for, as long as it is.
CREATE OR REPLACE FUNCTION acting_services() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(id), '{}') FROM (
        SELECT s.id FROM service s JOIN service_staff w ON w.service_id = s.id
        WHERE w.person_id = acting_person() AND w.valid @> now() AND s.organisation_id = acting_organisation()
        UNION
        SELECT service_id FROM machine_client
        WHERE acting_role() = 'MACHINE' AND id = acting_person() AND valid @> now()) AS mine
    $$;

GRANT SELECT ON machine_client TO samkonsult_app;
GRANT SELECT, INSERT, DELETE ON login_request, failed_login TO samkonsult_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON used_once TO samkonsult_app;  -- UPDATE only to lock what is removed
