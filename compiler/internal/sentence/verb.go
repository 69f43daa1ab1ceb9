package sentence

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
)

// findVerb returns the index of the verb in a sentence with an unknown subject
// that begins at token at; -1 if there is none.
//
// It is the first word after the subject that can only be a verb (sends, may
// mark, is), or that is one in its position: a third person, a base form after
// a plural, a past tense after a person. A word that can also be a noun gives
// way to one that cannot: in "accounts team sends", sends is the verb. If no
// word of the lexicon is left, it is an unknown word: googles, envoie.
func (r *Reader) findVerb(head []Token, at int) int {
	plain, past, noun := -1, -1, -1
	for i := at + 1; i < len(head); i++ {
		if head[i].Quoted {
			continue
		}
		w := head[i].Fold
		if (r.Words.IsBe(w) || r.denies(w)) && plain >= 0 && slices.ContainsFunc(head[plain:i], opensClause) {
			return plain // rep call customer because machine is broken
		}
		if r.Words.Determines(head[i-1].Fold) && !head[i-1].Quoted {
			continue // the values
		}
		v, form := r.verb(w)
		modal := form == lexicon.Base && r.Words.IsAdverb(head[i-1].Fold)
		third := v != nil && form == lexicon.Third || v == nil && r.mayBeThird(w)
		switch {
		case r.Words.IsBe(w), r.denies(w), third, v != nil && form == lexicon.Base && r.agrees(head, i) && r.surelyDoes(v):
			switch {
			case noun >= 0 && !(v != nil && (third && !v.Noun || modal) && r.onlyNouns(head[noun+1:i])):
				return noun
			case past >= 0 && !(r.isPerson(head[i-1:i]) && !r.isPerson(head[past-1:past])):
				return past
			case third && v != nil && v.Noun && noun < 0:
				noun = i // accounts
			default:
				return i // all registered users confirm
			}
		case v == nil:
		case form == lexicon.Base && plain < 0 && r.surelyDoes(v):
			plain = i
		case form == lexicon.Past && past < 0:
			past = i
		}
	}
	switch {
	case noun >= 0:
		return noun
	case past >= 0 && (plain < 0 || past < plain || r.isPerson(head[past-1:past])):
		return past
	case plain >= 0:
		return plain // we send signed contract
	}
	if next := r.skipAdverbs(head, at+1); next < len(head) && r.foreign(head[next]) {
		return next
	}
	return -1
}

// mayBeThird reports whether a word that is not a verb of the lexicon may be
// the third person of one: googles, but not customers.
func (r *Reader) mayBeThird(word string) bool {
	if !lexicon.LooksThird(word) || lexicon.LookupUses(word).Known() {
		return false
	}
	one := lexicon.Singular(word)
	_, form := r.verb(one)
	return !lexicon.LookupUses(one).Known() || form == lexicon.Past // sents
}

// denies reports whether the word negates a verb; no negates a noun.
func (r *Reader) denies(word string) bool {
	return !lexicon.DeniesNoun(word) && r.Words.IsNegative(word)
}

// agrees reports whether a verb in its base form at token i has what it needs
// before it: a plural, an adverb or a modal.
func (r *Reader) agrees(head []Token, i int) bool {
	before := head[i-1].Fold
	return lexicon.LooksThird(before) || r.Words.IsAdverb(before)
}

// surelyDoes reports whether the base form of a verb is not a common noun:
// help, but not staff.
func (r *Reader) surelyDoes(v *lexicon.Verb) bool {
	uses := lexicon.LookupUses(v.Base)
	return !uses.Person() && !uses.MainlyNoun() || r.Words.Lists(v)
}

// onlyNouns reports whether there are only nouns, at least one, before adverbs.
func (r *Reader) onlyNouns(toks []Token) bool {
	for len(toks) > 0 && r.Words.IsAdverb(toks[len(toks)-1].Fold) {
		toks = toks[:len(toks)-1]
	}
	return len(toks) > 0 && !slices.ContainsFunc(toks, func(t Token) bool {
		return t.Quoted || t.Comma || lexicon.EndsName(t.Fold) || !lexicon.LookupUses(t.Fold).Noun()
	})
}

