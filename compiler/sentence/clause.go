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
	own  bool   // a word of another language stands for its keyword
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
		if before := s.joined(i); before != nil { // by phone or in person
			c.is = true
		} else if !r.take(s, c, slotChannel) {
			return
		}
		inPerson := r.builtin(words.InPerson)
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
		r.by(s, i)
	case ast.At:
		r.where(s, i)
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
		s.node.Places, c.used, c.said = append(s.node.Places, p), at+k, p.Label
		s.mention(model.AsPlace, p, c.toks[at:at+k])
		return true
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) && p.Kind == model.System && s.node.Owner.MayUse(p) && r.take(s, c, slotSystem) {
		s.node.Systems, c.used, c.said = append(s.node.Systems, p), at+k, p.Label
		s.mention(model.AsSystem, p, c.toks[at:at+k])
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
	s.node.Systems = append(s.node.Systems, p)
	return true
}

// before is what stands before clause candidate i.
func (s *sentence) before(i int) *[]Token {
	if i > 0 {
		return &s.clauses[i-1].toks
	}
	return &s.head
}

// roundTo is the channel whose name stands round the keyword of clause candidate
// i: face to face; nil when there is none.
func (r *Reader) roundTo(s *sentence, i int) *Channel {
	before, c := *s.before(i), &s.clauses[i]
	last := len(before) - 1
	if last < 1 || before[last].Fold != c.toks[0].Fold {
		return nil // no channel has a name of two different words round one
	}
	return r.Channels.whole[before[last].Fold+" "+c.word+" "+c.toks[0].Fold]
}

// joined is the clause before candidate i when it is of the same kind and ends
// in "and" or "or", which it then takes: to customer and to manager. It is nil
// when there is none.
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
func (r *Reader) clausePeople(s *sentence, c *clause, role model.Roles) (list []*model.Participant) {
	at := r.skipArticles(c.toks, 0)
	p, k := r.People.Match(c.toks, at)
	if k == 0 {
		if both, n := r.sharedNoun(c.toks, at); n > 0 {
			c.used, c.said = at+n, both[0].Label+" and "+both[1].Label
			return both
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
			return nil // text, or a name that does not end here
		}
		if p := r.either(words); p != nil {
			c.used, c.said = at+len(words), p.Label
			return []*model.Participant{p}
		}
		near := r.People.Near(textFold(words))
		if near == "" || k > 0 && words[0].At == c.toks[at].At && len(words) > k && r.People.whole[near] == p {
			return nil
		}
		return r.furtherPeople(s, c, role, r.nearPeople(s, c, at, words))
	}
	list = []*model.Participant{p}
	s.mention(mentionRoles[role], p, c.toks[at:at+k])
	c.used, c.said = at+k, p.Label
	return r.furtherPeople(s, c, role, list)
}

// furtherPeople goes on with the list of participants, of which the first has
// been read.
func (r *Reader) furtherPeople(s *sentence, c *clause, role model.Roles, list []*model.Participant) []*model.Participant {
	r.furtherNames(s, c, role, func(at int) (string, int) {
		p, k := r.People.Match(c.toks, at)
		if k == 0 || !r.ends(c.toks, at+k) {
			rest := r.phrase(c.toks[at:])
			p, k = r.unknownPerson(rest), len(rest)
		}
		list = append(list, p)
		s.mention(mentionRoles[role], p, c.toks[at:at+k])
		return p.Label, k
	})
	return list
}

// furtherNames goes on with the list of a clause, of which the first name has
// been read. It calls read with the index of each further name, and gets the
// name to show and of how many tokens it is; 0 ends the list. Behind a comma alone,
// or before another verb, there is no further name.
func (r *Reader) furtherNames(s *sentence, c *clause, role model.Roles, read func(at int) (label string, tokens int)) {
	var names strings.Builder
	names.WriteString(c.said)
	for c.used < len(c.toks) {
		at, joint, or := c.used, ", ", false
		switch t := c.toks[at]; {
		case isOr(t):
			at, joint, or = at+1, " or ", true
		case isAnd(t):
			at, joint = at+1, " and "
		case !c.toks[at-1].Comma:
			at = len(c.toks)
		}
		if at < len(c.toks) && (isOr(c.toks[at]) || isAnd(c.toks[at])) { // a, and b
			if isOr(c.toks[at]) {
				joint, or = " or ", true
			}
			at++
		}
		if at >= len(c.toks) {
			break
		}
		name := r.skipArticles(c.toks, at)
		if !r.nameAtEnd(c, name, role) && (joint == ", " || r.verbFollows(c.toks, at)) {
			break
		}
		at = name
		label, n := read(at)
		if n == 0 {
			break
		}
		if or {
			s.node.Either |= role
		}
		names.WriteString(joint + label)
		c.used = at + n
	}
	c.said = names.String()
}

