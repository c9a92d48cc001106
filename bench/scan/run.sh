#!/bin/sh
# Compares the scan with picklescan, modelscan, fickling and modelaudit. Usage: run.sh PYTHON [WORK [HONEST]]
# PYTHON has the four; HONEST is a folder made by src/test/fixtures/make_honest_more.py; ./mlops --version has built the classes before. Needs 1.2 GB in WORK.
set -e
here=$(cd "$(dirname "$0")/../.." && pwd)
work=${2:-$here/bench/work}
classpath="$here/central/plugin/target/classes"
for jar in "$here"/central/plugin/target/engine/*.jar; do classpath="$classpath:$jar"; done
exec "$1" "$here/bench/scan/compare.py" "$work" "$classpath" ${3:+"$3"}
