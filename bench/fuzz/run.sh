#!/usr/bin/env bash
# Fuzzes every target of the repository and stops at the first one that finds
# something. Prints the number of targets and inputs. The argument multiplies the
# default number of inputs; 30 takes half an hour of CPU time for each target on
# the path from text to picture.
set -euo pipefail
cd "$(dirname "$0")/../.."
times=${1:-1}

# Budgets are numbers of inputs, not seconds: when seconds run out, Go before
# 1.27 sometimes fails a target that found nothing (golang/go#75804). On two
# cores they take 30 s for targets on the path to a picture, 8 s for others.
targets=0 all=0
for file in $(grep -rlE '^func Fuzz[A-Z]' --include='*_test.go' . | sort); do
    for target in $(sed -nE 's/^func (Fuzz[A-Za-z0-9_]+)\(.*/\1/p' "$file"); do
        case $file in
            ./lang/parser/* | ./lang/format/* | ./compiler/compiler_test.go) inputs=25000 ;;
            ./examples/*) inputs=2000 ;;
            ./internal/sheet/* | ./internal/terminal/* | ./render/internal/outline/* | ./render/internal/text/*) inputs=100000 ;;
            ./compiler/config/* | ./report/diagnostics/safety_test.go | ./render/theme/* | ./report/internal/markdown/*) inputs=50000 ;;
            ./render/internal/pdf/* | ./render/render_test.go | ./report/table/*) inputs=1000 ;;
            ./report/*) inputs=150 ;;
            *) inputs=5000 ;;
        esac
        inputs=$((inputs * times))
        go test -run '^$' -fuzz "^$target\$" -fuzztime "${inputs}x" -fuzzminimizetime 10x "$(dirname "$file")"
        targets=$((targets + 1)) all=$((all + inputs))
    done
done
echo "$targets targets, $all inputs: nothing found"
