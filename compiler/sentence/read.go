package sentence

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/token"
	"github.com/journey-lang/journey/lang/words"
)

// sentence is one step while it is read. The head is subject, adverbs, verb
// and object; clauses follow.
type sentence struct {
	step    *ast.Step
	node    *model.Node
	head    []Token
	verb    int // index in the head; len(head) when there is none
	known   *words.Verb
	form    words.Form
	clauses []clause           // candidates behind the head
	seen    [slots]source.Span // resolved clauses; empty for those that are free

	open     int                // the first clause that says what somebody else does, and is text with all that follow
	second   bool               // another sentence has begun in it; that is told
	passive  bool               // looks passive: then `by` may name who does it
	giver    *model.Participant // of a passive sentence
	last     bool               // its verb ends it: muss den Antrag prüfen
	stranger []Token            // its subject, when that is no participant
}

// Read gives a step its meaning. Prev is the step before it in the same block,
// or nil.
func (r *Reader) Read(step *ast.Step, prev *model.Node) *model.Node {
	before := r.unsaid
	n := r.read(step, prev)
	if prev != nil && prev == before.node {
		r.saidBehind(before, n)
	}
	return n
}

func (r *Reader) read(step *ast.Step, prev *model.Node) *model.Node {
	r.arena = r.arena[:0]
	n := r.nodes.next()
	n.Kind, n.Origin = model.StepNode, r.at(step.At)
	s := &r.sentence
	*s = sentence{node: n, clauses: s.clauses[:0]}
	r.begin(s, step)
	if rest := r.unlisted(s.head); len(rest) < len(s.head) {
		s.head = rest
		if isKeyword(rest[0]) { // which may be no sentence
			s.verb = r.standIn(s, 0, 1)
			r.finish(s)
			return n
		}
	}
	next, fine := r.subject(s, prev)
	if next > 0 && fine && s.stranger == nil {
		n.Opening = spanOf(s.head[len(strings.Fields(n.Adverb)):next])
		start := r.skipArticles(s.head, len(strings.Fields(n.Adverb)))
		if start >= next {
			start = 0
		}
		s.mention(model.AsOwner, n.Owner, s.head[start:next])
	}
	s.verb = r.perfect(s, r.adverbs(s, next))
	r.chain(s)
	if s.verb < len(s.head) {
		v := s.head[s.verb]
		s.node.Verb = v.Fold
		if r.Words.Foreign() {
			s.node.Verb = words.Fold(v.Text)
		}
		s.mention(model.AsVerb, nil, s.head[s.verb:s.verb+1])
		if !v.Quoted {
			s.known, s.form = r.verbOf(s)
			s.node.Asks = s.known != nil && s.known.Asks
		}
	}
	if !fine {
		r.finish(s)
		return n
	}
	if d, bad := r.unfinished(s); bad {
		r.Report(d)
		r.finish(s)
		return n
	}
	s.passive = s.passive || r.passiveVerb(s.head, s.verb) && !s.goesOn() && !r.fetches(s)
	s.open = r.reachesTo(s)
	for i := range s.clauses[:s.open] {
		r.clause(s, i)
	}
	r.slips(s)
	r.runsOn(s)
	r.wording(s)
	if s.passive && !r.intake(s) {
		r.refusePassive(s, prev)
		n.Receivers, n.Givers, n.Partners, n.Premises, n.Channels, n.Derived, n.Either = nil, nil, nil, nil, nil, false, 0
		n.Mentions = nil
		r.finish(s)
		return n
	}
	r.otherSide(s)
	n.Reach = reach(n)
	r.how(s)
	r.finish(s)
	r.reading(s)
	return n
}

// runsOn reports a second sentence behind a comma or "and": rep calls customer,
// customer hangs up.
func (r *Reader) runsOn(s *sentence) {
	if s.second || r.secondSentence(s.object()) {
		return
	}
	for _, c := range s.clauses[:s.open] {
		if r.secondSentence(c.toks) {
			return
		}
	}
}

// secondSentence reports the sentence that begins among the tokens, and whether
// there is one.
func (r *Reader) secondSentence(toks []Token) bool {
	for i := 1; i < len(toks) && !opensClause(toks[i]); i++ {
		before := toks[i-1]
		if !before.Comma && !isAnd(before) {
			continue
		}
		at := r.skipArticles(toks, i)
		if p, k := r.People.Match(toks, at); k > 0 && r.isThird(toks, at+k) && !r.isNoun(toks, at+k, before.Comma) {
			r.Report(sentenceBehind(r.File, toks[at:at+k], p.Label))
			return true
		}
	}
	return false
}

