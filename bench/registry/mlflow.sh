#!/bin/sh
# Measures how long a large model takes into an MLflow server: by MLflow's own client and by mlops register, and beside them into the embedded
# registry. Runs alternate.
#   bench/registry/mlflow.sh URL PYTHON [GIB] [RUNS]      PYTHON: one with mlflow of the server's version; folder: BENCH_DIR, twice the size free,
#                                                         and as much for each run where the server keeps its files
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
url=$1
python=$2
gib=${3:-1}
runs=${4:-3}
work=${BENCH_DIR:-${TMPDIR:-/tmp}/mlops-bench-registry}
mkdir -p "$work"
classpath="$root/central/plugin/target/classes"
for jar in "$root"/central/plugin/target/engine/*.jar; do classpath="$classpath:$jar"; done
model=$work/model.safetensors
if [ ! -f "$model" ]; then
    "$python" -c '
import json, os, struct, sys
n = int(sys.argv[2]) << 30
head = json.dumps({"w": {"dtype": "U8", "shape": [n], "data_offsets": [0, n]}}).encode()
with open(sys.argv[1], "wb") as out:
    out.write(struct.pack("<Q", len(head)) + head)
    for _ in range(n >> 24):
        out.write(os.urandom(1 << 24))' "$model" "$gib"
fi
cat "$model" >/dev/null
client='
import sys, time
from mlflow import MlflowClient
client = MlflowClient(sys.argv[1])
start = time.time()
name = "bench-client"
try:
    client.create_registered_model(name)
except Exception:
    pass
run = client.create_run("0")
client.log_artifact(run.info.run_id, sys.argv[2], "model")
client.set_terminated(run.info.run_id)
client.create_model_version(name, run.info.artifact_uri + "/model", run.info.run_id)
print("client without its start: wall %.1f" % (time.time() - start), file=sys.stderr)'
time_() {
    label=$1
    shift
    /usr/bin/env time -f "$label wall %e cpu %U+%S peak_kb %M" "$@" >/dev/null
}
java="java -Xmx${HEAP:-128m} -XX:+UseSerialGC -cp $classpath io.jenkins.plugins.mlops.engine.cli.Main"
i=0
while [ $i -lt "$runs" ]; do
    time_ "mlflow client " "$python" -c "$client" "$url" "$model"
    time_ "mlops, MLflow " $java register --registry "$url" --name bench-mlops --model "$model" --build-url "https://ci.example/$(date +%s)/" --out "$work/out"
    time_ "mlops, folder " $java register --registry "$work/registry" --name bench-mlops --model "$model" --out "$work/out"
    rm -r "$work/registry"
    i=$((i + 1))
done
