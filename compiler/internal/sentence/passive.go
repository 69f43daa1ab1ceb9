package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// unfinished finds errors in subject and verb alone: no verb, a negative, a
// longer name.
func (r *Reader) unfinished(s *sentence) (diag.Diagnostic, bool) {
	if s.verb >= len(s.head) || r.noVerb(s) {
		return noVerb(r.File, spanOf(s.head), r.raw(s.head), Refer(s.node.Owner)), true
	}
	if v := s.head[s.verb]; !v.Quoted && (isAnd(v) || isOr(v)) && s.verb+1 < len(s.head) {
		return twoSubjects(r.File, v.At, s.node.Owner), true
	}
	if d, bad := r.betweenNameAndVerb(s); bad {
		return d, true
	}
	if r.isNoVerb(s) {
		return doubtfulVerb(r.File, s.head[s.verb], Refer(s.node.Owner)), true
	}
	for i := s.verb; i < min(s.verb+2, len(s.head)); i++ {
		w := s.head[i]
		if w.Quoted || !r.Words.IsNegative(w.Fold) || lexicon.DeniesNoun(w.Fold) && !r.deniesAll(s, i) {
			if i == s.verb && !r.deniable(w.Fold) && (s.known == nil || !speaks(s.known)) {
				break
			}
			continue
		}
		return negative(r.File, s, s.head[s.verb:i+1]), true
	}
	if i := r.lateNegative(s); i > 0 {
		return negative(r.File, s, s.head[i:i+1]), true
	}
	for i := max(s.verb, 1); i < min(s.verb+2, len(s.head)); i++ {
		if first, second := s.head[i-1], s.head[i]; first.Fold == second.Fold && !first.Quoted && !second.Quoted && !lexicon.IsHave(first.Fold) {
			return twice(r.File, first, second.At), true
		}
	}
	if n := r.longerName(s); n > 0 {
		toks := s.head[s.verb-r.ownerLength(s) : s.verb+n]
		d := longerName(r.File, spanOf(toks), s.node.Owner, textOf(toks))
		s.node.Owner = r.Invent(textOf(toks), r.guessKind(toks), r.at(spanOf(toks)))
		s.verb += n
		s.node.Verb = s.head[s.verb].Fold
		return d, true
	}
	return diag.Diagnostic{}, false
}

// deniesAll reports whether the word at token i, which negates a noun, negates
// the sentence: no longer sends, sends no letter, but not: finds no fault,
// sends file no later than Friday.
func (r *Reader) deniesAll(s *sentence, i int) bool {
	next := i + 1
	if next == len(s.head) || s.head[next].Quoted {
		return false
	}
	said := s.head[next].Fold
	if lexicon.EndsDenial(said) {
		return true
	}
	return i == s.verb+1 && s.known != nil && speaks(s.known) && !lexicon.Compares(said) && !beginsWithDigit(said)
}

// betweenNameAndVerb reports words between a declared name and its verb: rep on
// duty calls customer, customer who lost card calls rep.
func (r *Reader) betweenNameAndVerb(s *sentence) (diag.Diagnostic, bool) {
	v := s.head[s.verb]
	if v.Quoted || s.known != nil || lexicon.IsArticle(v.Fold) || !lexicon.EndsName(v.Fold) && !lexicon.IsPreposition(v.Fold) && !lexicon.Relates(v.Fold) {
		return diag.Diagnostic{}, false
	}
	end := r.findVerb(s.head, s.verb)
	if next := end + 1; lexicon.Relates(v.Fold) && end > 0 {
		if later := r.findVerb(s.head, next); later > 0 {
			end = later // who lost card calls
		}
	}
	if end < 0 {
		return diag.Diagnostic{}, false
	}
	start := s.verb - r.ownerLength(s)
	return crowdedName(r.File, s.head[start:end], s.verb-start), true
}

// isNoVerb reports whether the word in place of the verb is known to be
// something else, and no object follows: customer registration.
func (r *Reader) isNoVerb(s *sentence) bool {
	v := s.head[s.verb]
	return s.known == nil && s.verb+1 == len(s.head) && !lexicon.LooksThird(v.Fold) && !lexicon.LookupUses(v.Fold).Verb() &&
		lexicon.LookupUses(v.Fold).Noun() && r.guessed[s.node.Owner] == nil
}

