package sentence

import (
	"strings"
	"unicode"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// clause is a candidate, read.
type clause struct {
	ast  *ast.Clause
	toks []Token
	used int    // how many tokens the clause took; 0: it is text, save of "in person"
	is   bool   // it is a clause
	said string // what the sentence shows for them
	word string // the keyword that the sentence shows
}

// slot is what a clause fills; each may be filled once.
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
		if r.take(s, c, slotChannel) {
			r.setChannel(n, r.builtin("in-person"), c.ast.At)
		}
	case ast.To:
		if s.known != nil && s.known.Goes && len(s.object()) == 0 && r.destination(s, c) {
			return
		}
		if s.isFaceToFace(i) {
			before := s.before(i)
			*before = (*before)[:len(*before)-1]
			if r.take(s, c, slotChannel) {
				c.used, c.word, c.said = 1, "face to", "face"
				r.setChannel(n, r.builtin("in-person"), c.ast.At)
			}
			return
		}
		list, said := r.clausePeople(s, c, true)
		if len(list) == 1 && r.onScreen(s, list[0], c.ast.At) {
			c.said = said
			return
		}
		if before := s.and(i); list != nil && before != nil {
			before.used++ // to customer and to manager
			n.Receivers, c.said = append(n.Receivers, list...), said
			before.said += " and"
		} else if list != nil && r.take(s, c, slotTo) {
			n.Receivers, c.said = list, said
		}
	case ast.With:
		if list, said := r.clausePeople(s, c, true); list != nil && r.take(s, c, slotWith) {
			n.Partners, c.said = list, said
		}
	case ast.From:
		list, said := r.clausePeople(s, c, true)
		switch {
		case list == nil:
		case s.known != nil && s.known.Seeks && !s.passive && list[0].Kind != model.System:
			if r.take(s, c, slotTo) { // orders card from rep: the order goes to rep
				n.Receivers, c.said, n.Asks = list, said, true
			}
		case r.take(s, c, slotFrom):
			n.Givers, c.said = list, said
		}
	case ast.Via:
		r.via(s, c)
	case ast.By:
		r.by(s, c)
	case ast.At:
		r.where(s, c)
	}
	if c.used == 0 && len(c.toks) > 0 && c.ast.Begins {
		if p, at, k := r.laterSubject(c.toks); k > 0 && r.isThird(c.toks, at+k) {
			r.Report(twoSentences(r.File, c, at, p.Label))
			s.second = true
		} else if p, k := r.People.Match(c.toks, 0); k > 0 && r.isThird(c.toks, k) {
			r.Report(twoSentences(r.File, c, 0, p.Label))
			s.second = true
		}
	}
}

// destination reads where somebody goes to: a place, or a system, which is on a
// screen.
func (r *Reader) destination(s *sentence, c *clause) bool {
	at := r.skipArticles(c.toks, 0)
	if p, k := r.Places.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) && r.take(s, c, slotPlace) {
		s.node.Place, c.used, c.said = p, at+k, p.Label
		return true
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) && p.Kind == model.System && s.node.Owner.MayUse(p) && r.take(s, c, slotSystem) {
		s.node.System, c.used, c.said = p, at+k, p.Label
		return true
	}
	return false
}

// onScreen reports whether "to" a system says where somebody is asked to go, and
// fills the slot of the system: invites applicant to portal.
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
	s.node.System = p
	return true
}

// before is what stands before clause candidate i.
func (s *sentence) before(i int) *[]Token {
	if i > 0 {
		return &s.clauses[i-1].toks
	}
	return &s.head
}

// isFaceToFace reports whether clause candidate i is the end of "face to face".
func (s *sentence) isFaceToFace(i int) bool {
	before := *s.before(i)
	last := len(before) - 1
	return s.clauses[i].toks[0].Fold == "face" && last >= 1 && before[last].Fold == "face"
}

// and is the clause before candidate i, when it is a `to` that ends in "and".
func (s *sentence) and(i int) *clause {
	if i == 0 {
		return nil
	}
	c := &s.clauses[i-1]
	if c.ast.Kind == ast.To && c.used > 0 && c.used == len(c.toks)-1 && isAnd(c.toks[c.used]) {
		return c
	}
	return nil
}

func (r *Reader) isThird(toks []Token, i int) bool {
	if i >= len(toks) || toks[i].Quoted {
		return false
	}
	v, form := r.verb(toks[i].Fold)
	return v != nil && form == words.Third
}

// take reports whether the slot is still free and marks it as filled; a second
// clause of a kind is a fault.
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

// fill marks the slot as filled by what stands there.
func (s *sentence) fill(sl slot, at source.Span) { s.seen[sl] = at }

// ends reports whether a clause's name may end before token i.
func (r *Reader) ends(toks []Token, i int) bool {
	if i >= len(toks) || toks[i].Quoted || i > 0 && toks[i-1].Comma {
		return true
	}
	w := toks[i].Fold
	return words.EndsName(w) || r.Words.IsAdverb(w) || beginsWithDigit(w) || setsOff(w)
}

