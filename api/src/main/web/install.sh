#!/bin/sh
# Fetches the exact front-end packages of package-lock.json and lays out what pages are served: install.sh TARGET
set -eu
target=$1
mkdir -p "$target"
