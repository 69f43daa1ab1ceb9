#!/usr/bin/env bash
# Draws the examples again and again, one and eight at a time, with different
# locales and time zones, and compares the pictures by their hash. Every run is a
# separate process, so that hash seeds differ. Prints the number of pictures, and
# exits with 1 if an example has more than one. The argument is the number of
# runs, 100 by default.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/journey" ./cmd/journey
locales=(C de_DE.UTF-8 tr_TR.UTF-8 ja_JP.EUC-JP ar_EG.UTF-8)
zones=(UTC Asia/Kolkata America/Sao_Paulo)
for ((i = 0; i < runs; i++)); do
    for workers in 1 8; do
        LC_ALL=${locales[i % 5]} TZ=${zones[i % 3]} GOMAXPROCS=$workers "$work/journey" render --quiet examples -o "$work/out"
        (cd "$work/out" && find . -name '*.svg' -exec sha256sum {} +) >>"$work/hashes"
        rm -r "$work/out"
    done
done
pictures=$(wc -l <"$work/hashes")
differ=$(sort -u "$work/hashes" | awk '{ print $2 }' | sort | uniq -d)
echo "$pictures pictures of $(awk '{ print $2 }' "$work/hashes" | sort -u | wc -l) journeys: ${differ:-one hash each}"
[ -z "$differ" ]
