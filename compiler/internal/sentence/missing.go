package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
)

// missing finds out whether the sentence needs a recipient and has none.
func (r *Reader) missing(s *sentence) {
	n, v := s.node, s.known
	if v == nil || len(n.Receivers)+len(n.Givers)+len(n.Partners) > 0 || n.Premises != nil {
		return
	}
	if n.ToSelf = s.toOneself(); n.ToSelf {
		return
	}
	if v.Goes && (n.Place() != nil || n.System() != nil) || !v.Seeks && !speaks(v) {
		return
	}
	m := &model.Missing{}
	who := r.nobody(s)
	m.Sure = who != nil
	switch {
	case !m.Sure && (!v.Talk || r.speaksOfThing(s)): // gives a talk
		return
	case !m.Sure:
		who = r.wholeObject(s)
	}
	if len(who) > 0 {
		m.Name, m.Kind, m.At = textOf(who), r.guessKind(who), spanOf(who)
		m.Pronoun = lexicon.IsPronoun(who[len(who)-1].Fold)
	}
	if object := s.object(); len(object) > 0 && (object[0].Quoted || !lexicon.IsPreposition(object[0].Fold) && !lexicon.IsPronoun(object[0].Fold)) {
		m.About = r.raw(r.noun(object))
	}
	n.Missing = m
}

// speaks reports whether the verb says that somebody is told or given
// something.
func speaks(v *lexicon.Verb) bool { return v.Talk || v.Gives || v.Send || v.Passes }

// noun returns what precedes the first preposition, the first word that ends a
// name or the first comma, without leading articles; at least one token.
func (r *Reader) noun(toks []Token) []Token {
	at := 0
	for at+1 < len(toks) && !toks[at].Quoted && r.Words.Determines(toks[at].Fold) {
		at++ // only these: after an article of another language, ordinary nouns may be capitalised like names
	}
	end := at + 1
	for end < len(toks) && !toks[end-1].Comma && (toks[end].Quoted || !lexicon.EndsName(toks[end].Fold) && !lexicon.IsPreposition(toks[end].Fold)) {
		end++
	}
	return toks[at:end]
}

// nobody returns an undeclared name in place of a recipient: after to, with or
// from, or right after a verb that is done to somebody. It is nil if the words
// read like a thing.
func (r *Reader) nobody(s *sentence) []Token {
	for _, c := range s.clauses[:s.open] {
		if c.used > 0 || len(c.toks) == 0 || c.ast.Kind != ast.To && c.ast.Kind != ast.With && c.ast.Kind != ast.From {
			continue
		}
		who := r.noun(c.toks)
		if c.ast.Kind == ast.To && s.known.Passes || r.isSomebody(who) || isPronoun(who) || isCapitalised(who) || isAcronym(who) {
			return who
		}
	}
	if !speaks(s.known) {
		return nil // orders courier, hires carer
	}
	if who := r.nobodyInObject(s); who != nil {
		return who
	}
	if s.open < len(s.clauses) && s.clauses[s.open].ast.Kind == ast.To {
		if who := r.noun(s.clauses[s.open].toks); r.isSomebody(who) {
			return who // sends SMS to shift supervisor
		}
	}
	return nil
}

// nobodyInObject returns such a name right after the verb.
func (r *Reader) nobodyInObject(s *sentence) []Token {
	object := s.object()
	if len(object) == 0 || !s.known.Person && !s.known.Gives {
		return nil
	}
	who := r.noun(object)
	if !s.known.Person && !s.known.Talk && who[len(who)-1].At == object[len(object)-1].At && len(s.clauses) == 0 {
		return nil // leaves the ward does not leave anybody a thing
	}
	last := who[len(who)-1]
	system := !last.Quoted && r.Words.IsSystem(last.Fold)
	switch {
	case !who[0].Quoted && lexicon.EndsName(who[0].Fold):
	case isPronoun(who), r.isPerson(who) && !system, !s.known.Goes && r.isSomebody(who) && !system, r.isToldToDo(s, who), !s.known.Thing && isCapitalised(who) && !system:
		return who
	}
	return nil
}

