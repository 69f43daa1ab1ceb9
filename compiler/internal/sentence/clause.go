package sentence

import (
	"strings"
	"unicode"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// clause is a candidate after reading.
type clause struct {
	ast  *ast.Clause
	toks []Token
	used int    // number of tokens that belong to the clause; 0 means that it is text, except for "in person"
	is   bool   // it is a clause
	said string // the names as the sentence shows them
	word string // the keyword that the sentence shows
	own  bool   // its keyword is a word of another language
}

// slot is what a clause fills; each can be filled once.
type slot int

const (
	slotTo slot = iota
	slotFrom
	slotWith
	slotSystem
	slotCarrier
	slotChannel
	slotPlace
	slots
)

// clause decides whether candidate i is a clause, and fills its slot.
func (r *Reader) clause(s *sentence, i int) {
	n, c := s.node, &s.clauses[i]
	if len(c.toks) == 0 && c.ast.Kind != ast.InPerson || s.second {
		return
	}
	switch c.ast.Kind {
	case ast.InPerson:
		if before := s.joined(i); before != nil { // by phone or in person
			c.is = true
		} else if !r.take(s, c, slotChannel) {
			return
		}
		inPerson := r.builtin(lexicon.InPerson)
		r.addChannel(n, inPerson, c.ast.At)
		n.Mentions = append(n.Mentions, model.Mention{As: model.AsChannel, Named: inPerson.Channel, At: c.ast.At})
	case ast.To:
		if s.known != nil && s.known.Goes && len(s.object()) == 0 && r.destination(s, c) {
			return
		}
		if ch := r.roundTo(s, i); ch != nil {
			before := s.before(i)
			last := len(*before) - 1
			word := (*before)[last].Fold
			*before = (*before)[:last]
			if r.take(s, c, slotChannel) {
				c.used, c.word, c.said = 1, word+" "+c.word, c.toks[0].Fold
				r.addChannel(n, ch, c.ast.At)
			}
			return
		}
		list := r.clausePeople(s, c, model.To)
		switch {
		case list == nil:
		case len(list) == 1 && r.onScreen(s, list[0], c.ast.At):
			n.Mentions[len(n.Mentions)-1].As = model.AsSystem
		case s.joined(i) != nil || r.take(s, c, slotTo): // to customer and to manager
			n.Receivers = append(n.Receivers, list...)
		}
	case ast.With:
		if list := r.clausePeople(s, c, model.With); list != nil && (s.joined(i) != nil || r.take(s, c, slotWith)) {
			n.Partners = append(n.Partners, list...)
		}
	case ast.From:
		mentioned := len(n.Mentions)
		list := r.clausePeople(s, c, model.From)
		switch {
		case list == nil:
		case s.known != nil && s.known.Seeks && !s.passive && list[0].Kind != model.System:
			if s.joined(i) != nil || r.take(s, c, slotTo) { // orders card from rep: the order goes to rep
				for k := range n.Mentions[mentioned:] {
					n.Mentions[mentioned+k].As = model.AsReceiver
				}
				n.Receivers, n.Asks = append(n.Receivers, list...), true
				if n.Either&model.From != 0 {
					n.Either ^= model.From | model.To
				}
			}
		case s.joined(i) != nil || r.take(s, c, slotFrom):
			n.Givers = append(n.Givers, list...)
		}
	case ast.Via:
		r.via(s, i)
	case ast.By:
		if s.known == nil || !s.known.Sorts || s.passive {
			r.by(s, i)
		}
	case ast.At:
		r.where(s, i)
	}
	if c.used == 0 && len(c.toks) > 0 && c.ast.Begins {
		if p, at, k := r.laterSubject(c.toks); k > 0 && r.isThird(c.toks, at+k) {
			r.Report(twoSentences(r.File, c, at, p.Name))
			s.second = true
		} else if p, k := r.People.Match(c.toks, 0); k > 0 && r.isThird(c.toks, k) {
			r.Report(twoSentences(r.File, c, 0, p.Name))
			s.second = true
		}
	}
}

// onScreen reports whether "to" with a system says where somebody is asked to
// go, and fills the slot of the system: invites applicant to portal.
func (r *Reader) onScreen(s *sentence, p *model.Participant, at source.Span) bool {
	object := s.object()
	if p.Kind != model.System || !s.directs() || s.known.Send {
		return false
	}
	q, k := r.People.Match(object, r.skipArticles(object, 0))
	if k == 0 || q == s.node.Owner || q.Kind == model.System || !s.node.Owner.MayUse(p) || !s.free(slotSystem) {
		return false
	}
	s.fill(slotSystem, at)
	s.node.Systems = append(s.node.Systems, p)
	return true
}

// before returns what precedes clause candidate i.
func (s *sentence) before(i int) *[]Token {
	if i > 0 {
		return &s.clauses[i-1].toks
	}
	return &s.head
}

// roundTo returns the channel whose name surrounds the keyword of clause
// candidate i: face to face; nil if there is none.
func (r *Reader) roundTo(s *sentence, i int) *Channel {
	before, c := *s.before(i), &s.clauses[i]
	last := len(before) - 1
	if last < 1 || before[last].Fold != c.toks[0].Fold {
		return nil // no channel's name has two different words around one
	}
	return r.Channels.whole[before[last].Fold+" "+c.word+" "+c.toks[0].Fold]
}

// joined returns the clause before candidate i if it is of the same kind and
// ends in "and" or "or", which it then absorbs: to customer and to manager. It
// is nil if there is none.
func (s *sentence) joined(i int) *clause {
	if i == 0 {
		return nil
	}
	c, kind := &s.clauses[i-1], s.clauses[i].ast.Kind
	alike := c.ast.Kind == kind || kind == ast.InPerson && c.ast.Kind == ast.By
	if !alike || c.used == 0 || c.used != len(c.toks)-1 || !isAnd(c.toks[c.used]) && !isOr(c.toks[c.used]) {
		return nil
	}
	if isOr(c.toks[c.used]) {
		s.node.Either |= roles[c.ast.Kind]
	}
	c.said += " " + c.toks[c.used].Text
	c.used++
	return c
}

// roles are the roles of the clauses, by their keyword.
var roles = map[ast.ClauseKind]model.Roles{
	ast.To: model.To, ast.From: model.From, ast.With: model.With, ast.Via: model.Via, ast.By: model.By, ast.At: model.At,
}

func (r *Reader) isThird(toks []Token, i int) bool {
	if i >= len(toks) || toks[i].Quoted {
		return false
	}
	v, form := r.verb(toks[i].Fold)
	return v != nil && form == lexicon.Third
}

// take reports whether the slot is still free and marks it as filled; a second
// clause of the same kind is an error.
func (r *Reader) take(s *sentence, c *clause, sl slot) bool {
	if !s.free(sl) {
		r.Report(clauseTwice(r.File, c.ast, s.seen[sl]))
		return false
	}
	s.fill(sl, c.ast.At)
	c.is = true
	return true
}

// free reports whether nothing fills the slot yet.
func (s *sentence) free(sl slot) bool { return s.seen[sl].Len() == 0 }

// fill marks the slot as filled by the span.
func (s *sentence) fill(sl slot, at source.Span) { s.seen[sl] = at }

// ends reports whether a clause's name may end before token i.
func (r *Reader) ends(toks []Token, i int) bool {
	if i >= len(toks) || toks[i].Quoted || i > 0 && toks[i-1].Comma {
		return true
	}
	w := toks[i].Fold
	return lexicon.EndsName(w) || lexicon.DeniesNoun(w) || r.Words.IsAdverb(w) || beginsWithDigit(w) || setsOff(w)
}

// setsOff reports whether the word begins a remark: a dash, (again).
func setsOff(word string) bool {
	return word != "" && word[0] == '(' || !strings.ContainsFunc(word, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.IsSymbol(r)
	})
}