// isNoun reports whether the third person at token i is the plural of a noun in
// this place: customer orders and complaints. Nothing follows that would be done
// to; where it is likely that a sentence begins, only what is mainly a noun is one.
func (r *Reader) isNoun(toks []Token, i int, likely bool) bool {
	v, _ := r.verb(toks[i].Fold)
	uses := words.LookupUses(v.Base)
	next := i + 1
	return (uses.MainlyNoun() || uses.Noun() && !likely) &&
		(next == len(toks) || toks[i].Comma || isAnd(toks[next]) || isOr(toks[next]) || words.IsPreposition(toks[next].Fold))
}

// subject finds the owner and the index behind it. It is false when the
// sentence was refused for it; the owner is then a guess.
func (r *Reader) subject(s *sentence, prev *model.Node) (next int, fine bool) {
	at := r.skipArticles(s.head, 0)
	if p, k := r.People.Match(s.head, at); k > 0 {
		s.node.Owner = p
		return at + k, true
	}
	if p, k := r.People.Match(s.head, 0); k > 0 { // a name that begins with an article
		s.node.Owner = p
		return k, true
	}
	if next := at + 1; next < len(s.head) && s.head[at].Fold == s.head[next].Fold && !s.head[next].Quoted {
		if p, k := r.People.Match(s.head, next); k > 0 { // call call centre agent
			r.Report(twice(r.File, s.head[at], s.head[next].At))
			s.node.Owner = p
			return next + k, false
		}
	}
	if r.Words.IsBe(s.head[0].Fold) && !s.head[0].Quoted {
		r.Report(noName(r.File, s.head[0].At, declaredKind(s.head)))
		return r.standIn(s, 0, 1), false
	}
	if lead := r.leadingAdverbs(s.head); lead > 0 {
		at = r.skipArticles(s.head, lead)
		if p, k := r.People.Match(s.head, at); k > 0 {
			s.node.Owner = p
			s.node.Adverb = textOf(s.head[:lead])
			return at + k, true
		}
		if next := s.head[at]; !s.head[lead-1].Comma && !r.Words.IsUnnamed(next.Fold) {
			at = r.skipArticles(s.head, 0) // an adverb may begin a name: first line
		}
	}
	if who, where, k := r.laterSubject(s.head); k > 0 && (opensTime(s.head) || words.EndsTime(s.head[where-1].Fold)) {
		d := timeOpener(r.File, s, where, prev)
		r.Report(d)
		s.node.Owner = who
		if d.Fix != nil { // the rest is read as it will stand
			s.head = s.head[where:]
			return k, true
		}
		return where + k, false
	}
	if k := r.thing(s.head, at); k > 0 && r.passiveVerb(s.head, at+k) {
		s.stranger = s.head[at : at+k]
		return r.standIn(s, at, k), true
	}
	if c, k := r.Channels.Match(s.head, at); k > 0 && r.verbFollows(s.head, at+k) {
		r.tellThing(spanOf(s.head[at:at+k]), c.Label, "channel")
		return r.standIn(s, at, k), false
	}
	if p, k := r.Places.Match(s.head, at); k > 0 && r.verbFollows(s.head, at+k) {
		r.tellThing(spanOf(s.head[at:at+k]), p.Label, "place")
		return r.standIn(s, at, k), false
	}
	if opensTime(s.head) && r.findVerb(s.head, at) > 0 {
		r.Report(timeOpener(r.File, s, len(s.head), nil))
		return r.standIn(s, at, 1), false
	}
	if r.commands(s) {
		rep, _ := r.someRep(nil)
		if r.Words.Foreign() {
			s.head = s.head[r.leadingAdverbs(s.head):]
		}
		r.Report(r.noSubject(r.File, spanOf(s.head[:1]), s, rep))
		if owners := r.Journey.Participants; len(owners) > 0 {
			s.node.Owner = owners[0]
		} else {
			s.node.Owner = r.Invent("rep", model.Rep, r.at(s.head[0].At))
		}
		return 0, false
	}
	k := r.subjectLength(s.head, at)
	if k == 0 {
		r.Report(noVerb(r.File, spanOf(s.head), r.raw(s.head), "NAME"))
		return r.standIn(s, at, len(s.head)-at), false
	}
	if at+k < len(s.head) && r.passiveVerb(s.head, at+k) {
		s.stranger = s.head[at : at+k]
		return r.standIn(s, at, k), true
	}
	if next := at + k; next < len(s.head) && !s.head[next].Quoted && (r.Words.IsNegative(s.head[next].Fold) ||
		next+1 < len(s.head) && r.deniable(s.head[next].Fold) && r.Words.IsNegative(s.head[next+1].Fold)) {
		return r.standIn(s, at, k), true // what does not happen needs nobody who does it
	}
	name := s.head[at : at+k]
	if i := r.misplaced(name); i >= 0 {
		r.Report(crowdedName(r.File, name, i))
		return r.standIn(s, at, k), false
	}
	if r.isHeadline(s.head, at, k) {
		r.Report(noVerb(r.File, spanOf(s.head), r.raw(s.head), "NAME"))
		return r.standIn(s, at, k), false
	}
	if at+k+1 == len(s.head) && len(s.clauses) == 0 && r.isForm(s.head[at+k], words.Past) && !r.mayAct(name) {
		s.stranger = name // Case opened
		s.passive = true
		return r.standIn(s, at, k), true
	}
	if r.isForm(s.head[at+k], words.Past) && r.isThing(name) {
		r.Report(noVerb(r.File, spanOf(s.head), r.raw(s.head), "NAME")) // Pickup packaged goods
		return r.standIn(s, at, k), false
	}
	s.node.Owner = r.unknownPerson(name)
	return at + k, true
}

