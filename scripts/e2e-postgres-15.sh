#!/bin/sh
# Runs the end-to-end tests against Debian's PostgreSQL 15, the oldest that is supported, instead of the embedded one:
#
#   scripts/e2e-postgres-15.sh [arguments for Jest]
#
# A server is started in a temporary folder, as an ordinary account, and is gone with the folder at the end. With
# POSTGRES_BIN set to the folder of another version's programs, that version is tested.
set -eu
cd "$(dirname "$0")/.."
bin=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
if [ ! -x "$bin/initdb" ] || [ ! -x "$bin/pg_ctl" ]; then
  echo "PostgreSQL is not in $bin. On Debian 12: apt-get install postgresql-15." >&2
  exit 1
fi
node=node_modules/.bin/node
[ -x "$node" ] || node=node
exec "$node" test/on-postgres.mjs "$bin" "$@"