// foreign reports whether the lexicon does not know the word, so that it may be
// a verb of another language.
func (r *Reader) foreign(t Token) bool {
	w := t.Fold
	return !t.Quoted && !strings.ContainsAny(w, "0123456789") && !setsOff(w) && !lexicon.LookupUses(w).Known() && !lexicon.LookupUses(lexicon.Singular(w)).Known() &&
		!lexicon.EndsName(w) && !lexicon.IsPreposition(w) && !lexicon.IsPronoun(w) && !compound(w)
}

// compound reports whether hyphens join words that the lexicon knows, or
// grammar words: out-of-stock.
func compound(word string) bool {
	parts := strings.Split(word, "-")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(w string) bool {
		return !lexicon.LookupUses(w).Known() && !lexicon.EndsName(w) && !lexicon.IsPreposition(w)
	})
}

// opensClause reports whether another sentence begins with the word: because.
func opensClause(t Token) bool {
	return !t.Quoted && (lexicon.Subordinates(t.Fold) || lexicon.Relates(t.Fold))
}

// commands reports whether the sentence begins with the action instead of the
// actor: Send SMS to customer, Chooses meal, Waiting for results. A name may
// begin with such a word too, and then a verb follows its end: Support agent
// calls customer.
func (r *Reader) commands(s *sentence) bool {
	head := s.head
	if r.Words.Foreign() {
		head = head[r.leadingAdverbs(head):] // se envía
	}
	if head[0].Quoted {
		return false
	}
	v, form := r.verb(head[0].Fold)
	switch {
	case v == nil:
		return false
	case form == lexicon.Ing:
		return len(head) == 1 || lexicon.EndsName(head[1].Fold) || lexicon.IsArticle(head[1].Fold)
	}
	if v.Foreign() {
		if r.isPerson(head[:1]) {
			return false // conseiller
		}
		other := r.findVerb(head, 0)
		return form == lexicon.Base || other < 0 || !r.isFinite(head[other]) // Aprobar factura, Envía SMS
	}
	if form == lexicon.Third && len(head) == 2 && r.isForm(head[1], lexicon.Past) && lexicon.LookupUses(v.Base).Noun() {
		return false // Documents requested
	}
	other := r.findVerb(head, 0)
	if other < 0 || other == 1 && v.Gives {
		return true
	}
	name := head[:other]
	modal := r.Words.IsAdverb(head[other-1].Fold)
	if form == lexicon.Base && !modal && r.isForm(head[other], lexicon.Base) {
		return true
	}
	_, named := r.People.Match(name, other-1)
	uses := lexicon.LookupUses(lexicon.Singular(head[0].Fold))
	if !modal && !r.chains(s, other) && r.endsAsNoun(head, other) {
		return !r.isSomebody(head[:1]) && !(uses.MainlyNoun() && r.isSomebody(name))
	}
	return named == 0 && !r.isSomebody(name) && !uses.Noun()
}

// chains reports whether the verb at token i, at the end of the head, only says
// that somebody wants or tries to do what follows.
func (r *Reader) chains(s *sentence, i int) bool {
	v, _ := r.verb(s.head[i].Fold)
	return v != nil && i+1 == len(s.head) && len(s.clauses) > 0 && s.clauses[0].ast.Kind == ast.To &&
		(lexicon.ChainsTo(v.Base) || r.infinitive(s.clauses[0].toks))
}

// endsAsNoun reports whether the verb at token i, which can also be a noun, is
// the object: Check customer documents, but not: Help desk replies to customer.
func (r *Reader) endsAsNoun(head []Token, i int) bool {
	v, _ := r.verb(head[i].Fold)
	if r.Words.IsBe(head[i].Fold) || v != nil && (!v.Noun || v.Talk && !lexicon.LookupUses(v.Base).MainlyNoun()) {
		return false
	}
	return i+1 == len(head) || lexicon.IsPreposition(head[i+1].Fold) || r.Words.IsAdverb(head[i+1].Fold)
}

