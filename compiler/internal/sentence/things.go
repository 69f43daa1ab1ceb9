package sentence

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
)

// reading stores in the node what else was read in the sentence.
func (r *Reader) reading(s *sentence) {
	n := s.node
	if s.verb >= len(s.head) || s.verb == 0 || s.head[s.verb].Quoted {
		return
	}
	n.Predicate = n.Verb
	if s.form != lexicon.Third {
		n.Predicate = sentenceOf(n.Adverb, n.Verb)
		n.Opening.End = s.head[s.verb-1].At.End // rep has, rep may
	}
	if s.known != nil {
		r.further(s)
	}
	r.things(s)
	r.loose(s)
	if s.known == nil {
		return
	}
	n.Lemma, n.Implied, n.Class = s.known.Base, s.known.Channel, classOf(s.known)
	if v := s.known; v.Vague && !(v.Concrete && len(n.Things) > 0 && n.Things[0].After == "" && !n.Things[0].Vague) {
		n.Class |= model.Vague
	}
	if s.known.Settles || !n.Asks && slices.ContainsFunc(n.Things, func(t model.Thing) bool {
		return slices.ContainsFunc(strings.Fields(t.Key), lexicon.IsSettlement)
	}) {
		n.Class |= model.Settles
	}
	r.missing(s)
}

// classOf returns what the lexicon knows about the verb.
func classOf(v *lexicon.Verb) (c model.Class) {
	for _, of := range [...]struct {
		is    bool
		class model.Class
	}{
		{v.Gives, model.Gives}, {v.Person, model.Reaches}, {v.Talk, model.Talks}, {v.Send, model.Sends}, {v.Mutual, model.Mutual},
		{v.Provides, model.Provides}, {v.Enters, model.Enters}, {v.Holds, model.Holds}, {v.Mind, model.Mind},
	} {
		if of.is {
			c |= of.class
		}
	}
	return c
}

// things splits the object at its lists: "photo of lamp" and "order number" of
// "a photo of lamp and order number for the file". For a verb that asks, they
// are what is asked for. A quoted part is a single word, in which nothing is
// read.
func (r *Reader) things(s *sentence) {
	object := s.object()
	names := r.receiverNames(s, object)
	said := append(r.said[:0], object[names:]...)
	for i := range s.clauses[:s.open] {
		c := &s.clauses[i]
		rest := c.toks[min(c.used, len(c.toks)):]
		switch {
		case c.used == 0 && !c.is:
			if c.ast.Kind == ast.To && r.infinitive(rest) {
				rest = nil // decides to close ticket
				break
			}
			said = append(said, Token{Text: c.word, Fold: c.word, At: c.ast.Keyword})
		case len(said) > 0:
			said[len(said)-1].Comma = true // a thing ends before a clause
			if len(rest) > 0 && !lexicon.JoinsThings(rest[0].Fold) && !s.node.Asks {
				rest = nil // hands form to customer for signature
			}
		}
		said = append(said, rest...)
	}
	r.said = said
	said = ofFirst(said, s.node.Further)
	s.node.Located = located(said)
	after := ""
	if s.node.Asks {
		if at := slices.IndexFunc(said, func(t Token) bool { return !t.Quoted && lexicon.IsFor(t.Fold) }); at >= 0 {
			said, after = said[at+1:], said[at].Fold
		} else if names > 0 {
			return
		}
	}
	for len(said) > 0 {
		thing, rest, leads := r.thingAt(said)
		if leads != "" {
			after = leads
		}
		if len(thing) > 0 {
			s.node.Things = append(s.node.Things, r.thingOf(thing, after))
		}
		after, said = "", rest
	}
}