// noVerb reports whether the words in place of the verb are not one: a
// participant, or an adverb with nothing after it.
func (r *Reader) noVerb(s *sentence) bool {
	v := s.head[s.verb]
	if v.Quoted {
		return true
	}
	if s.known != nil || s.verb+1 < len(s.head) {
		return false
	}
	_, k := r.People.Match(s.head, s.verb)
	return k > 0 || r.Words.IsAdverb(v.Fold)
}

// goesOn reports whether a clause right after "gets" makes it active: gets to
// the shop, gets by.
func (s *sentence) goesOn() bool {
	if s.known == nil || !lexicon.IsActiveAlone(s.known.Base) || s.verb+1 < len(s.head) || len(s.clauses) == 0 {
		return false
	}
	switch s.clauses[0].ast.Kind {
	case ast.From, ast.Via:
		return false
	}
	return true
}

// fetches reports whether the object begins with a member of staff or a
// customer to whom something is done: gets patient out of bed. What a customer
// gets is always a thing.
func (r *Reader) fetches(s *sentence) bool {
	if s.known == nil || !s.known.Receives || s.stranger != nil || s.node.Owner.Kind == model.Customer {
		return false
	}
	object := s.object()
	p, k := r.People.Match(object, r.skipArticles(object, 0))
	return k > 0 && p != s.node.Owner && p.Kind != model.System
}

// deniable reports whether a "not" may follow the word.
func (r *Reader) deniable(word string) bool {
	return r.Words.IsBe(word) || lexicon.IsHave(word) || lexicon.IsDo(word) ||
		r.Words.IsAdverb(word)
}

// ownerLength returns the number of words of the owner's name in the head.
func (r *Reader) ownerLength(s *sentence) int {
	return s.verb - r.skipArticles(s.head, 0)
}

// longerName returns by how many words the subject seems to be longer than the
// name that was found: Customer service calls customer, with only customer
// declared. It is 0 if the name is the whole subject.
func (r *Reader) longerName(s *sentence) int {
	if r.guessed[s.node.Owner] != nil || s.node.Adverb != "" || s.head[s.verb].Quoted || s.verb == 0 || s.head[s.verb-1].Quoted {
		return 0
	}
	word := s.head[s.verb].Fold
	pluralSubject := lexicon.LooksThird(s.head[s.verb-1].Fold)
	if s.known != nil && (s.form != lexicon.Base || r.surelyDoes(s.known)) {
		// support, rank, desk: a base form after a singular, before a third
		// person
		if s.form != lexicon.Base || pluralSubject {
			return 0
		}
		next := s.verb + 1
		if next+1 < len(s.head) && !r.isThird(s.head, next) && !lexicon.EndsName(s.head[next].Fold) {
			next++ // customer care team sends
		}
		if !r.isThird(s.head, next) {
			return 0
		}
		v, _ := r.verb(s.head[next].Fold)
		if _, k := r.People.Match(s.head, r.skipArticles(s.head, next+1)); k == 0 && v.Noun {
			return 0 // reports, orders: an object, not a verb
		}
		return next - s.verb
	}
	if lexicon.LooksThird(word) || r.Words.IsBe(word) || lexicon.IsPreposition(word) {
		return 0
	}
	for i := s.verb + 1; i < min(s.verb+4, len(s.head)); i++ {
		w := s.head[i]
		if w.Quoted || lexicon.EndsName(w.Fold) {
			return 0
		}
		if v, form := r.verb(w.Fold); v != nil && lexicon.LookupUses(v.Base).Known() && (form == lexicon.Third && !pluralSubject || form == lexicon.Base && pluralSubject || form == lexicon.Past) {
			return i - s.verb
		}
	}
	return 0
}

// passiveVerb reports whether the word at token i makes a sentence passive: is
// informed, receives, gets notified, has been sent.
func (r *Reader) passiveVerb(head []Token, i int) bool {
	for i < len(head)-1 && !head[i].Quoted && r.Words.IsAdverb(head[i].Fold) {
		i++
	}
	if i >= len(head) || head[i].Quoted {
		return false
	}
	w := head[i].Fold
	if r.Words.IsBe(w) {
		return true
	}
	next := ""
	if i+1 < len(head) && !head[i+1].Quoted {
		next = head[i+1].Fold
	}
	if lexicon.IsHave(w) {
		if at := r.skipAdverbs(head, i+1); at < len(head) && !head[at].Quoted {
			next = head[at].Fold
		}
		base, ok := r.Words.Participle(next)
		return r.Words.IsBe(next) || ok && r.isReceiving(base)
	}
	v, form := r.receiving(w)
	return v != nil && v.Receives && form != lexicon.Ing && !r.Words.IsActiveIdiom(next)
}

