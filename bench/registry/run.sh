#!/bin/sh
# Measures how long a large model takes into the registry, beside sha256sum of it plus one plain copy (with fsync, as the registry has).
#   bench/registry/run.sh [GIB] [RUNS]      folder: BENCH_DIR; needs three times the size. Runs alternate.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
gib=${1:-1}
runs=${2:-5}
work=${BENCH_DIR:-${TMPDIR:-/tmp}/mlops-bench-registry}
mkdir -p "$work"
classpath="$root/central/plugin/target/classes"
for jar in "$root"/central/plugin/target/engine/*.jar; do classpath="$classpath:$jar"; done
javac -cp "$classpath" -d "$work" "$here/Store.java"
[ -f "$work/model.bin" ] || head -c "${gib}G" /dev/urandom >"$work/model.bin"
cat "$work/model.bin" >/dev/null
time_() {
    label=$1; shift
    /usr/bin/env time -f "$label wall %e cpu %U+%S peak_kb %M" "$@" >/dev/null
}
i=0
while [ $i -lt "$runs" ]; do
    time_ "sha256sum" sha256sum "$work/model.bin"
    time_ "copy     " dd if="$work/model.bin" of="$work/copy.bin" bs=1M conv=fsync status=none
    rm "$work/copy.bin"
    time_ "register " java -Xmx64m -cp "$classpath:$work" Store "$work/registry" m "$work/model.bin"
    rm -r "$work/registry"
    i=$((i + 1))
done