// phrase returns the tokens before the end of a name, at least one.
func (r *Reader) phrase(toks []Token) []Token {
	at := r.skipArticles(toks, 0)
	i := at + 1
	for i < len(toks) && !r.ends(toks, i) {
		i++
	}
	return toks[at:i]
}

func textFold(toks []Token) string {
	if len(toks) == 1 {
		return toks[0].Fold
	}
	return lexicon.Fold(textOf(toks))
}

// via reads `via SYSTEM`: any name, or a channel, or a third party as the
// carrier.
func (r *Reader) via(s *sentence, i int) {
	n, c := s.node, &s.clauses[i]
	at := r.skipArticles(c.toks, 0)
	p, k := r.People.Match(c.toks, at)
	if k > 0 && r.ends(c.toks, at+k) && p.Kind == model.ThirdParty {
		if r.take(s, c, slotCarrier) {
			n.Carrier, c.used, c.said = p, at+k, p.Label
			s.mention(model.AsCarrier, p, c.toks[at:at+k])
		}
		return
	}
	if (k == 0 || !r.ends(c.toks, at+k)) && r.byChannel(s, i, at) {
		return
	}
	if s.joined(i) == nil && !r.take(s, c, slotSystem) {
		return
	}
	label, k := r.oneSystem(s, c, at)
	c.used, c.said = at+k, label
	r.furtherNames(s, c, model.Via, func(at int) (string, int) { return r.oneSystem(s, c, at) })
}

// oneSystem reads the name of a system, and adds the system to the step; it
// reports an unknown name.
func (r *Reader) oneSystem(s *sentence, c *clause, at int) (label string, tokens int) {
	n := s.node
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
		n.Systems = append(n.Systems, p)
		s.mention(model.AsSystem, p, c.toks[at:at+k])
		if p.Kind != model.System && r.guessed[p] == nil {
			r.Report(viaPerson(r.File, spanOf(c.toks[at:at+k]), p))
		}
		return p.Label, k
	}
	name := r.phrase(c.toks[at:])
	hint := suggest(r, &r.People, textOf(name))
	if hint.near == "" {
		hint.near = r.Channels.Near(textFold(name))
	}
	told := -1
	if !r.Lost {
		d := unknownSystem(r.File, spanOf(name), textOf(name), hint)
		if p := r.People.whole[hint.near]; p != nil && len(d.Fixes) > 0 && (p.Kind != model.System || n.Owner != nil && !n.Owner.MayUse(p)) {
			d.Fixes[0].Safe = false // it replaces one error with another
		}
		told = r.Report(d)
	}
	switch p := r.People.whole[hint.near]; {
	case p != nil:
		n.Systems = append(n.Systems, p)
		r.missed = append(r.missed, miss{of: p, text: textOf(name), diag: told})
	case hint.near != "":
		r.addChannel(n, r.Channels.whole[hint.near], c.ast.At)
	default:
		p := r.Invent(textOf(name), model.System, r.at(spanOf(name)))
		n.Systems = append(n.Systems, p)
		r.guess(p, told)
	}
	return textOf(name), len(name)
}
