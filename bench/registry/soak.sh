#!/bin/sh
# Kills processes that register, promote and clean at 200 random moments (or as many as given), and checks the registry after each.
set -eu
cd "$(dirname "$0")/../.."
exec ./mvnw -q -f central/pom.xml test -Dtest=RegistryKillTest -Dsurefire.failIfNoSpecifiedTests=false "-DargLine=-Dmlops.kills=${1:-200}"
