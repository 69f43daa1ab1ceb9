package bind

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// unfinished finds what is wrong with subject and verb alone: no verb, a
// negative, a longer name.
func (b *binder) unfinished(s *sentence) (diag.Diagnostic, bool) {
	if s.verb >= len(s.head) || b.noVerb(s) {
		return noVerb(b.file, spanOf(s.head), b.raw(s.head), refer(s.node.Owner)), true
	}
	if v := s.head[s.verb]; !v.quoted && (isAnd(v) || v.fold == "or") && s.verb+1 < len(s.head) {
		return twoSubjects(b.file, v.at, s.node.Owner), true
	}
	for i := s.verb; i < min(s.verb+2, len(s.head)); i++ {
		w := s.head[i]
		if w.quoted || !words.IsNegative(w.fold) || w.fold == "no" && (i+1 == len(s.head) || s.head[i+1].fold != "longer") {
			if i == s.verb && !b.deniable(w.fold) {
				break
			}
			continue
		}
		return negative(b.file, s, s.head[s.verb:i+1]), true
	}
	for i := max(s.verb, 1); i < min(s.verb+2, len(s.head)); i++ {
		if first, second := s.head[i-1], s.head[i]; first.fold == second.fold && !first.quoted && !second.quoted && !words.IsHave(first.fold) {
			return twice(b.file, first, second.at), true
		}
	}
	if n := b.longerName(s); n > 0 {
		toks := s.head[s.verb-ownerLength(s) : s.verb+n]
		d := longerName(b.file, spanOf(toks), s.node.Owner, textOf(toks))
		s.node.Owner = b.invent(textOf(toks), b.guessKind(toks), b.at(spanOf(toks)))
		s.verb += n
		s.node.Verb = s.head[s.verb].fold
		return d, true
	}
	return diag.Diagnostic{}, false
}

// noVerb reports whether what stands where the verb should is none: a
// participant, or an adverb with nothing behind it.
func (b *binder) noVerb(s *sentence) bool {
	v := s.head[s.verb]
	if v.quoted {
		return true
	}
	if s.known != nil || s.verb+1 < len(s.head) {
		return false
	}
	_, k := b.people.match(s.head, s.verb)
	return k > 0 || b.words.IsAdverb(v.fold)
}

// goesOn reports whether a clause right behind "gets" makes it active: gets to
// the shop, gets by.
func (s *sentence) goesOn() bool {
	if s.known == nil || s.known.Base != "get" || s.verb+1 < len(s.head) || len(s.step.Clauses) == 0 {
		return false
	}
	switch s.step.Clauses[0].Kind {
	case ast.From, ast.Via:
		return false
	}
	return true
}

// fetches reports whether the object begins with somebody who works in the
// service or is served, to whom something is done: gets patient out of bed.
// What a customer gets is always a thing.
func (b *binder) fetches(s *sentence) bool {
	if s.known == nil || !s.known.Receives || s.stranger != nil || s.node.Owner.Kind == model.Customer {
		return false
	}
	object := s.object()
	p, k := b.people.match(object, skipArticles(object, 0))
	return k > 0 && p != s.node.Owner && p.Kind != model.System
}

// deniable reports whether a "not" may stand behind the word.
func (b *binder) deniable(word string) bool {
	return words.IsBe(word) || words.IsHave(word) || word == "do" || word == "does" || word == "did" ||
		b.words.IsAdverb(word)
}

// ownerLength is of how many words the owner's name in the head is.
func ownerLength(s *sentence) int {
	return s.verb - skipArticles(s.head, 0)
}

