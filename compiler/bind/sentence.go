package bind

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// sentence is one step while it is read. The head is subject, adverbs, verb
// and object; clauses follow.
type sentence struct {
	step    *ast.Step
	node    *model.Node
	head    []token
	verb    int // index in the head; len(head) when there is none
	known   *words.Verb
	form    words.Form
	clauses []clause
	seen    [slots]source.Span // resolved clauses; empty for those that are free

	second   bool               // another sentence has begun in it; that is told
	passive  bool               // looks passive: then `by` may name who does it
	giver    *model.Participant // of a passive sentence
	stranger []token            // its subject, when that is no participant
}

// read gives a step its meaning. Prev is the step before it in the same block,
// or nil.
func (b *binder) read(step *ast.Step, prev *model.Node) *model.Node {
	b.arena = b.arena[:0]
	n := b.nodes.next()
	n.Kind, n.Origin = model.StepNode, b.at(step.At)
	s := &b.sentence
	*s = sentence{step: step, node: n, head: b.tokens(step.Head), clauses: s.clauses[:0]}
	if rest := b.unlisted(s.head); len(rest) < len(s.head) {
		s.head = rest
		s.verb = b.standIn(s, 0, 1)
		b.finish(s)
		return n
	}
	next, fine := b.subject(s, prev)
	s.verb = b.perfect(s, b.adverbs(s, next))
	if s.verb < len(s.head) {
		v := s.head[s.verb]
		s.node.Verb = v.fold
		if !v.quoted {
			s.known, s.form = b.words.LookupVerb(v.fold)
			s.node.Asks = s.known != nil && s.known.Asks
		}
	}
	if !fine {
		b.finish(s)
		return n
	}
	if d, bad := b.unfinished(s); bad {
		b.report(d)
		b.finish(s)
		return n
	}
	s.passive = b.passiveVerb(s.head, s.verb) && !s.goesOn() && !b.fetches(s)
	for i := range step.Clauses {
		c := clause{ast: &step.Clauses[i], toks: b.tokens(step.Clauses[i].Words), word: step.Clauses[i].Kind.String()}
		b.clause(s, &c)
		s.clauses = append(s.clauses, c)
	}
	b.slips(s)
	if s.passive && !b.intake(s) {
		b.refusePassive(s, prev)
		n.Receivers, n.Givers, n.Partners, n.Premises, n.Channel, n.Derived = nil, nil, nil, nil, nil, false
		b.finish(s)
		return n
	}
	b.otherSide(s)
	n.Reach = reach(n)
	b.how(s)
	b.finish(s)
	return n
}

