#!/usr/bin/env bash
# Audits the pictures of generated journeys: of 3 to 400 steps, to the right and
# down, compact and timeline, folded and not, on all cores. Prints the defects and
# exits with 1 if there are any.
#   generated.sh [HOW-MANY] [FIRST-SEED]      500 and 1 by default
set -euo pipefail
cd "$(dirname "$0")/../.."
many=${1:-500} first=${2:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/journey" ./cmd/journey
go build -o "$work/journeys" ./bench/journeys

# Mostly journeys as people write them, and a few that nobody should.
steps=(3 5 8 12 16 20 25 30 40 60 9 14 18 22 28 35 50 80 120 400)
for ((i = 0; i < many; i++)); do
    seed=$((first + i))
    "$work/journeys" -seed "$seed" -steps "${steps[i % 20]}" -participants $((1 + i % 8)) >"$work/j.journey"
    direction=right density=compact width=auto view=lanes
    ((i % 3 == 1)) && direction=down
    ((i % 5 == 2)) && density=timeline
    ((i % 7 == 3)) && width=none
    ((i % 11 == 4)) && view=blueprint
    "$work/journey" render --quiet --direction $direction --density $density --width $width --view $view \
        -o "$work/$seed-$direction-$density-$width-$view.svg" "$work/j.journey"
done
find "$work" -name '*.svg' | sort | xargs -n 25 -P "$(nproc)" node bench/audit/audit.mjs || exit 1
