#!/bin/sh
# Measures mlops against other tools that check data, and writes bench/RESULTS-peers.md.
#   bench/peers/run.sh [ROWS] [RUNS]        BENCH_DIR=folder for data and virtual environments
# Installs the newest versions of the tools from PyPI, each in an environment of its own; what cannot be installed is left out of the table.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../.." && pwd)
rows=${1:-5000000}
runs=${2:-5}
work=${BENCH_DIR:-${TMPDIR:-/tmp}/mlops-peers}
mkdir -p "$work/large" "$work/small"
"$root/mlops" --version >/dev/null
peers=
environment() { # name, packages...
    name=$1; shift
    python3 -m venv "$work/venv-$name"
    if "$work/venv-$name/bin/pip" install -q --upgrade "$@"; then
        peers="$peers $name=$work/venv-$name/bin/python"
    else
        echo "left out: $name cannot be installed" >&2
    fi
}
environment duckdb duckdb
environment pandera 'pandera[polars]'
environment soda soda-core-duckdb
duckdb="$work/venv-duckdb/bin/python"
[ -f "$work/large/$rows" ] || { rm -f "$work/large"/*; "$duckdb" "$here/data.py" "$rows" "$work/large"; : >"$work/large/$rows"; }
[ -f "$work/small/data.csv" ] || "$duckdb" "$here/data.py" 1000 "$work/small"
# shellcheck disable=SC2086
LARGE=$rows "$duckdb" "$here/measure.py" "$work" "$runs" "$root/mlops" "$root/bench/RESULTS-peers.md" $peers