// longerName tells of how many words the subject seems to be longer than the
// name that was found: Customer service calls customer, with only customer
// declared. It is 0 when the name is the whole subject.
func (b *binder) longerName(s *sentence) int {
	if b.guessed[s.node.Owner] != nil || s.node.Adverb != "" || s.head[s.verb].quoted || s.verb == 0 || s.head[s.verb-1].quoted {
		return 0
	}
	word := s.head[s.verb].fold
	pluralSubject := words.LooksThird(s.head[s.verb-1].fold)
	if s.known != nil {
		// support, rank, desk: a plain form behind a singular, before a third person
		if s.form != words.Base || pluralSubject {
			return 0
		}
		next := s.verb + 1
		if next+1 < len(s.head) && !b.isThird(s.head, next) && !words.EndsName(s.head[next].fold) {
			next++ // customer care team sends
		}
		if !b.isThird(s.head, next) {
			return 0
		}
		v, _ := b.words.LookupVerb(s.head[next].fold)
		if _, k := b.people.match(s.head, skipArticles(s.head, next+1)); k == 0 && v.Noun {
			return 0 // reports, orders: what is done, and no verb
		}
		return next - s.verb
	}
	if words.LooksThird(word) || words.IsBe(word) || words.IsPreposition(word) {
		return 0
	}
	for i := s.verb + 1; i < min(s.verb+4, len(s.head)); i++ {
		w := s.head[i]
		if w.quoted || words.EndsName(w.fold) {
			return 0
		}
		if v, form := b.words.LookupVerb(w.fold); v != nil && (form == words.Third && !pluralSubject || form == words.Base && pluralSubject || form == words.Past) {
			return i - s.verb
		}
	}
	return 0
}

// passiveVerb reports whether what stands at token i makes a sentence passive:
// is informed, receives, gets notified, has been sent.
func (b *binder) passiveVerb(head []token, i int) bool {
	for i < len(head)-1 && !head[i].quoted && b.words.IsAdverb(head[i].fold) {
		i++
	}
	if i >= len(head) || head[i].quoted {
		return false
	}
	w := head[i].fold
	if words.IsBe(w) {
		return true
	}
	next := ""
	if i+1 < len(head) && !head[i+1].quoted {
		next = head[i+1].fold
	}
	if words.IsHave(w) {
		if at := b.behindAdverbs(head, i+1); at < len(head) && !head[at].quoted {
			next = head[at].fold
		}
		base, ok := b.words.Participle(next)
		return words.IsBe(next) || ok && b.isReceiving(base)
	}
	v, form := b.receiving(w)
	return v != nil && v.Receives && form != words.Ing && !b.words.IsActiveIdiom(next)
}

// receiving is the verb of the word; a slip in writing one that hides who acts
// must not hide that it does: recieves.
func (b *binder) receiving(word string) (*words.Verb, words.Form) {
	v, form := b.words.LookupVerb(word)
	if v != nil {
		return v, form
	}
	for _, meant := range b.words.ReceivingForms() {
		if len(meant) > 4 && word != "" && word[0] == meant[0] && misses(word, meant) > 0 && !strings.HasPrefix(word, strings.TrimSuffix(meant, "s")) {
			return b.words.LookupVerb(meant)
		}
	}
	return nil, words.Base
}

func (b *binder) isReceiving(base string) bool {
	v, _ := b.words.LookupVerb(base)
	return v != nil && v.Receives
}

// intake reports whether the sentence, though it looks passive, says who
// gives: warehouse receives parcel from courier, with no customer in it.
func (b *binder) intake(s *sentence) bool {
	if s.known == nil || !s.known.Receives || s.stranger != nil || len(s.node.Givers) == 0 {
		return false
	}
	if object := s.object(); len(object) > 0 {
		if _, ok := b.words.Participle(object[0].fold); ok {
			return false
		}
	}
	return s.node.Owner.Kind != model.Customer && s.node.Givers[0].Kind != model.Customer
}

// refusal is what a passive sentence says, taken apart.
type refusal struct {
	subject string      // as the author would name it
	verb    source.Span // what makes it passive
	said    string      // the words of verb
	object  string      // what was received, or what follows the participle
	base    string      // the verb that was meant, in its base form; "" when it cannot be known
	giver   string      // who acts, or ""
	tail    string      // the clauses that stay, as written
	from    source.Span // the whole sentence without its label
}

