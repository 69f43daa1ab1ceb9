package parser

import (
	"strings"

	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
)

// QuoteName returns a name as it has to be written in a sentence: in quotes if
// it contains a keyword.
func QuoteName(name string) string {
	for i, w := range strings.Fields(name) {
		e, ok := keyword.Lookup(w)
		if ok && (i == 0 && e.Reserved || e.Role == keyword.Clause || strings.EqualFold(w, "is") || strings.EqualFold(w, "decides")) || strings.ContainsAny(w, `"#:,`) || i == 0 && lexicon.IsArticle(w) {
			return Quote(name)
		}
	}
	return name
}
