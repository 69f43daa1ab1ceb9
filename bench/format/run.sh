#!/usr/bin/env bash
# Formats generated journeys, mutants and words at random, with odd spaces, line
# breaks, line ends and characters among them, and checks that tree, model,
# comments and codes stay, and that a second run changes nothing; then that
# every place in trees, models and diagnostics lies in its file and on borders
# of characters. Prints how many texts there were. Takes their number: 100000.
set -euo pipefail
cd "$(dirname "$0")/../.."
texts=${1:-100000}
go test -timeout 2h -run 'FormattingKeepsGeneratedTexts' -v ./internal/gen -texts "$texts"
go test -timeout 2h -run 'SpansLieOnRuneBorders' -v ./compiler -texts "$texts"