// refusePassive reports a passive sentence, with the sentence to write.
func (b *binder) refusePassive(s *sentence, prev *model.Node) {
	r := refusal{from: s.sentenceSpan()}
	if s.stranger != nil {
		r.subject = strings.ToLower(textOf(s.stranger))
	} else {
		r.subject = refer(s.node.Owner)
	}
	// the verb, down to its participle
	i := s.verb
	kind := b.passiveParts(s, &i, &r)
	r.verb = spanOf(s.head[s.verb : i+1])
	r.said = b.raw(s.head[s.verb : i+1])
	if s.node.Adverb != "" { // will be called
		r.said = s.node.Adverb + " " + r.said
	}
	r.object = b.raw(s.head[i+1:])
	r.tail = s.keptClauses(b)

	if c, _ := b.named(s.object()); kind == received && c != nil {
		r.base = "send" // gets an email
	}
	giver := s.giver
	if giver == nil && len(s.node.Givers) > 0 {
		giver = s.node.Givers[0]
	}
	if giver != nil {
		r.giver = refer(giver)
	} else if kind == received && prev != nil && prev.Owner != s.node.Owner && b.sameThing(prev, r.object) {
		for _, p := range prev.Receivers {
			if p == s.node.Owner {
				b.report(saidTwice(b.file, s.step, r, prev, "before"))
				return
			}
		}
		r.giver = refer(prev.Owner)
	}
	switch kind {
	case received:
		actor, system := b.likelyActor(s.node, prev)
		if r.giver == "" {
			r.base = "send" // what comes through a system
		}
		told := b.report(b.passiveReceives(b.file, r, actor, system))
		if r.giver == "" && told >= 0 {
			b.unsaid = unsaid{step: s.step, node: s.node, refusal: r, diag: told}
		}
	case done:
		actor, _ := b.likelyActor(s.node, prev)
		b.report(passiveDone(b.file, r, actor))
	case ongoing:
		b.report(passiveOngoing(b.file, r))
	default:
		if kind := kindSaid(r.object); s.stranger != nil && kind != "" {
			b.report(declarationMeant(b.file, r, kind))
		} else {
			b.report(b.passiveState(b.file, r))
		}
		if s.stranger != nil {
			b.guess(b.invent(textOf(s.stranger), b.guessKind(s.stranger), b.at(spanOf(s.stranger))), -1)
		}
	}
}

// unsaid is a sentence that was refused because it hides who acts.
type unsaid struct {
	step    *ast.Step
	node    *model.Node
	refusal refusal
	diag    int // index of the diagnostic
}

// saidBehind looks at the step behind a refused sentence: it may say who acts.
func (b *binder) saidBehind(u unsaid, next *model.Node) {
	if next.Owner != u.node.Owner && slices.Contains(next.Receivers, u.node.Owner) && b.sameThing(next, u.refusal.object) {
		b.diags[u.diag] = saidTwice(b.file, u.step, u.refusal, next, "behind")
	}
}

// kindSaid is the kind of a declaration with which the text ends, or "".
func kindSaid(text string) string {
	all := strings.Fields(words.Fold(text))
	for i := max(0, len(all)-2); i < len(all); i++ {
		if kind := strings.Join(all[i:], " "); i < len(all) {
			if _, ok := words.Kind(kind); ok {
				return kind
			}
		}
	}
	return ""
}

// likelyActor is who could act in place of the subject, for an example: who
// acts in the step before, or some rep.
func (b *binder) likelyActor(n, prev *model.Node) (name string, system bool) {
	if prev != nil && prev.Owner != nil && prev.Owner != n.Owner && b.guessed[prev.Owner] == nil {
		if kind := prev.Owner.Kind; kind == model.Rep || kind == model.System {
			return refer(prev.Owner), kind == model.System
		}
	}
	return b.someRep(n.Owner)
}

// passiveKind is how a sentence is passive.
type passiveKind int

const (
	received passiveKind = iota // receives SMS
	done                        // is informed
	ongoing                     // is calling
	state                       // is happy
)

