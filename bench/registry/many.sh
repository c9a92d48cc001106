#!/bin/sh
# Registers 2,000, 5,000 and 20,000 small files, beside hashing and copying them with one sync at the end (needs coreutils' sync -f). Cold processes, then one warm process, in turns.
#   bench/registry/many.sh [ROUNDS]         folder: BENCH_DIR
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
work=${BENCH_DIR:-${TMPDIR:-/tmp}/mlops-bench-registry}
mkdir -p "$work/classes"
classpath="$root/central/plugin/target/classes"
for jar in "$root"/central/plugin/target/engine/*.jar; do classpath="$classpath:$jar"; done
javac -cp "$classpath" -d "$work/classes" "$here/ManyFiles.java"
for number in 2000 5000 20000; do
    java -Xmx128m -cp "$classpath:$work/classes" ManyFiles "$work/many-$number" "$number" "${1:-9}"
    java -Xmx128m -XX:+UseSerialGC -cp "$classpath:$work/classes" ManyFiles "$work/many-$number" "$number" "${1:-9}" warm
done
rm -r "$work"/many-*