// subject finds the owner and the index behind it. It is false when the
// sentence was refused for it; the owner is then a guess.
func (b *binder) subject(s *sentence, prev *model.Node) (next int, fine bool) {
	at := skipArticles(s.head, 0)
	if p, k := b.people.match(s.head, at); k > 0 {
		s.node.Owner = p
		return at + k, true
	}
	if p, k := b.people.match(s.head, 0); k > 0 { // a name that begins with an article
		s.node.Owner = p
		return k, true
	}
	if next := at + 1; next < len(s.head) && s.head[at].fold == s.head[next].fold && !s.head[next].quoted {
		if p, k := b.people.match(s.head, next); k > 0 { // call call centre agent
			b.report(twice(b.file, s.head[at], s.head[next].at))
			s.node.Owner = p
			return next + k, false
		}
	}
	if words.IsBe(s.head[0].fold) && !s.head[0].quoted {
		b.report(noName(b.file, s.head[0].at, declaredKind(s.head)))
		return b.standIn(s, 0, 1), false
	}
	if lead := b.leadingAdverbs(s.head); lead > 0 {
		at = skipArticles(s.head, lead)
		if p, k := b.people.match(s.head, at); k > 0 {
			s.node.Owner = p
			s.node.Adverb = textOf(s.head[:lead])
			return at + k, true
		}
		at = skipArticles(s.head, 0)
	}
	if who, where, k := b.laterSubject(s.head); k > 0 && (opensTime(s.head) || s.head[where-1].fold == "later") {
		b.report(timeOpener(b.file, s, where, prev))
		s.node.Owner = who
		return where + k, false
	}
	if k := b.thing(s.head, at); k > 0 && b.passiveVerb(s.head, at+k) {
		s.stranger = s.head[at : at+k]
		return b.standIn(s, at, k), true
	}
	if c, k := b.channel.match(s.head, at); k > 0 && b.verbFollows(s.head, at+k) {
		b.tellThing(spanOf(s.head[at:at+k]), c.Label, "channel")
		return b.standIn(s, at, k), false
	}
	if p, k := b.places.match(s.head, at); k > 0 && b.verbFollows(s.head, at+k) {
		b.tellThing(spanOf(s.head[at:at+k]), p.Label, "place")
		return b.standIn(s, at, k), false
	}
	if opensTime(s.head) && b.findVerb(s.head, at) > 0 {
		b.report(timeOpener(b.file, s, len(s.head), nil))
		return b.standIn(s, at, 1), false
	}
	if b.commands(s.head) {
		rep, _ := b.someRep(nil)
		b.report(b.noSubject(b.file, spanOf(s.head[:1]), s, rep))
		if owners := b.journey.Participants; len(owners) > 0 {
			s.node.Owner = owners[0]
		} else {
			s.node.Owner = b.invent("rep", model.Rep, b.at(s.head[0].at))
		}
		return 0, false
	}
	k := b.subjectLength(s.head, at)
	if at+k < len(s.head) && b.passiveVerb(s.head, at+k) {
		s.stranger = s.head[at : at+k]
		return b.standIn(s, at, k), true
	}
	if next := at + k; next < len(s.head) && !s.head[next].quoted && (words.IsNegative(s.head[next].fold) ||
		next+1 < len(s.head) && b.deniable(s.head[next].fold) && words.IsNegative(s.head[next+1].fold)) {
		return b.standIn(s, at, k), true // what does not happen needs nobody who does it
	}
	s.node.Owner = b.unknownPerson(s.head[at : at+k])
	return at + k, true
}

// declaredKind is the kind behind "a" in a sentence; "" when there is none.
func declaredKind(head []token) string {
	for i := 0; i+1 < len(head); i++ {
		for n := min(2, len(head)-i-1); n > 0 && (head[i].fold == "a" || head[i].fold == "an"); n-- {
			if kind := textFold(head[i+1 : i+1+n]); !head[i+1].quoted {
				if _, ok := words.Kind(kind); ok {
					return kind
				}
			}
		}
	}
	return ""
}

// tellThing reports a channel or a place where somebody should act.
func (b *binder) tellThing(span source.Span, name, kind string) {
	rep, _ := b.someRep(nil)
	b.report(cannotAct(b.file, span, name, kind, rep))
}

// thing is the number of tokens at i that name a channel or a place.
func (b *binder) thing(head []token, i int) int {
	_, channel := b.channel.match(head, i)
	_, place := b.places.match(head, i)
	return max(channel, place)
}

// unlisted is the tokens without the mark of a list before them, which it
// reports: - rep calls customer.
func (b *binder) unlisted(toks []token) []token {
	if listed(toks) {
		b.report(listMark(b.file, toks[0].at, toks[1].at))
	}
	return withoutMark(toks)
}

// withoutMark is the tokens without the mark of a list before them.
func withoutMark(toks []token) []token {
	if listed(toks) {
		return toks[1:]
	}
	return toks
}

