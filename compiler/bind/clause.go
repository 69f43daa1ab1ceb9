package bind

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
	toks []token
	used int    // how many tokens the clause took; 0: it is text
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

// clause decides whether a candidate is a clause, and fills its slot.
func (b *binder) clause(s *sentence, c *clause) {
	n := s.node
	if len(c.toks) == 0 && c.ast.Kind != ast.InPerson || s.second {
		return
	}
	switch c.ast.Kind {
	case ast.InPerson:
		if b.take(s, c, slotChannel) {
			b.setChannel(n, b.builtin("in-person"), c.ast.At)
		}
	case ast.To:
		if s.faceToFace(c) {
			if b.take(s, c, slotChannel) {
				c.used, c.word, c.said = 1, "face to", "face"
				b.setChannel(n, b.builtin("in-person"), c.ast.At)
			}
			return
		}
		list, said := b.clausePeople(s, c, true)
		if before := s.and(); list != nil && before != nil {
			before.used++ // to customer and to manager
			n.Receivers, c.said = append(n.Receivers, list...), said
			before.said += " and"
		} else if list != nil && b.take(s, c, slotTo) {
			n.Receivers, c.said = list, said
		}
	case ast.With:
		if list, said := b.clausePeople(s, c, true); list != nil && b.take(s, c, slotWith) {
			n.Partners, c.said = list, said
		}
	case ast.From:
		if list, said := b.clausePeople(s, c, false); list != nil && b.take(s, c, slotFrom) {
			n.Givers, c.said = list, said
		}
	case ast.Via:
		b.via(s, c)
	case ast.By:
		b.by(s, c)
	case ast.At:
		b.where(s, c)
	}
	if c.used == 0 && c.ast.Begins {
		if p, at, k := b.laterSubject(c.toks); k > 0 && b.isThird(c.toks, at+k) {
			b.report(twoSentences(b.file, c, at, p.Label))
			s.second = true
		} else if p, k := b.people.match(c.toks, 0); k > 0 && b.isThird(c.toks, k) {
			b.report(twoSentences(b.file, c, 0, p.Label))
			s.second = true
		}
	}
}

// faceToFace reports whether the clause is the end of "face to face"; the first
// word is then no longer part of what stands before.
func (s *sentence) faceToFace(c *clause) bool {
	before := &s.head
	if n := len(s.clauses); n > 0 {
		before = &s.clauses[n-1].toks
	}
	last := len(*before) - 1
	if c.toks[0].fold != "face" || last < 1 || (*before)[last].fold != "face" {
		return false
	}
	*before = (*before)[:last]
	return true
}

// and is the clause before, when it is a `to` that ends in "and".
func (s *sentence) and() *clause {
	if len(s.clauses) == 0 {
		return nil
	}
	c := &s.clauses[len(s.clauses)-1]
	if c.ast.Kind == ast.To && c.used > 0 && c.used == len(c.toks)-1 && isAnd(c.toks[c.used]) {
		return c
	}
	return nil
}

func (b *binder) isThird(toks []token, i int) bool {
	if i >= len(toks) || toks[i].quoted {
		return false
	}
	v, form := b.words.LookupVerb(toks[i].fold)
	return v != nil && form == words.Third
}

// take reports whether the slot is still free and marks it as filled; a second
// clause of a kind is a fault.
func (b *binder) take(s *sentence, c *clause, sl slot) bool {
	if first := s.seen[sl]; first.Len() > 0 {
		b.report(clauseTwice(b.file, c.ast, first))
		return false
	}
	s.seen[sl] = c.ast.At
	return true
}

// ends reports whether a clause's name may end before token i.
func (b *binder) ends(toks []token, i int) bool {
	if i >= len(toks) || toks[i].quoted || i > 0 && toks[i-1].comma {
		return true
	}
	w := toks[i].fold
	return words.EndsName(w) || b.words.IsAdverb(w) || beginsWithDigit(w) || setsOff(w)
}

// setsOff reports whether the word begins a remark: a dash, (again).
func setsOff(word string) bool {
	return word != "" && word[0] == '(' || !strings.ContainsFunc(word, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.IsSymbol(r)
	})
}