// chain moves the verb past those that only say that somebody has to, wants to
// or starts to do something: has to call, starts calling. They count as
// adverbs, like modals.
func (r *Reader) chain(s *sentence) {
	for s.verb < len(s.head) && !s.head[s.verb].Quoted {
		v, _ := r.verb(s.head[s.verb].Fold)
		switch next := s.verb + 1; {
		case v == nil:
			return
		case next < len(s.head) && lexicon.ChainsIng(v.Base) && r.isForm(s.head[next], lexicon.Ing):
			s.pass(next)
		case next == len(s.head) && lexicon.ChainsTo(v.Base) && len(s.clauses) > 0 && s.clauses[0].ast.Kind == ast.To:
			c := s.clauses[0]
			verb := r.skipAdverbs(c.toks, 0)
			if verb == len(c.toks) || !r.isForm(c.toks[verb], lexicon.Base) {
				return
			}
			if _, k := r.People.Match(c.toks, verb); k > 0 {
				return // needs to support: somebody's name
			}
			to := Token{Text: c.word, Fold: c.word, At: c.ast.Keyword}
			s.head = append(append(slices.Clip(s.head), to), c.toks...)
			s.clauses = s.clauses[1:]
			s.pass(next + 1 + verb)
		default:
			return
		}
	}
}

// pass makes the token at the index the verb, and the words in between an
// adverb.
func (s *sentence) pass(verb int) {
	s.node.Adverb = sentenceOf(s.node.Adverb, textOf(s.head[s.verb:verb]))
	s.verb = verb
}

func (r *Reader) isForm(t Token, form lexicon.Form) bool {
	if t.Quoted {
		return false
	}
	v, f := r.verb(t.Fold)
	return v != nil && f == form
}

// reachesTo returns the index of the first clause that no longer belongs to the
// owner's action: what somebody is asked or told to do (asks customer to pay
// via app), and subordinate clauses (because he pays by card).
func (r *Reader) reachesTo(s *sentence) int {
	if r.subordinate(s.object()) {
		return 0
	}
	for i, c := range s.clauses {
		if c.ast.Kind == ast.To && s.directs() && r.roundTo(s, i) == nil && r.infinitive(c.toks) {
			return i
		}
		if r.subordinate(c.toks) {
			return i + 1
		}
	}
	return len(s.clauses)
}

// directs reports whether the verb may be followed by a person and what they
// are to do: asks customer to pay.
func (s *sentence) directs() bool {
	return s.known != nil && (s.known.Person || s.known.Gives || s.known.Asks) && len(s.object()) > 0
}

// infinitive reports whether the tokens after "to" begin with a verb.
func (r *Reader) infinitive(toks []Token) bool {
	i := r.skipAdverbs(toks, 0)
	if i == len(toks) || !r.isForm(toks[i], lexicon.Base) {
		return false
	}
	if _, k := r.People.Match(toks, i); k > 0 {
		return false
	}
	v, _ := r.verb(toks[i].Fold)
	return r.surelyDoes(v)
}

// subordinate reports whether the tokens contain a part with its own subject:
// because customer waits, all documents are uploaded.
func (r *Reader) subordinate(toks []Token) bool {
	for i, t := range toks {
		if t.Quoted || i+1 == len(toks) {
			continue
		}
		if lexicon.Subordinates(t.Fold) && r.findVerb(toks, i) > i || i > 0 && r.Words.IsBe(t.Fold) && !r.Words.IsAdverb(toks[i-1].Fold) {
			return true // ensures all documents are uploaded
		}
	}
	return false
}

// subjectLength returns the number of tokens of the unknown subject at token
// at; 0 if no verb follows it.
func (r *Reader) subjectLength(head []Token, at int) int {
	end := r.findVerb(head, at)
	if end < 0 {
		return 0
	}
	for end > at+1 && r.Words.IsAdverb(head[end-1].Fold) {
		end--
	}
	return end - at
}
