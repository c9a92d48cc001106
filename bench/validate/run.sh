#!/bin/sh
# Measures mlops validate against one hand-written query on the same DuckDB, and its fixed cost against Great Expectations.
#   bench/validate/run.sh [MILLIONS] [RUNS]        PYTHON_GE=python with great_expectations, to measure it, too
# Runs alternate. Wall time is told together with processor time, because a busy machine spoils the first and not the second.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
millions=${1:-10}
runs=${2:-3}
work=${BENCH_DIR:-${TMPDIR:-/tmp}/mlops-bench}
mkdir -p "$work"
"$root/mlops" --version >/dev/null
lib="$root/central/plugin/target/mlops/lib"
javac -d "$work" "$here/Query.java"
cd "$work"
query() { java -Xmx256m -XX:+UseSerialGC -cp "$lib/*:$work" Query "$@"; }
[ -f "data-${millions}m.parquet" ] || query "$here/generate.sql" "$millions"
[ -f "data-${millions}m.csv" ] || { echo "COPY (FROM 'data-${millions}m.parquet') TO 'data-${millions}m.csv' (HEADER)" >copy.sql; query copy.sql; }
head -n 1001 "$root/examples/care/data/train.csv" >small.csv
time_() { # label, command...
    label=$1; shift
    /usr/bin/env time -f "$label wall %e cpu %U+%S peak_kb %M" "$@" >/dev/null 2>time.txt || true
    grep wall time.txt
}
i=0
while [ $i -lt "$runs" ]; do
    for format in parquet csv; do
        time_ "hand  $format" java -Xmx256m -XX:+UseSerialGC -cp "$lib/*:$work" Query "$here/hand.sql" "data-${millions}m.$format"
        time_ "mlops $format" "$root/mlops" validate --data "data-${millions}m.$format" --contract "$here/rules.dqdl" --out out
    done
    time_ "mlops small" "$root/mlops" validate --data small.csv --contract "$here/small.dqdl" --out out
    [ -z "${PYTHON_GE:-}" ] || time_ "great expectations small" "$PYTHON_GE" "$here/ge.py" small.csv
    i=$((i + 1))
done
