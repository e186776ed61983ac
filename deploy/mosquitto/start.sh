#!/bin/sh
# Starts Mosquitto; makes the plugin's file with its administrator the first time, and listens with TLS where there is a certificate.
set -eu
accounts=/mosquitto/data/dynamic-security.json
password=${SAMKONSULT_BROKER_ADMIN_PASSWORD:-}
[ -z "${SAMKONSULT_BROKER_ADMIN_PASSWORD_FILE:-}" ] || password=$(cat "$SAMKONSULT_BROKER_ADMIN_PASSWORD_FILE")
if [ ! -f "$accounts" ]; then
    mosquitto_ctrl dynsec init "$accounts" admin "${password:?SAMKONSULT_BROKER_ADMIN_PASSWORD is not set}" >/dev/null
fi
configuration=/mosquitto/data/mosquitto.conf
cat /mosquitto/config/mosquitto.conf >"$configuration"
if [ -f /mosquitto/certificates/certificate.pem ]; then
    cat /mosquitto/config/tls.conf >>"$configuration"
    if [ -f /mosquitto/certificates/device-ca.pem ]; then
        cat /mosquitto/config/client-certificates.conf >>"$configuration"
        if [ -f /mosquitto/certificates/revoked.pem ]; then
            echo "crlfile /mosquitto/certificates/revoked.pem" >>"$configuration"
        fi
    fi
fi
chown -R mosquitto:mosquitto /mosquitto/data
exec mosquitto -c "$configuration"