// thingAt returns the thing that the tokens begin with, the tokens after it,
// nil if no further thing follows, and the word that leads to it.
func (r *Reader) thingAt(toks []Token) (thing, rest []Token, leads string) {
	start := -1
	for i, t := range toks {
		w := t.Fold
		switch {
		case t.Quoted, start >= 0 && lexicon.IsOrdinary(w):
		case lexicon.JoinsThings(w):
			if start < 0 {
				if lexicon.IsPreposition(w) {
					leads = w // deals with complaint
				}
				continue
			}
			return toks[start:i], toks[i+1:], leads
		case start < 0 && opensClause(t):
			return nil, nil, "" // calls because customer waits
		case start < 0 && (lexicon.IsSelf(w) || lexicon.EndsName(w) || lexicon.IsPreposition(w) || r.Words.Determines(w)):
			if lexicon.IsPreposition(w) {
				leads = w // fills in form
			}
			continue
		case start >= 0 && !lexicon.LinksThings(w) && !lexicon.IsArticle(w) && (lexicon.EndsName(w) || lexicon.IsPreposition(w)):
			return toks[start:i], nil, leads
		}
		if start < 0 {
			start = i
		}
		if t.Comma {
			return toks[start : i+1], toks[i+1:], leads
		}
	}
	if start < 0 {
		return nil, nil, leads
	}
	return toks[start:], nil, leads
}

// thingOf returns the thing of the tokens.
func (r *Reader) thingOf(toks []Token, after string) model.Thing {
	t := model.Thing{Text: strings.TrimRight(r.across(toks), ",;."), After: after, At: spanOf(toks)}
	t.At.End = t.At.Start + len(strings.TrimRight(r.File.Slice(t.At), ",;."))
	key, inHead := r.parts[:0], true
	for i, w := range toks {
		fold := w.Fold
		if !w.Quoted {
			if !lexicon.IsOrdinary(fold) {
				if lexicon.IsArticle(fold) {
					continue
				}
				inHead = inHead && (i == 0 || !lexicon.LinksThings(fold))
			}
			fold = strings.TrimRight(fold, ".")
		}
		one := lexicon.Singular(fold)
		if inHead {
			t.Head, t.Vague = one, !w.Quoted && lexicon.IsVagueObject(fold)
		}
		if inHead || i == len(toks)-1 {
			t.Fresh = t.Fresh && !inHead || lexicon.IsRenewed(fold) || lexicon.IsRenewed(one)
		}
		key = append(key, one)
	}
	if t.Key = t.Head; len(key) > 1 {
		t.Key = strings.Join(key, " ")
	}
	r.parts = key[:0]
	return t
}

// ofFirst returns the tokens that belong to the owner's first action: "claim"
// in reviews and approves claim and calls customer.
func ofFirst(toks []Token, further []model.Action) []Token {
	behind := func(at int) []Token {
		i := slices.IndexFunc(toks, func(t Token) bool { return t.At.Start >= at })
		if i < 0 {
			return nil
		}
		return toks[i:]
	}
	for _, a := range further {
		if !a.Shared {
			return toks[:len(toks)-len(behind(a.Joint.Start))]
		}
		toks = behind(a.At.Start + len(a.Verb))
	}
	return toks
}

// located reports whether the words say where something happens: parcel in the
// locker, but not: light on.
func located(said []Token) bool {
	for i, t := range said {
		if alone, where := lexicon.IsWhere(t.Fold); where && !t.Quoted && (alone || i+1 < len(said)) {
			return true
		}
	}
	return false
}

// receiverNames returns the number of tokens of the recipients' names at the
// start of the object.
func (r *Reader) receiverNames(s *sentence, object []Token) int {
	end := 0
	for at := 0; at < len(object) && len(s.node.Receivers) > 0; {
		at = r.skipArticles(object, at)
		p, k := r.People.Match(object, at)
		if k == 0 || !slices.Contains(s.node.Receivers, p) {
			break
		}
		end = at + k
		if at = end; at < len(object) && (isAnd(object[at]) || isOr(object[at])) {
			at++
		}
	}
	return end
}