// receiving returns the verb of the word, even if it is misspelt: a typo must
// not hide that a verb hides who acts: recieves.
func (r *Reader) receiving(word string) (*lexicon.Verb, lexicon.Form) {
	v, form := r.verb(word)
	if v != nil {
		return v, form
	}
	for _, meant := range r.Words.ReceivingForms() {
		if len(meant) > 4 && word != "" && word[0] == meant[0] && spell.Typos(word, meant) > 0 && !strings.HasPrefix(word, strings.TrimSuffix(meant, "s")) {
			return r.verb(meant)
		}
	}
	return nil, lexicon.Base
}

func (r *Reader) isReceiving(base string) bool {
	v, _ := r.verb(base)
	return v != nil && v.Receives
}

// intake reports whether a sentence that looks passive says who gives:
// warehouse receives parcel from courier, without a customer.
func (r *Reader) intake(s *sentence) bool {
	if s.known == nil || !s.known.Receives || s.stranger != nil || len(s.node.Givers) == 0 {
		return false
	}
	if object := s.object(); len(object) > 0 {
		if _, ok := r.Words.Participle(object[0].Fold); ok {
			return false
		}
	}
	return s.node.Owner.Kind != model.Customer && s.node.Givers[0].Kind != model.Customer
}

// refusal is an analysed passive sentence.
type refusal struct {
	subject string      // as the author would name it
	verb    source.Span // what makes it passive
	said    string      // the words of verb
	object  string      // what was received, or the words after the participle
	base    string      // the verb that was meant, in its base form; "" if unknown
	giver   string      // who acts, or ""
	others  []string    // others who act as well, or instead
	joint   string      // between them: " and " or " or "
	tail    string      // the clauses that stay, as written
	more    string      // a further action of the subject: …, signs it and sends it back
	from    source.Span // the whole sentence without its label
	whole   bool        // says nothing else, so that it can be turned around
	sure    bool        // says who acts, by a declared name, and turning it around loses no word
}

// refusePassive reports a passive sentence, with the sentence to write.
func (r *Reader) refusePassive(s *sentence, prev *model.Node) {
	f := refusal{from: s.sentenceSpan()}
	if s.stranger != nil {
		if f.subject = textOf(s.stranger); !r.Words.CapitalNouns() {
			f.subject = strings.ToLower(f.subject)
		}
	} else {
		f.subject = Refer(s.node.Owner)
	}
	// the verb, down to its participle
	i := s.verb
	kind := r.passiveParts(s, &i, &f)
	f.verb = spanOf(s.head[s.verb : i+1])
	f.said = r.raw(s.head[s.verb : i+1])
	if s.node.Adverb != "" { // will be called
		f.said = s.node.Adverb + " " + f.said
	}
	f.object = r.raw(s.head[i+1:])
	f.whole = s.saysOneThing() && r.faults == s.faults // another fault may be about the giver
	f.tail, f.more = s.keptClauses(r)

	if c, _ := r.named(s.object()); kind == received && c != nil {
		f.base = lexicon.Send // gets an email
	}
	if kind == received && s.stranger != nil && r.isThing(s.stranger) && r.isForm(s.head[s.verb], lexicon.Past) && len(s.node.Givers) > 0 {
		r.Report(thingReceived(r.File, f, Refer(s.node.Givers[0]), s.giver))
		return
	}
	f.sure = !r.Journey.Sketch && s.node.Adverb == "" && !slices.ContainsFunc(s.head[:i], r.adverbial)
	giver := s.giver
	if giver == nil && len(s.node.Givers) > 0 {
		giver = s.node.Givers[0]
	}
	if giver != nil {
		f.giver = Refer(giver)
		if f.joint = " and "; s.node.Either&model.From != 0 {
			f.joint = " or "
		}
		if s.giver == nil {
			for _, p := range s.node.Givers[1:] {
				f.others = append(f.others, Refer(p))
			}
		}
		f.sure = f.sure && (s.stranger == nil || kind == done && r.isThing(s.stranger)) && mayUseAll(giver, s.node.Systems)
	} else if kind == received && prev != nil && prev.Owner != s.node.Owner && r.sameThing(prev, f.object) {
		for _, p := range prev.Receivers {
			if p == s.node.Owner {
				r.Report(saidTwice(r.File, s.step, f, prev, "before"))
				return
			}
		}
		f.giver, f.sure = Refer(prev.Owner), false
	}
	switch kind {
	case received:
		actor, system := r.likelyActor(s.node, prev)
		if f.giver == "" {
			f.base = lexicon.Send // what comes through a system
		}
		told := r.Report(r.passiveReceives(r.File, f, actor, system))
		if f.giver == "" && told >= 0 {
			r.unsaid = unsaid{step: s.step, node: s.node, refusal: f, diag: told}
		}
	case done:
		if v, _ := r.verb(f.base); giver == nil && s.stranger == nil && f.object == "" && (v == nil || !v.Person && !v.Talk) {
			if _, mood := r.Words.Mood(s.head[i].Fold); mood { // is frustrated
				f.said, f.object = r.raw(s.head[s.verb:i]), s.head[i].Fold
				r.Report(r.passiveState(r.File, f))
				return
			}
		}
		actor, _ := r.likelyActor(s.node, prev)
		r.Report(r.passiveDone(r.File, f, actor))
	case ongoing:
		r.Report(r.passiveOngoing(r.File, f))
	default:
		if kind := kindSaid(f.object); s.stranger != nil && kind != "" {
			r.Report(declarationMeant(r.File, f, kind))
		} else {
			r.Report(r.passiveState(r.File, f))
		}
		if _, known := r.People.Get(textOf(s.stranger)); s.stranger != nil && !known {
			r.guess(r.Invent(textOf(s.stranger), r.guessKind(s.stranger), r.at(spanOf(s.stranger))), -1)
		}
	}
}

