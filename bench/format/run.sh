#!/usr/bin/env bash
# Formats generated journeys, mutants and random words, with odd spaces, line
# breaks, line ends and characters among them, and checks that tree, model,
# comments and codes stay the same, and that a second run changes nothing; then
# that every position in trees, models and diagnostics is inside its file and on
# a character boundary. Prints the number of texts. The argument is that number,
# in thousands, 100 by default.
set -euo pipefail
cd "$(dirname "$0")/../.."
thousands=${1:-100}
TRIALS=$thousands go test -timeout 2h -run 'FormattingKeepsGeneratedTexts' -v ./internal/gen
TRIALS=$((2 * thousands)) go test -timeout 2h -run 'SpansLieOnRuneBorders' -v ./compiler