// wholeObject returns the whole object of a verb that is done to somebody:
// calls hotline. It is nil if the verb may have another object, or there is
// none.
func (r *Reader) wholeObject(s *sentence) []Token {
	object := s.object()
	if len(object) == 0 || !s.known.Person || s.known.Send || s.known.Thing {
		return nil
	}
	name := r.noun(object)
	if name[len(name)-1].At != object[len(object)-1].At || name[0].Quoted || lexicon.EndsName(name[0].Fold) {
		return nil
	}
	return name
}

// isToldToDo reports whether the name precedes what somebody is told to do:
// tells the court to pay.
func (r *Reader) isToldToDo(s *sentence, name []Token) bool {
	if len(s.clauses) == 0 || s.clauses[0].ast.Kind != ast.To || r.isChannel(name) || name[len(name)-1].At != s.head[len(s.head)-1].At {
		return false
	}
	return r.isForm(s.clauses[0].toks[0], lexicon.Base)
}

func isPronoun(name []Token) bool {
	return len(name) == 1 && !name[0].Quoted && lexicon.IsPronoun(name[0].Fold)
}

// isAcronym reports whether a name is in capitals and not an English word: DWP.
func isAcronym(name []Token) bool {
	text := name[0].Text
	return len(name) == 1 && !name[0].Quoted && len(text) > 1 && strings.ToUpper(text) == text && strings.ToLower(text) != text &&
		!lexicon.LookupUses(name[0].Fold).Known()
}

// isCapitalised reports whether a name is capitalised like people's names: Kim,
// but not SMS.
func isCapitalised(name []Token) bool {
	text := name[0].Text
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	return !name[0].Quoted && unicode.IsUpper(first) && unicode.IsLower(second)
}

// toOneself reports whether the recipient of the sentence is himself, herself
// or similar.
func (s *sentence) toOneself() bool {
	v := s.known
	if object := s.object(); len(object) > 0 && !object[0].Quoted && (v.Talk || v.Gives) && lexicon.IsSelf(object[0].Fold) {
		return true
	}
	return (v.Talk || v.Gives || v.Send) && slices.ContainsFunc(s.clauses, func(c clause) bool {
		return (c.ast.Kind == ast.To || c.ast.Kind == ast.With) && len(c.toks) == 1 && !c.toks[0].Quoted && lexicon.IsSelf(c.toks[0].Fold)
	})
}

// speaksOfThing reports whether a verb of communication is not one here: its
// object is a thing (writes report, calls API), it goes to a thing (sends
// refund to original card, rings at the door), or a group does it among
// themselves (team discusses case).
func (r *Reader) speaksOfThing(s *sentence) bool {
	n, v := s.node, s.known
	for _, c := range s.clauses {
		if c.ast.Kind == ast.To && len(c.toks) > 0 && c.used == 0 || c.ast.Kind == ast.At && v.Thing {
			return true
		}
	}
	if v.Mutual && isGroup(n.Owner) {
		return true
	}
	object := s.object()
	if len(object) > 0 && !object[0].Quoted && lexicon.IsParticle(object[0].Fold) {
		object = object[1:] // writes back
	}
	switch {
	case len(object) == 0 || !object[0].Quoted && lexicon.IsPreposition(object[0].Fold):
		return false
	case v.Thing:
		return n.Channel() == nil || !n.Derived || s.works // writes letter addresses somebody
	}
	return n.Owner.Kind == model.System && v.Channel == lexicon.Phone
}

// isGroup reports whether a participant is a group, judging by its name.
func isGroup(p *model.Participant) bool {
	return slices.ContainsFunc(strings.Fields(lexicon.Fold(p.Name+" "+p.Label)), func(w string) bool {
		return lexicon.IsGroup(strings.Trim(w, `",;.:!?()“”„`))
	})
}