// listed reports whether the tokens begin with the mark of a list, as text that
// is pasted from one does: "-", "*", "•", "2." or "2)".
func listed(toks []token) bool {
	if len(toks) < 2 || toks[0].quoted {
		return false
	}
	switch mark := toks[0].text; mark {
	case "-", "*", "+", "•", "◦", "‣", "–", "—":
		return true
	default:
		digits, ends := strings.CutSuffix(mark, ".")
		if !ends {
			digits, ends = strings.CutSuffix(mark, ")")
		}
		return ends && digits != "" && strings.Trim(digits, "0123456789") == ""
	}
}

// commands reports whether the sentence begins with its verb: Send SMS to
// customer, Send letters to customer.
func (b *binder) commands(head []token) bool {
	if head[0].quoted {
		return false
	}
	v, form := b.words.LookupVerb(head[0].fold)
	if v == nil || form == words.Ing {
		return false
	}
	other := b.findVerb(head, 0)
	return other < 0 || other == 1 && v.Gives
}

// standIn makes some participant the owner in place of the n tokens from at,
// so that the step stays.
func (b *binder) standIn(s *sentence, at, n int) int {
	if owners := b.journey.Participants; len(owners) > 0 {
		s.node.Owner = owners[0]
	} else {
		s.node.Owner = b.invent(textOf(s.head[at:at+n]), model.Rep, b.at(spanOf(s.head[at:at+n])))
	}
	return at + n
}

// unknownPerson reports that the tokens name nobody, and returns whom to take
// instead.
func (b *binder) unknownPerson(toks []token) *model.Participant {
	return b.unknown(b.file, spanOf(toks), textOf(toks), b.guessKind(toks))
}

// unknown reports a name that is nobody's, and returns whom to take instead.
func (b *binder) unknown(file *source.File, span source.Span, text string, kind model.Kind) *model.Participant {
	hint := suggest(b, &b.people, text)
	told := -1
	if words.IsUnnamed(words.Fold(text)) {
		told = b.report(unnamed(file, span, text))
	} else if !b.useFailed {
		told = b.report(unknownParticipant(file, span, text, hint, kind))
	}
	if hint.near != "" {
		p := b.people.whole[hint.near]
		b.missed = append(b.missed, miss{of: p, text: text, diag: told, head: b.journey.Nodes == nil})
		return p
	}
	if p, ok := b.people.get(text); ok {
		return p
	}
	p := b.invent(text, kind, source.Location{File: file, Span: span})
	b.guess(p, told)
	return p
}

// laterSubject finds the last participant in the head, behind its first word,
// that a verb follows.
func (b *binder) laterSubject(head []token) (p *model.Participant, at, n int) {
	for i := 1; i < len(head); i++ {
		if q, k := b.people.match(head, i); k > 0 && b.verbFollows(head, i+k) {
			p, at, n = q, i, k
		}
	}
	return p, at, n
}

// verbFollows reports whether a word that may be a verb stands at i, or behind
// adverbs.
func (b *binder) verbFollows(head []token, i int) bool {
	i = b.behindAdverbs(head, i)
	if i >= len(head) || head[i].quoted {
		return false
	}
	v, _ := b.words.LookupVerb(head[i].fold)
	return v != nil || words.LooksThird(head[i].fold) || words.IsBe(head[i].fold) || words.IsNegative(head[i].fold)
}

// behindAdverbs is the index of the first token from i that is no adverb.
func (b *binder) behindAdverbs(toks []token, i int) int {
	for i < len(toks) && !toks[i].quoted && b.words.IsAdverb(toks[i].fold) {
		i++
	}
	return i
}

// opensTime reports whether the sentence begins with a time: After two days,
// 2 days later.
func opensTime(head []token) bool {
	if head[0].quoted {
		return false
	}
	if words.IsTimeOpener(head[0].fold) {
		return true
	}
	return len(head) > 1 && beginsWithDigit(head[0].fold)
}

func beginsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

func (b *binder) leadingAdverbs(head []token) int {
	i := 0
	for i < len(head)-1 && !head[i].quoted && b.words.IsAdverb(head[i].fold) {
		i++
	}
	return i
}