// setsOff reports whether the word begins a remark: a dash, (again).
func setsOff(word string) bool {
	return word != "" && word[0] == '(' || !strings.ContainsFunc(word, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.IsSymbol(r)
	})
}

// phrase is the part of the tokens before a name would end, at least one.
func (r *Reader) phrase(toks []Token) []Token {
	at := r.skipArticles(toks, 0)
	i := at + 1
	for i < len(toks) && !r.ends(toks, i) {
		i++
	}
	return toks[at:i]
}

// clausePeople reads the participants a clause names; nil when it is text.
func (r *Reader) clausePeople(s *sentence, c *clause, many bool) (list []*model.Participant, said string) {
	at := r.skipArticles(c.toks, 0)
	p, k := r.People.Match(c.toks, at)
	if k == 0 {
		if both, n := r.sharedNoun(c.toks, at); n > 0 && many {
			c.used = at + n
			return both, both[0].Label + " and " + both[1].Label
		}
		if next := r.skipAdjectives(c.toks, at); next > at {
			if q, n := r.People.Match(c.toks, next); n > 0 && r.ends(c.toks, next+n) {
				p, k, at = q, n, next // all the independent members
			}
		}
	}
	if k == 0 || !r.ends(c.toks, at+k) {
		words := r.phrase(c.toks)
		if words[0].Quoted {
			return nil, "" // text, or a name that does not end here
		}
		if p := r.either(words); p != nil {
			c.used = at + len(words)
			return []*model.Participant{p}, p.Label
		}
		near := r.People.Near(textFold(words))
		if near == "" || k > 0 && words[0].At == c.toks[at].At && len(words) > k && r.People.whole[near] == p {
			return nil, ""
		}
		return r.nearPeople(s, c, at, words)
	}
	list = []*model.Participant{p}
	var names strings.Builder
	names.WriteString(p.Label)
	next := at + k
	for many && next < len(c.toks) {
		and := next
		if isAnd(c.toks[and]) {
			and++
		} else if !c.toks[next-1].Comma {
			break
		}
		and = r.skipArticles(c.toks, and)
		p, k := r.People.Match(c.toks, and)
		if k == 0 || !r.ends(c.toks, and+k) {
			if and == next || and >= len(c.toks) || r.verbFollows(c.toks, and) {
				break
			}
			rest := r.phrase(c.toks[and:])
			p, k = r.unknownPerson(rest), len(rest)
		}
		list = append(list, p)
		joint := ", "
		if isAnd(c.toks[and-1]) {
			joint = " and "
		}
		names.WriteString(joint + p.Label)
		next = and + k
	}
	c.used = next
	return list, names.String()
}

// skipAdjectives is the index of the first token from i that is no adjective.
func (r *Reader) skipAdjectives(toks []Token, i int) int {
	for i+1 < len(toks) && !toks[i].Quoted && words.LookupUses(toks[i].Fold).Adjective() && !words.IsOther(toks[i].Fold) {
		i = r.skipArticles(toks, i+1)
	}
	return i
}

// sharedNoun reads two names that share their last words, "first and second
// intaker", and tells of how many tokens they are; 0 when there are none.
func (r *Reader) sharedNoun(toks []Token, at int) (both []*model.Participant, n int) {
	if at+3 >= len(toks) || !isAnd(toks[at+1]) {
		return nil, 0
	}
	second, k := r.People.Match(toks, at+2)
	if k < 2 || !r.ends(toks, at+2+k) {
		return nil, 0
	}
	if first, ok := r.People.Get(toks[at].Fold + " " + textFold(toks[at+3:at+2+k])); ok {
		return []*model.Participant{first, second}, 2 + k
	}
	return nil, 0
}

// either reports names that a slash joins, customer/manager, and returns the
// first of them to go on with; nil when this is none.
func (r *Reader) either(name []Token) *model.Participant {
	parts := strings.Split(textOf(name), "/")
	if len(parts) == 1 {
		return nil
	}
	for _, part := range parts {
		if _, ok := r.People.Get(part); !ok {
			return nil
		}
	}
	r.Report(joinedNames(r.File, spanOf(name), parts))
	p, _ := r.People.Get(parts[0])
	return p
}

// nearPeople reports a near miss and goes on with what was meant.
func (r *Reader) nearPeople(s *sentence, c *clause, at int, words []Token) ([]*model.Participant, string) {
	told := len(r.Diags)
	p := r.unknownPerson(words)
	c.used = at + len(words)
	if v := s.known; v == nil || !v.Talk && !v.Send && !v.Gives { // else somebody has to stand there
		if len(r.Diags) > told && r.Diags[told].Code == diag.UnknownParticipant {
			orText(&r.Diags[told], c.ast.Kind, textOf(words))
		}
	}
	return []*model.Participant{p}, p.Label
}

func isAnd(t Token) bool { return !t.Quoted && (t.Fold == "and" || t.Fold == "&" || t.Text == ",") }

func textFold(toks []Token) string {
	if len(toks) == 1 {
		return toks[0].Fold
	}
	return words.Fold(textOf(toks))
}

