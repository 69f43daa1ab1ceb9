#!/usr/bin/env bash
# Kills the command at random moments while it writes one picture over another,
# and lets the disk fill up, and checks that the file is completely the old or
# the new one. Prints how often it was which, and exits with 1 if it was neither.
# The argument is the number of kills, 500 by default.
set -euo pipefail
cd "$(dirname "$0")/../.."
kills=${1:-500}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/journey" ./cmd/journey
draw=("$work/journey" render --quiet -o)
one=examples/lost-card.journey two=examples/refund-as-is.journey
"${draw[@]}" "$work/one.svg" $one
"${draw[@]}" "$work/two.svg" $two

# How long a run takes here, in microseconds: the kills are spread over it.
begun=${EPOCHREALTIME/[.,]/}
"${draw[@]}" "$work/out.svg" $two
took=$((${EPOCHREALTIME/[.,]/} - begun))

old=0 new=0 torn=0
for ((i = 0; i < kills; i++)); do
    if ((i % 2)); then from=one to=two journey=$two; else from=two to=one journey=$one; fi
    cp "$work/$from.svg" "$work/out.svg"
    "${draw[@]}" "$work/out.svg" "$journey" &
    moment=$((SRANDOM % (took * 3 / 2)))
    sleep "$(printf '%d.%06d' $((moment / 1000000)) $((moment % 1000000)))"
    kill -KILL $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    if cmp -s "$work/out.svg" "$work/$from.svg"; then
        old=$((old + 1))
    elif cmp -s "$work/out.svg" "$work/$to.svg"; then
        new=$((new + 1))
    else
        torn=$((torn + 1))
    fi
done
echo "$kills kills: $old times the old file, $new times the new one, $torn times part of one"
((torn == 0))

# A disk with room for one and a half pictures.
if ! unshare --map-root-user --mount true 2>/dev/null; then
    echo "a full disk: not tried, no disk may be mounted here"
    exit
fi
export work journey=$two
unshare --map-root-user --mount bash -euo pipefail -c '
    mkdir "$work/disk"
    size=$(($(stat -c %s "$work/one.svg") + $(stat -c %s "$work/two.svg") / 2))
    mount -t tmpfs -o size="$size" none "$work/disk"
    cp "$work/one.svg" "$work/disk/out.svg"
    if "$work/journey" render --quiet -o "$work/disk/out.svg" "$journey"; then
        echo "the disk was not full"
        exit 1
    fi
    cmp "$work/disk/out.svg" "$work/one.svg"
    [ "$(ls -A "$work/disk")" = out.svg ]
    echo "a full disk: the old file, and no other"
'