// adverbs takes the adverbs from token i on.
func (b *binder) adverbs(s *sentence, i int) int {
	start := i
	for i < len(s.head)-1 && !s.head[i].quoted && b.words.IsAdverb(s.head[i].fold) {
		i++
	}
	if i > start {
		text := textOf(s.head[start:i])
		if s.node.Adverb != "" {
			text = s.node.Adverb + " " + text
		}
		s.node.Adverb = text
	}
	return i
}

// perfect is the index of the verb when "has" stands at token i and a verb in
// the perfect behind it, "has already sent", which says the same as "sends";
// else i. What precedes the verb is counted among the adverbs.
func (b *binder) perfect(s *sentence, i int) int {
	at := b.perfectVerb(s.head, i)
	if at == i {
		return i
	}
	s.node.Adverb = sentenceOf(s.node.Adverb, textOf(s.head[i:at]))
	return at
}

// perfectVerb is the index of the participle of a known verb behind the "has"
// at token i; else i.
func (b *binder) perfectVerb(head []token, i int) int {
	if i >= len(head) || head[i].quoted || !words.IsHave(head[i].fold) {
		return i
	}
	at := b.behindAdverbs(head, i+1)
	if at == len(head) || head[at].quoted {
		return i
	}
	if base, ok := b.words.Participle(head[at].fold); !ok || base == "" || words.IsBe(head[at].fold) || b.isReceiving(base) {
		return i
	}
	return at
}

// findVerb is the index of the verb in a sentence of which the subject is not
// known: the first form such as sends or sent behind the first word, or a plain
// form behind a plural; else the first word in -s; else -1.
func (b *binder) findVerb(head []token, at int) int {
	plain, past := -1, -1
	for i := at + 1; i < len(head); i++ {
		if head[i].quoted {
			continue
		}
		w := head[i].fold
		v, form := b.words.LookupVerb(w)
		behind := words.LooksThird(head[i-1].fold) || b.words.IsAdverb(head[i-1].fold)
		switch {
		case plain >= 0 && (words.IsBe(w) || words.IsNegative(w)) && slices.ContainsFunc(head[plain:i], opensClause):
			return plain // rep call customer because machine is broken
		case words.IsBe(w), words.IsNegative(w), v != nil && (form == words.Third || form == words.Base && behind):
			if past < 0 || b.isPerson(head[i-1:i]) && !b.isPerson(head[past-1:past]) {
				return i // all registered users confirm
			}
			return past
		case v == nil:
		case form == words.Base && plain < 0:
			plain = i
		case form == words.Past && past < 0:
			past = i
		}
	}
	if past >= 0 && (plain < 0 || past < plain || b.isPerson(head[past-1:past])) {
		return past
	}
	if plain >= 0 {
		return plain // we send signed contract
	}
	for i := at + 1; i < len(head); i++ {
		if !head[i].quoted && words.LooksThird(head[i].fold) {
			return i
		}
	}
	return -1
}

// opensClause reports whether another sentence begins with the word: because.
func opensClause(t token) bool {
	switch t.fold {
	case "because", "that", "who", "which", "if", "when", "while", "so", "since", "until", "unless":
		return !t.quoted
	}
	return false
}

// subjectLength is of how many tokens the unknown subject at token at
// probably is; at least one.
func (b *binder) subjectLength(head []token, at int) int {
	if head[at].quoted {
		return 1
	}
	end := b.findVerb(head, at)
	if end < 0 {
		return 1
	}
	for end > at+1 && b.words.IsAdverb(head[end-1].fold) {
		end--
	}
	return end - at
}