// declaredKind is the kind behind "a" in a sentence; "" when there is none.
func declaredKind(head []Token) string {
	for i := 0; i+1 < len(head); i++ {
		for n := min(2, len(head)-i-1); n > 0 && words.IsIndefinite(head[i].Fold); n-- {
			if kind := textFold(head[i+1 : i+1+n]); !head[i+1].Quoted {
				if _, ok := words.Kind(kind); ok {
					return kind
				}
			}
		}
	}
	return ""
}

// tellThing reports a channel or a place where somebody should act.
func (r *Reader) tellThing(span source.Span, name, kind string) {
	rep, _ := r.someRep(nil)
	r.Report(cannotAct(r.File, span, name, kind, rep))
}

// thing is the number of tokens at i that name a channel or a place.
func (r *Reader) thing(head []Token, i int) int {
	_, channel := r.Channels.Match(head, i)
	_, place := r.Places.Match(head, i)
	return max(channel, place)
}

// unlisted is the tokens without the mark of a list before them, which it
// reports: - rep calls customer.
func (r *Reader) unlisted(toks []Token) []Token {
	rest := withoutMark(toks)
	if len(rest) < len(toks) {
		r.Report(listMark(r.File, toks[0].At, rest[0].At, !r.Journey.Sketch && len(rest) > 1 && !isKeyword(rest[0])))
	}
	return rest
}

// isKeyword reports whether the token is a keyword, or the first word of one.
func isKeyword(t Token) bool {
	_, ok := token.Lookup(t.Fold)
	return !t.Quoted && (ok || t.Fold == "go" || t.Fold == "moment" || t.Fold == "on")
}

// ListMark reports the mark of a list before the words: - rep is a rep.
// Rest is the words after the mark.
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

// withoutMark is the tokens without the mark of a list before them.
func withoutMark(toks []Token) []Token {
	for listed(toks) {
		toks = toks[1:]
	}
	return toks
}

// listed reports whether the tokens begin with the mark of a list, as text that
// is pasted from one does: "-", "*", "•", "2." or "2)".
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

// standIn makes some participant the owner in place of the n tokens from at,
// so that the step stays.
func (r *Reader) standIn(s *sentence, at, n int) int {
	if owners := r.Journey.Participants; len(owners) > 0 {
		s.node.Owner = owners[0]
	} else {
		s.node.Owner = r.Invent(textOf(s.head[at:at+n]), model.Rep, r.at(spanOf(s.head[at:at+n])))
	}
	return at + n
}

// unknownPerson reports that the tokens name nobody, and returns whom to take
// instead.
func (r *Reader) unknownPerson(toks []Token) *model.Participant {
	return r.Unknown(r.File, spanOf(toks), textOf(toks), r.guessKind(toks))
}

