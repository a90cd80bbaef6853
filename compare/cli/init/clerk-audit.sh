#!/bin/sh
# Audits the repository against the snapshot that clerk-audit.json names, in any CI:
#
#     scripts/clerk-audit.sh [BASE]
#
# With BASE, a branch or commit, it fails by what was changed since alone.
# It needs clerk-audit and no network. Exit status: 0 good, 1 findings, 2 not done.
set -eu
cd "$(dirname "$0")/.."
mkdir -p clerk-audit-reports
exec clerk-audit check . --as-of now ${1:+--changed-since "$1"} \
    --format text --output - \
    --format junit --output clerk-audit-reports/junit.xml \
    --format sarif --output clerk-audit-reports/clerk-audit.sarif \
    --format html --output clerk-audit-reports/clerk-audit.html
