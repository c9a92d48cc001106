#!/bin/sh
# Measures the start of the command line, two builds against each other: mlops --version, and mlops validate on two rows.
#   bench/validate/start.sh BEFORE AFTER [RUNS]        folders with the jars: copies of central/plugin/target/mlops/lib
# Runs alternate. "shared": with an archive of loaded classes, as ./mlops makes one; "plain": without, as Jenkins starts the engine.
set -eu
before=$1
after=$2
runs=${3:-20}
work=${BENCH_DIR:-${TMPDIR:-/tmp}/mlops-bench}
mkdir -p "$work"
printf 'a,b\n1,x\n2,y\n' >"$work/two.csv"
mlops() { # lib, archive option, words...
    lib=$1; archive=$2; shift 2
    /usr/bin/env time -f "%e %U %S" -o "$work/time.txt" java -Xmx2g -XX:+UseSerialGC -Xlog:cds=off -Xlog:cds+dynamic=off "$archive" \
        -cp "$lib/*" io.jenkins.plugins.mlops.engine.cli.Main "$@" >/dev/null
}
validate() { mlops "$1" "$2" validate --data "$work/two.csv" --rule 'RowCount = 2' --out "$work/start"; }
for lib in "$before" "$after"; do
    validate "$lib" "-XX:DumpLoadedClassList=$lib/start.list"
    java -XX:+UseSerialGC -Xshare:dump -XX:SharedClassListFile="$lib/start.list" -XX:SharedArchiveFile="$lib/start.jsa" -cp "$lib/*" >/dev/null 2>&1
    # What ./mlops made before picocli came, whose classes Java 17 does not take into it.
    validate "$lib" "-XX:ArchiveClassesAtExit=$lib/exit.jsa" 2>/dev/null
done
run() { # label, lib, archive option
    mlops "$2" "$3" --version; echo "version $1 $(cat "$work/time.txt")"
    validate "$2" "$3"; echo "validate $1 $(cat "$work/time.txt")"
}
i=0
while [ $i -lt "$runs" ]; do
    run "shared before" "$before" "-XX:SharedArchiveFile=$before/start.jsa"
    run "shared after" "$after" "-XX:SharedArchiveFile=$after/start.jsa"
    run "exit before" "$before" "-XX:SharedArchiveFile=$before/exit.jsa"
    run "plain before" "$before" -Xshare:auto
    run "plain after" "$after" -Xshare:auto
    i=$((i + 1))
done
