#!/bin/sh
# Runs OciServerTest against the real registry server of the distribution project on loopback (Debian: docker-registry; or any binary that
# REGISTRY names, for example from: go install github.com/distribution/distribution/v3/cmd/registry@latest).
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
server=${REGISTRY:-$(command -v docker-registry || command -v registry || true)}
[ -n "$server" ] || { echo "no registry server on this machine (docker-registry): nothing was tried"; exit 0; }
work=$(mktemp -d)
port=${PORT:-5099}
cat >"$work/config.yml" <<EOF
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $work/data}}
http: {addr: 127.0.0.1:$port}
EOF
"$server" serve "$work/config.yml" >"$work/log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null; rm -rf "$work"' EXIT
i=0
until curl -fs "http://127.0.0.1:$port/v2/" >/dev/null; do
    i=$((i + 1))
    [ $i -lt 50 ] || { cat "$work/log"; echo "the registry does not answer"; exit 1; }
    sleep 0.2
done
cd "$here/../../central"
MLOPS_OCI_URLS="oci://127.0.0.1:$port/team/models${MLOPS_OCI_URLS:+,$MLOPS_OCI_URLS}" sh ../mvnw -B -q -o -pl indexes,jenkins-api,plugin \
    -Dtest=OciServerTest -Dsurefire.failIfNoSpecifiedTests=false test
echo "OciServerTest passed against $server"