// otherSide finds receivers that stand in the object.
func (b *binder) otherSide(s *sentence) {
	n := s.node
	object := s.object()
	if len(n.Receivers) > 0 || len(object) == 0 {
		return
	}
	at := skipArticles(object, 0)
	if object[at].fold == "back" && !object[at].quoted && at+1 < len(object) {
		at = skipArticles(object, at+1) // calls back customer
	}
	p, k := b.people.match(object, at)
	if k == 0 && s.known != nil && s.known.Talk && len(n.Partners)+len(n.Givers) == 0 {
		// calls custmer: a communication has to reach somebody
		name := b.phrase(object)
		if who := b.either(name); who != nil {
			p, k = who, len(name)
		} else if near := b.people.near(textFold(name)); near != "" && !b.isChannel(name) {
			p, k = b.unknownPerson(name), len(name)
		}
	}
	if k == 0 || p == n.Owner && (s.known == nil || !s.known.Talk || !b.ends(object, at+k)) {
		return
	}
	list := []*model.Participant{p}
	next := at + k
	for next < len(object) {
		and := next
		if isAnd(object[and]) {
			and++
		} else if !object[next-1].comma {
			break
		}
		and = skipArticles(object, and)
		p, k := b.people.match(object, and)
		if k == 0 {
			break
		}
		list = append(list, p)
		next = and + k
	}
	gives := s.known != nil && s.known.Gives
	person := s.known != nil && s.known.Person && b.ends(object, next)
	whole := next == len(object) && !s.textFollows()
	if whole || person || gives {
		n.Receivers = list
	}
}

func (b *binder) isChannel(name []token) bool {
	_, k := b.channel.match(name, 0)
	return k == len(name)
}

// object is what stands in the head behind the verb.
func (s *sentence) object() []token {
	if s.verb+1 >= len(s.head) {
		return nil
	}
	return s.head[s.verb+1:]
}

// textFollows reports whether a clause's words join the object.
func (s *sentence) textFollows() bool {
	for _, c := range s.clauses {
		if c.ast.Kind != ast.InPerson && c.used < len(c.toks) {
			return true
		}
	}
	return false
}

func reach(n *model.Node) model.Reach {
	reach := model.Inside
	cross := func(p *model.Participant) {
		switch {
		case p == nil || p == n.Owner:
		case p.Kind == model.Customer || n.Owner.Kind == model.Customer:
			reach = model.Touchpoint
		case reach == model.Inside:
			reach = model.Handoff
		}
	}
	for _, side := range [...][]*model.Participant{n.Receivers, n.Givers, n.Partners} {
		for _, p := range side {
			cross(p)
		}
	}
	cross(n.Premises)
	return reach
}

// how derives a channel that no clause gives: from the object, the verb or
// the place, in this order.
func (b *binder) how(s *sentence) {
	n := s.node
	if n.Channel != nil {
		return
	}
	derive := func(c *channel, at source.Span) {
		n.Derived = true
		b.setChannel(n, c, at)
	}
	if s.known != nil && s.known.Send {
		if c, at := b.named(s.object()); c != nil {
			derive(c, at)
			return
		}
	}
	posted := s.known != nil && s.known.Channel == "letter" && n.System != nil // on the portal
	if s.known != nil && s.known.Channel != "" && n.Reach != model.Inside && !posted {
		derive(b.builtin(s.known.Channel), s.head[s.verb].at)
		return
	}
	if n.Place != nil || n.Premises != nil {
		derive(b.builtin("in-person"), s.seen[slotPlace])
	}
}

// named is the channel that the noun of the object names, the last word before
// its first preposition.
func (b *binder) named(object []token) (*channel, source.Span) {
	end := 0
	for end < len(object) && !object[end].quoted && !words.IsPreposition(object[end].fold) {
		end++
	}
	for i := range end {
		c, k := b.channel.match(object, i)
		if i+k == end && k > 0 && c.named {
			return c, spanOf(object[i:end])
		}
	}
	if end == 0 {
		return nil, source.Span{}
	}
	last := object[end-1]
	if one, ok := strings.CutSuffix(last.fold, "s"); ok {
		if c, ok := b.channel.whole[one]; ok && c.named {
			return c, last.at
		}
	}
	return nil, source.Span{}
}