// mayUseAll reports whether somebody may act through all of the systems.
func mayUseAll(p *model.Participant, systems []*model.Participant) bool {
	return !slices.ContainsFunc(systems, func(system *model.Participant) bool { return !p.MayUse(system) })
}

// adverbial reports whether a token is an adverb.
func (r *Reader) adverbial(t Token) bool { return !t.Quoted && r.Words.IsAdverb(t.Fold) }

// saysOneThing reports whether the sentence has no list and no second part, and
// at most one giver.
func (s *sentence) saysOneThing() bool {
	if len(s.node.Givers) > 1 {
		return false
	}
	joined := func(toks []Token) bool {
		return slices.ContainsFunc(toks, func(t Token) bool { return t.Comma || isAnd(t) || opensClause(t) })
	}
	return !joined(s.head) && !slices.ContainsFunc(s.clauses, func(c clause) bool { return joined(c.toks) })
}

// unsaid is a sentence that was refused because it hides who acts.
type unsaid struct {
	step    *ast.Step
	node    *model.Node
	refusal refusal
	diag    int // index of the diagnostic
}

// saidBehind checks whether the step after a refused sentence says who acts.
func (r *Reader) saidBehind(u unsaid, next *model.Node) {
	if next.Owner != u.node.Owner && slices.Contains(next.Receivers, u.node.Owner) && r.sameThing(next, u.refusal.object) {
		r.Diags[u.diag] = saidTwice(r.File, u.step, u.refusal, next, "after")
	}
}

// kindSaid returns the kind of a declaration with which the text ends, or "".
func kindSaid(text string) string {
	all := strings.Fields(lexicon.Fold(text))
	for i := max(0, len(all)-2); i < len(all); i++ {
		if kind := strings.Join(all[i:], " "); i < len(all) {
			if _, ok := lexicon.Kind(kind); ok {
				return kind
			}
		}
	}
	return ""
}

// likelyActor returns who could act in place of the subject, for an example:
// who acts in the previous step, or some rep.
func (r *Reader) likelyActor(n, prev *model.Node) (name string, system bool) {
	if prev != nil && prev.Owner != nil && prev.Owner != n.Owner && r.guessed[prev.Owner] == nil {
		if kind := prev.Owner.Kind; kind == model.Rep || kind == model.System {
			return Refer(prev.Owner), kind == model.System
		}
	}
	return r.someRep(n.Owner)
}

// passiveKind says how a sentence is passive.
type passiveKind int

const (
	received passiveKind = iota // receives SMS
	done                        // is informed
	ongoing                     // is calling
	state                       // is happy
)