// phrase is the part of the tokens before a name would end, at least one.
func (b *binder) phrase(toks []token) []token {
	at := skipArticles(toks, 0)
	i := at + 1
	for i < len(toks) && !b.ends(toks, i) {
		i++
	}
	return toks[at:i]
}

// clausePeople reads the participants a clause names; nil when it is text.
func (b *binder) clausePeople(s *sentence, c *clause, many bool) (list []*model.Participant, said string) {
	at := skipArticles(c.toks, 0)
	p, k := b.people.match(c.toks, at)
	if k == 0 || !b.ends(c.toks, at+k) {
		words := b.phrase(c.toks)
		if words[0].quoted {
			return nil, "" // text, or a name that does not end here
		}
		if p := b.either(words); p != nil {
			c.used = at + len(words)
			return []*model.Participant{p}, p.Label
		}
		near := b.people.near(textFold(words))
		if near == "" || k > 0 && words[0].at == c.toks[at].at && len(words) > k && b.people.whole[near] == p {
			return nil, ""
		}
		return b.nearPeople(s, c, at, words)
	}
	list = []*model.Participant{p}
	var names strings.Builder
	names.WriteString(p.Label)
	next := at + k
	for many && next < len(c.toks) {
		and := next
		if isAnd(c.toks[and]) {
			and++
		} else if !c.toks[next-1].comma {
			break
		}
		and = skipArticles(c.toks, and)
		p, k := b.people.match(c.toks, and)
		if k == 0 || !b.ends(c.toks, and+k) {
			if and == next || and >= len(c.toks) || b.verbFollows(c.toks, and) {
				break
			}
			rest := b.phrase(c.toks[and:])
			p, k = b.unknownPerson(rest), len(rest)
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

// either reports names that a slash joins, customer/manager, and returns the
// first of them to go on with; nil when this is none.
func (b *binder) either(name []token) *model.Participant {
	parts := strings.Split(textOf(name), "/")
	if len(parts) == 1 {
		return nil
	}
	for _, part := range parts {
		if _, ok := b.people.get(part); !ok {
			return nil
		}
	}
	b.report(joinedNames(b.file, spanOf(name), parts))
	p, _ := b.people.get(parts[0])
	return p
}

// nearPeople reports a near miss and goes on with what was meant.
func (b *binder) nearPeople(s *sentence, c *clause, at int, words []token) ([]*model.Participant, string) {
	told := len(b.diags)
	p := b.unknownPerson(words)
	c.used = at + len(words)
	if v := s.known; v == nil || !v.Talk && !v.Send && !v.Gives { // else somebody has to stand there
		if len(b.diags) > told && b.diags[told].Code == diag.UnknownParticipant {
			orText(&b.diags[told], c.ast.Kind, textOf(words))
		}
	}
	return []*model.Participant{p}, p.Label
}

func isAnd(t token) bool { return !t.quoted && (t.fold == "and" || t.fold == "&" || t.text == ",") }

func textFold(toks []token) string {
	if len(toks) == 1 {
		return toks[0].fold
	}
	return words.Fold(textOf(toks))
}

// via reads `via SYSTEM`: any name, or a channel, or a third party that carries.
func (b *binder) via(s *sentence, c *clause) {
	n := s.node
	at := skipArticles(c.toks, 0)
	if p, k := b.people.match(c.toks, at); k > 0 && b.ends(c.toks, at+k) {
		sl := slotSystem
		if p.Kind == model.ThirdParty {
			sl = slotCarrier
		}
		if !b.take(s, c, sl) {
			return
		}
		c.used, c.said = at+k, p.Label
		switch p.Kind {
		case model.ThirdParty:
			n.Carrier = p
		case model.System:
			n.System = p
		default:
			if n.System = p; b.guessed[p] == nil {
				b.report(viaPerson(b.file, spanOf(c.toks[at:at+k]), p))
			}
		}
		return
	}
	if b.byChannel(s, c, at) {
		return
	}
	name := b.phrase(c.toks)
	hint := suggest(b, &b.people, textOf(name))
	if hint.near == "" {
		hint.near = b.channel.near(textFold(name))
	}
	told := -1
	if !b.useFailed {
		told = b.report(unknownSystem(b.file, spanOf(name), textOf(name), hint))
	}
	if b.take(s, c, slotSystem) {
		c.used, c.said = at+len(name), textOf(name)
		if n.System = b.people.whole[hint.near]; n.System != nil {
			b.missed = append(b.missed, miss{of: n.System, text: textOf(name), diag: told})
		}
		if hint.near == "" {
			n.System = b.invent(textOf(name), model.System, b.at(spanOf(name)))
			b.guess(n.System, told)
		}
	}
}

// by reads `by CHANNEL`; a third party carries, and a passive sentence may
// name who does it.
func (b *binder) by(s *sentence, c *clause) {
	at := skipArticles(c.toks, 0)
	if s.passive {
		if p, k := b.people.match(c.toks, at); k > 0 && b.ends(c.toks, at+k) {
			s.giver, c.used, c.said = p, at+k, p.Label
			return
		}
	}
	if b.byChannel(s, c, at) {
		return
	}
	if p, k := b.people.match(c.toks, at); k > 0 && b.ends(c.toks, at+k) && p.Kind == model.ThirdParty {
		if b.take(s, c, slotCarrier) {
			s.node.Carrier, c.used, c.said = p, at+k, p.Label
		}
		return
	}
	name := b.phrase(c.toks)
	if near := b.channel.near(textFold(name)); near != "" && b.mayMiss(near) {
		b.report(unknownChannel(b.file, spanOf(name), textOf(name), near))
		if b.take(s, c, slotChannel) {
			ch := b.channel.whole[near]
			c.used, c.said = at+len(name), ch.Label
			b.setChannel(s.node, ch, c.ast.At)
		}
	}
}

// mayMiss reports whether a near miss of the channel's name is a fault: short
// built-in words are too near to ordinary ones, as text to test.
func (b *binder) mayMiss(name string) bool {
	return len(name) >= 5 || b.channel.whole[name].declared
}

// byChannel reads a channel, alone or behind its adjectives: by registered
// letter.
func (b *binder) byChannel(s *sentence, c *clause, at int) bool {
	name := b.phrase(c.toks[at:])
	for i := range name {
		ch, k := b.channel.match(c.toks, at+i)
		if k == 0 || i+k < len(name) || !b.ends(c.toks, at+i+k) {
			continue
		}
		if !b.take(s, c, slotChannel) {
			return true
		}
		c.used, c.said = at+i+k, textOf(c.toks[at:at+i+k])
		b.setChannel(s.node, ch, c.ast.At)
		return true
	}
	return false
}

func (b *binder) setChannel(n *model.Node, c *channel, at source.Span) {
	n.Channel = c.Channel
	b.listChannel(c, b.at(at))
}

func (b *binder) builtin(key string) *channel {
	for _, c := range b.words.Channels() {
		if c.Key == key {
			return b.channel.whole[c.Words[0]]
		}
	}
	return nil
}

// where reads `at PLACE`: a declared or quoted place, or somebody's premises.
func (b *binder) where(s *sentence, c *clause) {
	n := s.node
	at := skipArticles(c.toks, 0)
	if p, k := b.places.match(c.toks, at); k > 0 && b.ends(c.toks, at+k) {
		if b.take(s, c, slotPlace) {
			n.Place, c.used, c.said = p, at+k, p.Label
		}
		return
	}
	if p, k := b.people.match(c.toks, at); k > 0 && b.ends(c.toks, at+k) {
		if b.take(s, c, slotPlace) {
			n.Premises, c.used, c.said = p, at+k, p.Label
		}
		return
	}
	if t := c.toks[at]; t.quoted && strings.TrimSpace(t.text) != "" {
		if b.take(s, c, slotPlace) {
			p := &model.Place{Label: t.text, Origin: b.at(t.at)}
			b.listPlace(p)
			b.places.add(t.text, p)
			n.Place, c.used, c.said = p, at+1, p.Label
		}
		return
	}
	name := b.phrase(c.toks)
	if near := b.places.near(textFold(name)); near != "" {
		b.report(unknownPlace(b.file, spanOf(name), textOf(name), near))
		if b.take(s, c, slotPlace) {
			n.Place = b.places.whole[near]
			c.used, c.said = at+len(name), n.Place.Label
		}
		return
	}
	if near := b.people.near(textFold(name)); near != "" {
		p := b.unknownPerson(name)
		if b.take(s, c, slotPlace) {
			n.Premises, c.used, c.said = p, at+len(name), p.Label
		}
	}
}
