#!/bin/sh
# Puts the champion where KServe fetches it from and tells KServe. VERSION and DIGEST come from the Jenkinsfile; BUCKET and NAMESPACE are yours.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
: "${VERSION:?}" "${DIGEST:?}" "${BUCKET:=s3://models}" "${NAMESPACE:=default}"
PLACE="$BUCKET/care/$VERSION" # a version's files never change, so neither does what lies there
export VERSION DIGEST PLACE
aws s3 cp --only-show-errors model.json "$PLACE/model.json"
envsubst '$VERSION $DIGEST $PLACE' < "$here/inferenceservice.yaml" | kubectl apply --namespace "$NAMESPACE" -f -
kubectl wait --namespace "$NAMESPACE" --for=condition=Ready --timeout=10m inferenceservice/care
