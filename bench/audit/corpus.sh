#!/usr/bin/env bash
# Audits the pictures of all journeys that the tests read: every .journey file
# and every one in an archive of cases. Those with errors are drawn as far as
# they can be read. Prints the defects and exits with 1 if there are any.
#   corpus.sh [FLAG-OF-RENDER…]
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/journey" ./cmd/journey
mkdir "$work/in" "$work/out"
list() { git ls-files -z -- "$1"; }

list '*.journey' | while IFS= read -r -d '' file; do
    cp "$file" "$work/in/${file//\//-}"
done
list 'compiler/rules/testdata/*.txtar' | while IFS= read -r -d '' file; do
    awk -v to="$work/in/$(basename "$file" .txtar)" \
        '/^-- .* --$/ { n++; next } n { print > (to "-" n ".journey") }' "$file"
done
for file in "$work"/in/*.journey; do
    picture=$work/out/$(basename "$file" .journey).svg
    "$work/journey" render --quiet --force "$@" -o "$picture" "$file" 2>/dev/null || true
    # If nothing could be read, or there is no step, there is nothing to measure.
    if [ -e "$picture" ] && ! grep -q 'data-step=' "$picture"; then rm "$picture"; fi
done
count() { find "$1" -type f | wc -l; }
echo "$(count "$work/out") of $(count "$work/in") journeys have steps to draw"
failed=0
find "$work/out" -name '*.svg' | sort | xargs -n 50 -P "$(nproc)" node bench/audit/audit.mjs >"$work/report" || failed=1
grep -v '^ok' "$work/report"
exit $failed