// passiveParts moves i to the last word of the passive verb, and finds the
// verb that was meant.
func (b *binder) passiveParts(s *sentence, i *int, r *refusal) passiveKind {
	head := s.head
	word := func(i int) string {
		if i < len(head) && !head[i].quoted {
			return head[i].fold
		}
		return ""
	}
	if words.IsHave(word(*i)) {
		*i = b.behindAdverbs(head, *i+1)
		if base, ok := b.words.Participle(word(*i)); ok && b.isReceiving(base) {
			r.base = giving(base)
			return received
		}
	}
	next := *i + 1
	for words.IsBe(word(next)) || next+1 < len(head) && word(next) != "" && b.words.IsAdverb(word(next)) {
		next++
	}
	base, ok := b.words.Participle(word(next))
	if ok {
		if b.isReceiving(base) {
			return state
		}
		*i, r.base = next, base
		return done
	}
	if v, _ := b.receiving(word(*i)); v != nil && v.Receives {
		r.base = giving(v.Base)
		return received
	}
	if v, form := b.words.LookupVerb(word(next)); v != nil && form == words.Ing {
		*i, r.base = next, v.Base
		return ongoing
	}
	return state
}

// giving is the verb from the other side.
func giving(base string) string {
	if base == "get" {
		return "give"
	}
	return "send"
}

// sentenceSpan is the sentence without its label.
func (s *sentence) sentenceSpan() source.Span {
	end := s.head[len(s.head)-1].at.End
	if n := len(s.step.Clauses); n > 0 {
		end = s.step.Clauses[n-1].At.End
	}
	return source.Span{Start: s.head[0].at.Start, End: end}
}

// keptClauses are the clauses that stay in a rewrite: all but the one that
// names who acts.
func (s *sentence) keptClauses(b *binder) string {
	var kept []string
	for _, c := range s.clauses {
		switch {
		case c.ast.Kind == ast.From && c.used > 0, c.ast.Kind == ast.By && s.giver != nil && c.said == s.giver.Label:
			if c.used < len(c.toks) {
				kept = append(kept, b.raw(c.toks[c.used:]))
			}
		default:
			kept = append(kept, b.written(c.ast.At))
		}
	}
	return strings.Join(kept, " ")
}

// sameThing reports whether a step is about what was received: its object is
// the same, or it goes by the channel that was received, as an email does.
func (b *binder) sameThing(n *model.Node, received string) bool {
	if sameNoun(n.Object, received) {
		return true
	}
	c, ok := b.channel.get(noun(received))
	return ok && c.named && n.Channel == c.Channel
}

// sameNoun reports whether both objects speak of the same thing: their last
// words before a preposition are equal.
func sameNoun(a, b string) bool {
	x, y := noun(a), noun(b)
	return x != "" && x == y
}

func noun(object string) string {
	last := ""
	for _, w := range strings.Fields(words.Fold(object)) {
		if words.IsPreposition(w) {
			break
		}
		last = w
	}
	return last
}

// someRep is who could act in place of the subject, for an example: a declared
// rep, else somebody else who is declared and no customer; "NAME" when there is
// nobody. In a sketch it is "rep".
func (b *binder) someRep(subject *model.Participant) (name string, system bool) {
	for _, kind := range []model.Kind{model.Rep, model.System, model.ThirdParty} {
		for _, p := range b.journey.Participants {
			if p.Kind == kind && !p.Inferred && p != subject {
				return refer(p), kind == model.System
			}
		}
	}
	if !b.journey.Sketch || subject != nil && words.Fold(subject.Name) == "rep" {
		return "NAME", false
	}
	return "rep", false
}

// refer is the participant's name as an author writes it in the middle of a
// sentence.
func refer(p *model.Participant) string {
	name := p.Name
	if p.Inferred {
		if first, n := utf8.DecodeRuneInString(name); strings.ToLower(name[n:]) == name[n:] {
			name = string(unicode.ToLower(first)) + name[n:]
		}
	}
	return QuoteName(name)
}
