#!/bin/sh
# Starts Mosquitto; makes the plugin's file with its administrator the first time.
set -eu
accounts=/mosquitto/data/dynamic-security.json
if [ ! -f "$accounts" ]; then
    mosquitto_ctrl dynsec init "$accounts" admin "${SAMKONSULT_BROKER_ADMIN_PASSWORD:?}" >/dev/null
fi
chown -R mosquitto:mosquitto /mosquitto/data
exec mosquitto -c /mosquitto/config/mosquitto.conf
