#!/bin/sh
# Compares the scan with picklescan and modelscan. Usage: run.sh PYTHON [WORK]
# PYTHON has picklescan and modelscan; ./mlops --version has built the classes before. Needs 1.2 GB in WORK.
set -e
here=$(cd "$(dirname "$0")/../.." && pwd)
work=${2:-$here/bench/work}
classpath="$here/central/plugin/target/classes"
for jar in "$here"/central/plugin/target/engine/*.jar; do classpath="$classpath:$jar"; done
exec "$1" "$here/bench/scan/compare.py" "$work" "$classpath"
