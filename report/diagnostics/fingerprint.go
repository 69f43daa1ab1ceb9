package diagnostics

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
)

// fingerprints are what a diagnostic is known by from one run to the next, one
// for each in the list: a hash of its file, its rule and its sentence, and of
// its number among those of which all that is equal.
func fingerprints(list diag.List) []string {
	prints := make([]string, len(list))
	seen := map[string]int{}
	for i, d := range list {
		key := sentenceKey(d)
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		prints[i] = hex.EncodeToString(sum[:16])
		seen[key]++
	}
	return prints
}

// sentenceKey is what stays of a diagnostic when lines are added above it or
// the white space in its own line changes: the file, the rule and the line.
func sentenceKey(d diag.Diagnostic) string {
	line := d.File.Slice(d.File.LineSpan(d.File.LineAt(max(0, min(d.Span.Start, len(d.File.Text()))))))
	return strings.Join(append([]string{d.File.Name(), string(d.Code)}, strings.Fields(line)...), "\x00")
}