// via reads `via SYSTEM`: any name, or a channel, or a third party that carries.
func (r *Reader) via(s *sentence, c *clause) {
	n := s.node
	at := r.skipArticles(c.toks, 0)
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
		sl := slotSystem
		if p.Kind == model.ThirdParty {
			sl = slotCarrier
		}
		if !r.take(s, c, sl) {
			return
		}
		c.used, c.said = at+k, p.Label
		switch p.Kind {
		case model.ThirdParty:
			n.Carrier = p
		case model.System:
			n.System = p
		default:
			if n.System = p; r.guessed[p] == nil {
				r.Report(viaPerson(r.File, spanOf(c.toks[at:at+k]), p))
			}
		}
		return
	}
	if r.byChannel(s, c, at) {
		return
	}
	name := r.phrase(c.toks)
	hint := suggest(r, &r.People, textOf(name))
	if hint.near == "" {
		hint.near = r.Channels.Near(textFold(name))
	}
	told := -1
	if !r.Lost {
		told = r.Report(unknownSystem(r.File, spanOf(name), textOf(name), hint))
	}
	if r.take(s, c, slotSystem) {
		c.used, c.said = at+len(name), textOf(name)
		if n.System = r.People.whole[hint.near]; n.System != nil {
			r.missed = append(r.missed, miss{of: n.System, text: textOf(name), diag: told})
		}
		if hint.near == "" {
			n.System = r.Invent(textOf(name), model.System, r.at(spanOf(name)))
			r.guess(n.System, told)
		}
	}
}

// by reads `by CHANNEL`; a third party carries, and a passive sentence may
// name who does it.
func (r *Reader) by(s *sentence, c *clause) {
	at := r.skipArticles(c.toks, 0)
	if s.passive {
		if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
			s.giver, c.used, c.said = p, at+k, p.Label
			return
		}
	}
	if r.byChannel(s, c, at) {
		return
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) && p.Kind == model.ThirdParty {
		if r.take(s, c, slotCarrier) {
			s.node.Carrier, c.used, c.said = p, at+k, p.Label
		}
		return
	}
	name := r.phrase(c.toks)
	if near := r.Channels.Near(textFold(name)); near != "" && r.mayMiss(near) {
		r.Report(unknownChannel(r.File, spanOf(name), textOf(name), near))
		if r.take(s, c, slotChannel) {
			ch := r.Channels.whole[near]
			c.used, c.said = at+len(name), ch.Label
			r.setChannel(s.node, ch, c.ast.At)
		}
	}
}

// mayMiss reports whether a near miss of the channel's name is a fault: short
// built-in words are too near to ordinary ones, as text to test.
func (r *Reader) mayMiss(name string) bool {
	return len(name) >= 5 || r.Channels.whole[name].Declared
}

// byChannel reads a channel, alone or behind its adjectives: by registered
// letter.
func (r *Reader) byChannel(s *sentence, c *clause, at int) bool {
	name := r.phrase(c.toks[at:])
	for i := range name {
		ch, k := r.Channels.Match(c.toks, at+i)
		if k == 0 || i+k < len(name) || !r.ends(c.toks, at+i+k) {
			continue
		}
		if !r.take(s, c, slotChannel) {
			return true
		}
		c.used, c.said = at+i+k, textOf(c.toks[at:at+i+k])
		r.setChannel(s.node, ch, c.ast.At)
		return true
	}
	return false
}

func (r *Reader) setChannel(n *model.Node, c *Channel, at source.Span) {
	n.Channel = c.Channel
	r.ListChannel(c, r.at(at))
}

func (r *Reader) builtin(key string) *Channel {
	for _, c := range r.Words.Channels() {
		if c.Key == key {
			return r.Channels.whole[c.Words[0]]
		}
	}
	return nil
}

// where reads `at PLACE`: a declared or quoted place, or somebody's premises.
func (r *Reader) where(s *sentence, c *clause) {
	n := s.node
	at := r.skipArticles(c.toks, 0)
	if p, k := r.Places.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
		if r.take(s, c, slotPlace) {
			n.Place, c.used, c.said = p, at+k, p.Label
		}
		return
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
		if r.take(s, c, slotPlace) {
			n.Premises, c.used, c.said = p, at+k, p.Label
		}
		return
	}
	if t := c.toks[at]; t.Quoted && strings.TrimSpace(t.Text) != "" {
		if r.take(s, c, slotPlace) {
			p := &model.Place{Label: t.Text, Origin: r.at(t.At)}
			r.ListPlace(p)
			r.Places.Add(t.Text, p)
			n.Place, c.used, c.said = p, at+1, p.Label
		}
		return
	}
	name := r.phrase(c.toks)
	if near := r.Places.Near(textFold(name)); near != "" {
		r.Report(unknownPlace(r.File, spanOf(name), textOf(name), near))
		if r.take(s, c, slotPlace) {
			n.Place = r.Places.whole[near]
			c.used, c.said = at+len(name), n.Place.Label
		}
		return
	}
	if near := r.People.Near(textFold(name)); near != "" {
		p := r.unknownPerson(name)
		if r.take(s, c, slotPlace) {
			n.Premises, c.used, c.said = p, at+len(name), p.Label
		}
	}
}
