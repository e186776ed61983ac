#!/usr/bin/env bash
# Makes the database and its three roles. The postgres image runs this once, as superuser, when its data folder is empty;
# by hand: PGHOST=… PGUSER=postgres SAMKONSULT_OWNER_PASSWORD=… SAMKONSULT_APP_PASSWORD=… SAMKONSULT_INTAKE_PASSWORD=… init.sh
set -euo pipefail

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "${POSTGRES_DB:-postgres}" \
    --set owner_password="${SAMKONSULT_OWNER_PASSWORD:?}" \
    --set app_password="${SAMKONSULT_APP_PASSWORD:?}" \
    --set intake_password="${SAMKONSULT_INTAKE_PASSWORD:?}" <<'SQL'
-- The owner changes the schema, the service reads and writes as app, the gateway stores readings as intake.
CREATE ROLE samkonsult_owner LOGIN PASSWORD :'owner_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE samkonsult_app LOGIN PASSWORD :'app_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE samkonsult_intake LOGIN PASSWORD :'intake_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;

CREATE DATABASE samkonsult OWNER samkonsult_owner;
REVOKE ALL ON DATABASE samkonsult FROM PUBLIC;
GRANT CONNECT ON DATABASE samkonsult TO samkonsult_app, samkonsult_intake;

\connect samkonsult
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
SQL
