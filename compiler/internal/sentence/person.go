package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
)

// The functions in this file use names alone to tell who or what they belong
// to.

func (r *Reader) isCustomer(name []Token) bool {
	return !name[len(name)-1].Quoted && r.Words.IsCustomer(name[len(name)-1].Fold)
}

// isPerson reports whether the lists have the last word of the name.
func (r *Reader) isPerson(name []Token) bool {
	last := name[len(name)-1]
	return !last.Quoted && (r.Words.IsCustomer(last.Fold) || r.Words.IsPerson(last.Fold) || r.Words.IsSystem(last.Fold))
}

// isSomebody reports whether the name belongs to a person, judging by its last
// word: one of the lists, or a noun for people.
func (r *Reader) isSomebody(name []Token) bool {
	last := name[len(name)-1]
	return r.isPerson(name) || !last.Quoted && lexicon.LookupUses(lexicon.Singular(last.Fold)).Person()
}

// isThing reports whether the name is a common noun, but not for people:
// pickup, but not customer service.
func (r *Reader) isThing(name []Token) bool {
	for i := range name {
		if r.isPerson(name[i : i+1]) {
			return false
		}
	}
	return lexicon.LookupUses(lexicon.Singular(name[len(name)-1].Fold)).Noun() && !r.isSomebody(name)
}

// mayAct reports whether a past tense after the name may say what a person did:
// Kim called, but not: Case opened.
func (r *Reader) mayAct(name []Token) bool {
	last := name[len(name)-1].Fold
	return r.isSomebody(name) || !r.Words.Foreign() && !lexicon.LookupUses(last).Known() && !lexicon.LookupUses(lexicon.Singular(last)).Known()
}

// isProper reports whether words inside a sentence are capitalised like names:
// Service Management, DWP.
func (r *Reader) isProper(name []Token) bool {
	if r.Words.CapitalNouns() {
		return false
	}
	for i, t := range name {
		first, size := utf8.DecodeRuneInString(t.Text)
		if t.Quoted || !unicode.IsUpper(first) || strings.HasPrefix(t.Text[size:], "-") { // X-ray
			return false
		}
		if _, k := r.Channels.Match(name, i); k > 0 {
			return false
		}
	}
	return len(name) > 0
}

// isStrange reports whether the name is a single word that the lexicon does not
// know.
func (r *Reader) isStrange(name []Token) bool { return len(name) == 1 && r.foreign(name[0]) }

// misplaced returns the index of the first token that no inferred name
// contains: an article, a preposition, a pronoun, "and", a number, a verb in
// -ing; -1 if there is none. Head of department is a name.
func (r *Reader) misplaced(name []Token) int {
	for i, t := range name {
		w := t.Fold
		switch {
		case t.Quoted, i == 0 && r.isProper(name[:min(2, len(name))]), w == "&" && i+1 < len(name) && r.isProper(name[i+1:i+2]):
		case i == 0 && len(name) > 1 && lexicon.IsParticle(w) && r.isPerson(name): // back office
		case lexicon.LinksNames(w) && i > 0 && i+1 < len(name) && !r.Words.Determines(name[i+1].Fold):
		case i > 0 && r.Words.Determines(w), lexicon.EndsName(w), lexicon.IsPreposition(w), isAnd(t), len(name) > 1 && (lexicon.IsPronoun(w) || r.Words.IsUnnamed(w)),
			i > 0 && beginsWithDigit(w), lexicon.IsNumber(w):
			return i
		case r.isForm(t, lexicon.Ing) && !lexicon.LookupUses(w).Noun() && !r.isProper(name[i:i+1]):
			return i
		}
	}
	return -1
}

// guessKind guesses the kind of a name from its last word; a rep if the word
// says nothing.
func (r *Reader) guessKind(name []Token) model.Kind {
	fields := strings.Fields(name[len(name)-1].Fold)
	if len(fields) == 0 {
		return model.Rep
	}
	switch last := fields[len(fields)-1]; {
	case r.Words.IsCustomer(last):
		return model.Customer
	case r.Words.IsSystem(last):
		return model.System
	}
	return model.Rep
}
