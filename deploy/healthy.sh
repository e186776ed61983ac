#!/usr/bin/env bash
# Succeeds when the service in this container is ready for work. Asks by address, so the certificate's name is not looked at.
set -euo pipefail
scheme=http
[[ -z ${SAMKONSULT_TLS_CERTIFICATE:-} ]] || scheme=https
exec curl --fail --silent --insecure --max-time 5 --output /dev/null "$scheme://127.0.0.1:${SAMKONSULT_PORT:-8080}/health/readiness"