// passiveParts moves i to the last word of the passive verb, and finds the verb
// that was meant.
func (r *Reader) passiveParts(s *sentence, i *int, f *refusal) passiveKind {
	head := s.head
	word := func(i int) string {
		if i < len(head) && !head[i].Quoted {
			return head[i].Fold
		}
		return ""
	}
	if at := r.skipAdverbs(head, *i+1); lexicon.IsHave(word(*i)) && at < len(head) {
		*i = at
		if base, ok := r.Words.Participle(word(*i)); ok && r.isReceiving(base) {
			f.base = lexicon.Opposite(base)
			return received
		}
	}
	next := *i + 1
	for r.Words.IsBe(word(next)) || next+1 < len(head) && word(next) != "" && r.Words.IsAdverb(word(next)) {
		next++
	}
	base, ok := r.Words.Participle(word(next))
	if ok {
		if r.isReceiving(base) {
			return state
		}
		*i, f.base = next, base
		return done
	}
	if v, _ := r.receiving(word(*i)); v != nil && v.Receives {
		f.base = lexicon.Opposite(v.Base)
		return received
	}
	if v, form := r.verb(word(next)); v != nil && form == lexicon.Ing {
		*i, f.base = next, v.Base
		return ongoing
	}
	return state
}

// sentenceSpan returns the position of the sentence without its label.
func (s *sentence) sentenceSpan() source.Span {
	end := s.head[len(s.head)-1].At.End
	if n := len(s.step.Clauses); n > 0 {
		end = s.step.Clauses[n-1].At.End
	}
	return source.Span{Start: s.head[0].At.Start, End: end}
}

// keptClauses returns the clauses that stay in a rewrite, all but the one that
// names who acts, and further actions of the subject.
func (s *sentence) keptClauses(r *Reader) (tail, more string) {
	var kept []string
	for _, c := range s.clauses {
		switch {
		case c.ast.Kind == ast.From && c.used > 0, c.ast.Kind == ast.By && s.giver != nil && c.said == s.giver.Label:
			rest := c.toks[c.used:]
			joined := len(rest) > 0 && (isAnd(rest[0]) || c.toks[c.used-1].Comma)
			for len(rest) > 0 && isAnd(rest[0]) {
				rest = rest[1:]
			}
			if joined && len(rest) > 0 && r.isThird(rest, 0) {
				more = r.raw(rest)
			} else if len(rest) > 0 {
				kept = append(kept, r.raw(rest))
			}
		default:
			kept = append(kept, r.written(c.ast.At))
		}
	}
	return strings.Join(kept, " "), more
}

// sameThing reports whether a step is about what was received: it has the same
// object, or uses the channel that was received, such as an email.
func (r *Reader) sameThing(n *model.Node, received string) bool {
	if sameNoun(n.Object, received) {
		return true
	}
	c, ok := r.Channels.Get(noun(received))
	return ok && c.Named && n.Channel() == c.Channel
}

// sameNoun reports whether both objects are about the same thing: their last
// words before a preposition are equal.
func sameNoun(a, b string) bool {
	x, y := noun(a), noun(b)
	return x != "" && x == y
}

func noun(object string) string {
	last := ""
	for _, w := range strings.Fields(lexicon.Fold(object)) {
		if lexicon.IsPreposition(w) {
			break
		}
		last = w
	}
	return last
}

// someRep returns who could act in place of the subject, for an example: a
// declared rep, otherwise another declared participant that is not a customer;
// "NAME" if there is nobody. In a sketch it is "rep".
func (r *Reader) someRep(subject *model.Participant) (name string, system bool) {
	for _, kind := range []model.Kind{model.Rep, model.System, model.ThirdParty} {
		for _, p := range r.Journey.Participants {
			if p.Kind == kind && !p.Inferred && p != subject {
				return Refer(p), kind == model.System
			}
		}
	}
	if !r.Journey.Sketch || subject != nil && lexicon.Fold(subject.Name) == "rep" {
		return "NAME", false
	}
	return "rep", false
}

// Refer returns the participant's name as an author writes it in the middle of
// a sentence.
func Refer(p *model.Participant) string {
	name := p.Name
	if p.Inferred {
		if first, n := utf8.DecodeRuneInString(name); strings.ToLower(name[n:]) == name[n:] {
			name = string(unicode.ToLower(first)) + name[n:]
		}
	}
	return parser.QuoteName(name)
}
