package sentence

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/source"
)

// unlisted reports a list mark before the tokens and returns them without it: -
// rep calls customer.
func (r *Reader) unlisted(toks []Token) []Token {
	rest := withoutMark(toks)
	if len(rest) < len(toks) {
		r.Report(listMark(r.File, toks[0].At, rest[0].At, !r.Journey.Sketch && len(rest) > 1 && !isKeyword(rest[0])))
	}
	return rest
}

// isKeyword reports whether the token is a keyword, or the first word of one.
func isKeyword(t Token) bool {
	_, ok := keyword.Lookup(t.Fold)
	return !t.Quoted && (ok || t.Fold == "go" || t.Fold == "moment" || t.Fold == "on")
}

// ListMark reports a list mark before the words: - rep is a rep. Rest is the
// words after the mark.
func ListMark(file *source.File, list []ast.Word) (d diag.Diagnostic, rest []ast.Word, found bool) {
	rest = list
	for len(rest) > 1 && isMark(rest[0].Text) && !rest[0].Quoted {
		rest = rest[1:]
	}
	if len(rest) == len(list) {
		return d, list, false
	}
	return listMark(file, list[0].At, rest[0].At, true), rest, true
}

// withoutMark returns the tokens without a list mark before them.
func withoutMark(toks []Token) []Token {
	for listed(toks) {
		toks = toks[1:]
	}
	return toks
}

// listed reports whether the tokens begin with a list mark, as pasted text
// does: "-", "*", "•", "2." or "2)".
func listed(toks []Token) bool {
	return len(toks) > 1 && !toks[0].Quoted && isMark(toks[0].Text)
}

func isMark(word string) bool {
	switch word {
	case "-", "*", "+", "•", "◦", "‣", "–", "—":
		return true
	default:
		digits, ends := strings.CutSuffix(word, ".")
		if !ends {
			digits, ends = strings.CutSuffix(word, ")")
		}
		return ends && digits != "" && strings.Trim(digits, "0123456789") == ""
	}
}
