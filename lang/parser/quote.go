package parser

import (
	"strings"

	"github.com/journey-lang/journey/lang/token"
	"github.com/journey-lang/journey/lang/words"
)

// QuoteName returns a name as it has to be written in a sentence: in quotes if
// it contains a keyword.
func QuoteName(name string) string {
	for i, w := range strings.Fields(name) {
		e, ok := token.Lookup(w)
		if ok && (i == 0 && e.Reserved || e.Role == token.Clause || strings.EqualFold(w, "is") || strings.EqualFold(w, "decides")) || strings.ContainsAny(w, `"#:,`) || i == 0 && words.IsArticle(w) {
			return Quote(name)
		}
	}
	return name
}
