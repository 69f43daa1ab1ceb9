package diagnostics

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
)

// fingerprints returns a fingerprint for each diagnostic in the list, which
// stays the same from one run to the next: a hash of its file, its rule, its
// sentence, and its number among the diagnostics for which these are equal.
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

// sentenceKey returns the parts of a diagnostic that stay the same if lines are
// added above it or the white space in its line changes: the file, the rule and
// the line.
func sentenceKey(d diag.Diagnostic) string {
	line := d.File.Slice(d.File.LineSpan(d.File.LineAt(max(0, min(d.Span.Start, len(d.File.Text()))))))
	return strings.Join(append([]string{d.File.Name(), string(d.Code)}, strings.Fields(line)...), "\x00")
}
