#!/usr/bin/env bash
# Fuzzes every target of the repository and ends at the first one that finds
# something. Prints how many targets and inputs there were. Takes how many times
# the usual number of inputs to try: 1. Thirty times as many are half an hour of
# CPU time for each target on the way from a text to a picture.
set -euo pipefail
cd "$(dirname "$0")/../.."
times=${1:-1}

# Budgets are numbers of inputs, not seconds: when seconds run out, Go before
# 1.27 now and then fails a target that found nothing (golang/go#75804). On two
# cores they come to 30 s for texts on their way to a picture, 8 s for others.
targets=0 all=0
for file in $(grep -rlE '^func Fuzz[A-Z]' --include='*_test.go' . | sort); do
    for target in $(sed -nE 's/^func (Fuzz[A-Za-z0-9_]+)\(.*/\1/p' "$file"); do
        case $file in
            ./lang/parser/* | ./lang/format/* | ./compiler/compiler_test.go) inputs=25000 ;;
            ./examples/*) inputs=2000 ;;
            ./interop/csv/* | ./lang/terminal/* | ./render/outline/* | ./render/text/*) inputs=100000 ;;
            ./compiler/config/* | ./lang/diag/report/safety_test.go | ./render/theme/* | ./report/markdown/*) inputs=50000 ;;
            ./render/pdf/* | ./render/render_test.go | ./report/table/*) inputs=1000 ;;
            ./report/figures/*) inputs=150 ;;
            *) inputs=5000 ;;
        esac
        inputs=$((inputs * times))
        go test -run '^$' -fuzz "^$target\$" -fuzztime "${inputs}x" -fuzzminimizetime 10x "$(dirname "$file")"
        targets=$((targets + 1)) all=$((all + inputs))
    done
done
echo "$targets targets, $all inputs: nothing found"