// Unknown reports a name that is nobody's, and returns whom to take instead.
func (r *Reader) Unknown(file *source.File, span source.Span, text string, kind model.Kind) *model.Participant {
	hint := suggest(r, &r.People, text)
	told := -1
	if r.Words.IsUnnamed(words.Fold(text)) {
		told = r.Report(unnamed(file, span, text))
	} else if !r.Lost {
		told = r.Report(unknownParticipant(file, span, text, hint, kind))
	}
	if hint.near != "" {
		p := r.People.whole[hint.near]
		r.missed = append(r.missed, miss{of: p, text: text, diag: told, head: r.Journey.Nodes == nil})
		return p
	}
	if p, ok := r.People.Get(text); ok {
		return p
	}
	p := r.Invent(text, kind, source.Location{File: file, Span: span})
	r.guess(p, told)
	return p
}

// laterSubject finds the last participant in the head, behind its first word,
// that a verb follows.
func (r *Reader) laterSubject(head []Token) (p *model.Participant, at, n int) {
	for i := 1; i < len(head); i++ {
		if q, k := r.People.Match(head, i); k > 0 && r.verbFollows(head, i+k) {
			p, at, n = q, i, k
		}
	}
	return p, at, n
}

// verbFollows reports whether a word that may be a verb stands at i, or behind
// adverbs.
func (r *Reader) verbFollows(head []Token, i int) bool {
	i = r.behindAdverbs(head, i)
	if i >= len(head) || head[i].Quoted {
		return false
	}
	v, form := r.verb(head[i].Fold)
	return v != nil && (form != words.Base || r.surelyDoes(v)) || words.LooksThird(head[i].Fold) || r.Words.IsBe(head[i].Fold) || r.Words.IsNegative(head[i].Fold)
}

// behindAdverbs is the index of the first token from i that is no adverb.
func (r *Reader) behindAdverbs(toks []Token, i int) int {
	for i < len(toks) && !toks[i].Quoted && r.Words.IsAdverb(toks[i].Fold) {
		i++
	}
	return i
}

// opensTime reports whether the sentence begins with a time: After two days,
// 2 days later.
func opensTime(head []Token) bool {
	if head[0].Quoted {
		return false
	}
	if words.IsTimeOpener(head[0].Fold) {
		return true
	}
	return len(head) > 1 && beginsWithDigit(head[0].Fold)
}

func beginsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

func (r *Reader) leadingAdverbs(head []Token) int {
	i := 0
	for i < len(head)-1 && !head[i].Quoted && r.Words.IsAdverb(head[i].Fold) {
		i++
	}
	return i
}