// nameAtEnd reports whether a name that a clause of the role takes stands at the
// index.
func (r *Reader) nameAtEnd(c *clause, at int, role model.Roles) bool {
	var k int
	switch role {
	case model.By:
		_, k = r.Channels.Match(c.toks, at)
	case model.At:
		_, k = r.Places.Match(c.toks, at)
	default:
		_, k = r.People.Match(c.toks, at)
	}
	return k > 0 && r.ends(c.toks, at+k)
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
func (r *Reader) nearPeople(s *sentence, c *clause, at int, words []Token) []*model.Participant {
	told := len(r.Diags)
	p := r.unknownPerson(words)
	c.used, c.said = at+len(words), p.Label
	if v := s.known; v == nil || !v.Talk && !v.Send && !v.Gives { // else somebody has to stand there
		if len(r.Diags) > told && r.Diags[told].Code == diag.UnknownParticipant {
			orText(&r.Diags[told], c.ast.Kind, textOf(words))
		}
	}
	return []*model.Participant{p}
}

func isOr(t Token) bool { return !t.Quoted && words.IsOr(t.Fold) }

func isAnd(t Token) bool { return !t.Quoted && (words.IsAnd(t.Fold) || t.Text == ",") }

func textFold(toks []Token) string {
	if len(toks) == 1 {
		return toks[0].Fold
	}
	return words.Fold(textOf(toks))
}

// via reads `via SYSTEM`: any name, or a channel, or a third party that carries.
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

// oneSystem reads the name of a system, and adds the system to the step; a name
// that is none is reported.
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
		if p := r.People.whole[hint.near]; p != nil && d.Fix != nil && (p.Kind != model.System || n.Owner != nil && !n.Owner.MayUse(p)) {
			d.Fix.Applicability = diag.Suggested // one fault for another
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

// by reads `by CHANNEL`; a third party carries, and a passive sentence may
// name who does it.
func (r *Reader) by(s *sentence, i int) {
	c := &s.clauses[i]
	at := r.skipArticles(c.toks, 0)
	if s.passive {
		if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
			s.giver, c.used, c.said = p, at+k, p.Label
			return
		}
	}
	if r.byChannel(s, i, at) {
		return
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) && p.Kind == model.ThirdParty {
		if r.take(s, c, slotCarrier) {
			s.node.Carrier, c.used, c.said = p, at+k, p.Label
			s.mention(model.AsCarrier, p, c.toks[at:at+k])
		}
		return
	}
	name := r.phrase(c.toks)
	if near := r.Channels.Near(textFold(name)); near != "" && r.mayMiss(near) {
		r.Report(unknownChannel(r.File, spanOf(name), textOf(name), near))
		if r.take(s, c, slotChannel) {
			ch := r.Channels.whole[near]
			c.used, c.said = at+len(name), ch.Label
			r.addChannel(s.node, ch, c.ast.At)
			r.furtherChannels(s, c)
		}
	}
}

// mayMiss reports whether a near miss of the channel's name is a fault: short
// built-in words are too near to ordinary ones, as text to test.
func (r *Reader) mayMiss(name string) bool {
	return len(name) >= 5 || r.Channels.whole[name].Declared
}

// byChannel reads channels, alone or behind their adjectives: by registered
// letter. It is false when what stands at the index is none.
func (r *Reader) byChannel(s *sentence, i, at int) bool {
	c := &s.clauses[i]
	ch, k := r.oneChannel(c.toks, at)
	if k == 0 {
		return false
	}
	if s.joined(i) == nil && !r.take(s, c, slotChannel) {
		return true
	}
	c.used, c.said = at+k, textOf(c.toks[at:at+k])
	r.addChannel(s.node, ch, c.ast.At)
	s.mention(model.AsChannel, ch.Channel, c.toks[at:at+k])
	r.furtherChannels(s, c)
	return true
}

// furtherChannels goes on with the list of channels, of which the first has been
// read.
func (r *Reader) furtherChannels(s *sentence, c *clause) {
	r.furtherNames(s, c, model.By, func(at int) (string, int) {
		ch, k := r.oneChannel(c.toks, at)
		if k == 0 {
			name := r.phrase(c.toks[at:])
			near := r.Channels.Near(textFold(name))
			r.Report(unknownChannel(r.File, spanOf(name), textOf(name), near))
			if near != "" {
				r.addChannel(s.node, r.Channels.whole[near], c.ast.At)
			}
			return textOf(name), len(name)
		}
		r.addChannel(s.node, ch, c.ast.At)
		s.mention(model.AsChannel, ch.Channel, c.toks[at:at+k])
		return textOf(c.toks[at : at+k]), k
	})
}

// oneChannel is the channel whose name, perhaps behind adjectives, is all of what
// stands at the index, and of how many tokens that is; 0 when there is none.
func (r *Reader) oneChannel(toks []Token, at int) (*Channel, int) {
	name := r.phrase(toks[at:])
	for i := range name {
		if ch, k := r.Channels.Match(toks, at+i); k > 0 && i+k >= len(name) && r.ends(toks, at+i+k) {
			return ch, i + k
		}
	}
	return nil, 0
}

func (r *Reader) addChannel(n *model.Node, c *Channel, at source.Span) {
	n.Channels = append(n.Channels, c.Channel)
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

// furtherPlaces goes on with the list of places, of which the first has been read.
func (r *Reader) furtherPlaces(s *sentence, c *clause) {
	r.furtherNames(s, c, model.At, func(at int) (string, int) {
		label, k := r.onePlace(s, c, at)
		if k == 0 {
			name := r.phrase(c.toks[at:])
			label, k = textOf(name), len(name)
			near := r.Places.Near(textFold(name))
			r.Report(unknownPlace(r.File, spanOf(name), label, near))
			if near != "" {
				s.node.Places = append(s.node.Places, r.Places.whole[near])
			}
		}
		return label, k
	})
}

// where reads `at PLACE`: declared or quoted places, or somebody's premises.
func (r *Reader) where(s *sentence, i int) {
	n, c := s.node, &s.clauses[i]
	at := r.skipArticles(c.toks, 0)
	if label, k := r.onePlace(s, c, at); k > 0 {
		if s.joined(i) == nil && !r.take(s, c, slotPlace) {
			n.Places = n.Places[:len(n.Places)-1]
			return
		}
		c.used, c.said = at+k, label
		r.furtherPlaces(s, c)
		return
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
		if r.take(s, c, slotPlace) {
			n.Premises, c.used, c.said = p, at+k, p.Label
			s.mention(model.AsPremises, p, c.toks[at:at+k])
		}
		return
	}
	name := r.phrase(c.toks)
	if near := r.Places.Near(textFold(name)); near != "" {
		r.Report(unknownPlace(r.File, spanOf(name), textOf(name), near))
		if r.take(s, c, slotPlace) {
			p := r.Places.whole[near]
			n.Places, c.used, c.said = append(n.Places, p), at+len(name), p.Label
			r.furtherPlaces(s, c)
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

// onePlace reads a declared or quoted place, and adds it to the step; 0 tokens
// when there is none.
func (r *Reader) onePlace(s *sentence, c *clause, at int) (label string, tokens int) {
	n := s.node
	if p, k := r.Places.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
		n.Places = append(n.Places, p)
		s.mention(model.AsPlace, p, c.toks[at:at+k])
		return p.Label, k
	}
	t := c.toks[at]
	if _, k := r.People.Match(c.toks, at); k > 0 || !t.Quoted || strings.TrimSpace(t.Text) == "" {
		return "", 0
	}
	p := &model.Place{Label: t.Text, Origin: r.at(t.At)}
	r.ListPlace(p)
	r.Places.Add(t.Text, p)
	n.Places = append(n.Places, p)
	s.mention(model.AsPlace, p, c.toks[at:at+1])
	return p.Label, 1
}
