#!/bin/sh
# Times pages of a running Jenkins: pages.sh URL PID PATH...
# PID is the process of that Jenkins on this machine. Prints, for each page, the processor time of the server for a request (40 requests after 10
# that warm up) and the least and the middle wall time. Compare the pages of the registry with others of the same Jenkins in the same run.
set -eu
url=$1
pid=$2
shift 2
tick=$(getconf CLK_TCK)
cpu() { awk '{print $14 + $15}' "/proc/$pid/stat"; }
for path in "$@"; do
    i=0
    while [ $i -lt 10 ]; do curl -s -o /dev/null "$url/$path"; i=$((i + 1)); done
    before=$(cpu)
    times=$(i=0; while [ $i -lt 40 ]; do curl -s -o /dev/null -w '%{time_total}\n' "$url/$path"; i=$((i + 1)); done | sort -n)
    after=$(cpu)
    echo "$path: $(( (after - before) * 1000 / tick / 40 )) ms of processor, least $(echo "$times" | head -n 1) s, middle $(echo "$times" | sed -n 20p) s"
done