// adverbs takes the adverbs from token i on.
func (r *Reader) adverbs(s *sentence, i int) int {
	start := i
	for i < len(s.head)-1 && !s.head[i].Quoted && r.Words.IsAdverb(s.head[i].Fold) {
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
func (r *Reader) perfect(s *sentence, i int) int {
	at := r.perfectVerb(s.head, i)
	if at == i {
		return i
	}
	s.node.Adverb = sentenceOf(s.node.Adverb, textOf(s.head[i:at]))
	return at
}

// perfectVerb is the index of the participle of a known verb behind the "has"
// at token i; else i.
func (r *Reader) perfectVerb(head []Token, i int) int {
	if i >= len(head) || head[i].Quoted || !words.IsHave(head[i].Fold) {
		return i
	}
	at := r.behindAdverbs(head, i+1)
	if at == len(head) || head[at].Quoted {
		return i
	}
	if base, ok := r.Words.Participle(head[at].Fold); !ok || base == "" || r.Words.IsBe(head[at].Fold) || r.isReceiving(base) {
		return i
	}
	return at
}

// otherSide finds receivers that stand in the object.
func (r *Reader) otherSide(s *sentence) {
	n := s.node
	object := s.object()
	if len(n.Receivers) > 0 || len(object) == 0 {
		return
	}
	at := r.skipArticles(object, 0)
	if words.IsParticle(object[at].Fold) && !object[at].Quoted && at+1 < len(object) {
		at = r.skipArticles(object, at+1) // calls back customer
	}
	p, k := r.People.Match(object, at)
	if k == 0 && s.known != nil && s.known.Talk && len(n.Partners)+len(n.Givers) == 0 {
		// calls custmer: a communication has to reach somebody
		name := r.phrase(object)
		if who := r.either(name); who != nil {
			p, k = who, len(name)
		} else if near := r.People.Near(textFold(name)); near != "" && !r.isChannel(name) {
			p, k = r.unknownPerson(name), len(name)
		}
	}
	if k == 0 || p == n.Owner && (s.known == nil || !s.known.Talk || !r.ends(object, at+k)) {
		return
	}
	list, or := []*model.Participant{p}, false
	names := [][]Token{object[at : at+k]}
	next := at + k
	for next < len(object) {
		and := next
		if or = or || isOr(object[and]); isAnd(object[and]) || isOr(object[and]) {
			and++
		} else if !object[next-1].Comma {
			break
		}
		and = r.skipArticles(object, and)
		p, k := r.People.Match(object, and)
		if k == 0 {
			break
		}
		list = append(list, p)
		names = append(names, object[and:and+k])
		next = and + k
	}
	if s.reaches(list, next, r.ends(object, next)) {
		if n.Receivers = list; or && len(list) > 1 {
			n.Either |= model.To
		}
		for i, p := range list {
			s.mention(model.AsReceiver, p, names[i])
		}
	}
}

// reaches reports whether the verb reaches the participants with whom its object
// begins. They are of so many tokens, and ends says whether a name may end there.
func (s *sentence) reaches(list []*model.Participant, length int, ends bool) bool {
	v := s.known
	whole := length == len(s.object()) && !s.textFollows()
	switch {
	case v == nil:
		return whole
	case v.Goes && list[0].Kind == model.System:
		return false // it is on a screen
	case list[0].Kind == model.System && !v.Talk:
		return v.Gives || whole && !v.Person && !v.About && !v.Mind // updates helpdesk
	case v.Talk, v.Gives:
		return whole || v.Gives || v.Person && ends
	}
	return v.Person && ends || whole && !v.About && !v.Mind
}

func (r *Reader) isChannel(name []Token) bool {
	_, k := r.Channels.Match(name, 0)
	return k == len(name)
}

// object is what stands in the head behind the verb.
func (s *sentence) object() []Token {
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
func (r *Reader) how(s *sentence) {
	n := s.node
	if n.Channel() != nil {
		return
	}
	derive := func(c *Channel, at source.Span) {
		n.Derived = true
		r.addChannel(n, c, at)
	}
	if s.known != nil && s.known.Send && !s.saysOnline() {
		if c, at := r.named(s.object()); c != nil {
			derive(c, at)
			n.Mentions = append(n.Mentions, model.Mention{As: model.AsChannel, Named: c.Channel, At: at})
			return
		}
	}
	onScreen := n.System() != nil && s.known != nil && (s.known.Channel == words.Letter || s.known.Goes) // posts on the portal, visits website
	if s.known != nil && s.known.Channel != "" && n.Reach != model.Inside && !onScreen {
		derive(r.builtin(s.known.Channel), s.head[s.verb].At)
		return
	}
	if n.Place() != nil || n.Premises != nil {
		derive(r.builtin(words.InPerson), s.seen[slotPlace])
	}
}

// saysOnline reports whether the words say that it goes online: letter to doctor
// electronically.
func (s *sentence) saysOnline() bool {
	online := func(toks []Token) bool {
		return slices.ContainsFunc(toks, func(t Token) bool { return !t.Quoted && words.IsOnline(t.Fold) })
	}
	return online(s.object()) || slices.ContainsFunc(s.clauses[:s.open], func(c clause) bool { return online(c.toks[min(c.used, len(c.toks)):]) })
}

// named is the channel that the noun of the object names, the last word before
// its first preposition, or the one before a word such as reminder.
func (r *Reader) named(object []Token) (*Channel, source.Span) {
	end := 0
	for end < len(object) && (object[end].Quoted || !words.IsPreposition(object[end].Fold)) {
		end++
	}
	if c, at := r.channelAtEnd(object[:end]); c != nil {
		return c, at
	}
	if end > 1 && !object[end-1].Quoted && words.IsMessage(object[end-1].Fold) {
		return r.channelAtEnd(object[:end-1])
	}
	return nil, source.Span{}
}

// channelAtEnd is the channel that an object may name and with whose name the
// tokens end, in the singular or the plural.
func (r *Reader) channelAtEnd(toks []Token) (*Channel, source.Span) {
	for i := range toks {
		if c, k := r.Channels.Match(toks, i); k > 0 && i+k == len(toks) && c.Named && !toks[i].Quoted {
			return c, spanOf(toks[i:])
		}
	}
	if len(toks) == 0 || toks[len(toks)-1].Quoted {
		return nil, source.Span{}
	}
	last := toks[len(toks)-1]
	if one, ok := strings.CutSuffix(last.Fold, "s"); ok {
		if c, ok := r.Channels.whole[one]; ok && c.Named {
			return c, last.At
		}
	}
	return nil, source.Span{}
}
