#!/usr/bin/env bash
# How fast a record is imported: against the bare insert of the same rows, by the database's own tool, into the same
# tables with the same indexes and foreign keys, in one run. See docs/performance.md.
#
#   benches/import.sh [EVENTS]                  SQLite; needs sqlite3
#   POSTGRES=postgres://user@host benches/import.sh [EVENTS]    also PostgreSQL; needs psql; makes and drops two databases
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
events=${1:-100000}
rapport=${RAPPORT:-target/release/rapport}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tables="record institution country city organization embassy embassy_accreditation position person tenure topic program
    source event event_topic participation commitment commitment_target relationship citation other_name identifier change"

# seconds COMMAND…: runs it and prints how long it took.
seconds() {
    local began ended
    began=$(date +%s.%N)
    "$@" >/dev/null
    ended=$(date +%s.%N)
    awk -v a="$began" -v b="$ended" 'BEGIN { printf "%.1f", b - a }'
}

report() {
    awk -v name="$1" -v import="$2" -v bare="$3" \
        'BEGIN { printf "%-12s import %6.1f s   bare insert %6.1f s   ratio %.2f\n", name, import, bare, import / bare }'
}

"$rapport" generate --events "$events" "$work/record.jsonl"
printf '{"type":"country","key":"nowhere","name":"Nowhere"}\n' >"$work/one.jsonl"

import=$(seconds "$rapport" --database "sqlite://$work/imported.db" import "$work/record.jsonl")
rows=0
for table in $tables; do
    rows=$((rows + $(sqlite3 "$work/imported.db" "SELECT count(*) FROM $table")))
done
echo "$events events, $(wc -l <"$work/record.jsonl") records, $rows rows"
"$rapport" --database "sqlite://$work/bare.db" import "$work/one.jsonl" >/dev/null
{
    echo "PRAGMA foreign_keys = ON; ATTACH '$work/imported.db' AS imported; BEGIN;"
    for table in $tables; do echo "DELETE FROM $table;"; done
    for table in $tables; do echo "INSERT INTO $table SELECT * FROM imported.$table;"; done
    echo "COMMIT;"
} >"$work/bare.sql"
report SQLite "$import" "$(seconds sqlite3 "$work/bare.db" ".read $work/bare.sql")"

[ -n "${POSTGRES:-}" ] || exit 0
for name in rapport_imported rapport_bare; do
    psql -q "$POSTGRES/postgres" -c "DROP DATABASE IF EXISTS $name" -c "CREATE DATABASE $name" 2>/dev/null
done
import=$(seconds "$rapport" --database "$POSTGRES/rapport_imported" import "$work/record.jsonl")
"$rapport" --database "$POSTGRES/rapport_bare" import "$work/one.jsonl" >/dev/null
{
    echo "SET client_min_messages = warning; BEGIN; TRUNCATE record CASCADE; TRUNCATE change;"
    for table in $tables; do
        psql -q "$POSTGRES/rapport_imported" -c "\\copy $table TO '$work/$table.csv' CSV"
        echo "\\copy $table FROM '$work/$table.csv' CSV"
    done
    echo "COMMIT;"
} >"$work/bare.psql"
report PostgreSQL "$import" "$(seconds psql -q "$POSTGRES/rapport_bare" -v ON_ERROR_STOP=1 -f "$work/bare.psql")"
for name in rapport_imported rapport_bare; do psql -q "$POSTGRES/postgres" -c "DROP DATABASE $name"; done
