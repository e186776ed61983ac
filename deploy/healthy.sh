#!/usr/bin/env bash
# Succeeds when the service in this container is ready for work. The image has no HTTP client, so bash speaks for itself.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${SAMKONSULT_PORT:-8080}"
printf 'GET /health/readiness HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
read -r _ status _ <&3
[[ $status == 200 ]]
