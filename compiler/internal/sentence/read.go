package sentence

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// sentence is the state of reading one step. The head is subject, adverbs, verb
// and object; clauses follow.
type sentence struct {
	step    *ast.Step
	node    *model.Node
	head    []Token
	faults  int // that were found before the sentence
	verb    int // index in the head; len(head) if there is none
	known   *lexicon.Verb
	form    lexicon.Form
	clauses []clause           // candidates after the head
	seen    [slots]source.Span // resolved clauses; empty if free

	open     int                // the first clause about what somebody else does; it and all that follow are text
	works    bool               // names the system in which it is done: writes letter on portal
	second   bool               // a second sentence begins in it, which is reported
	passive  bool               // looks passive: then `by` may name who does it
	giver    *model.Participant // for a passive sentence
	last     bool               // its verb ends it: muss den Antrag prüfen
	stranger []Token            // its subject, if that is not a participant
}

// Read gives a step its meaning. Prev is the previous step in the same block,
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
	*s = sentence{node: n, clauses: s.clauses[:0], faults: r.faults}
	r.begin(s, step)
	if rest := r.unlisted(s.head); len(rest) < len(s.head) {
		s.head = rest
		if isKeyword(rest[0]) { // which may not be a sentence
			s.verb = r.placeholder(s, 0, 1)
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
			s.node.Verb = lexicon.Fold(v.Text)
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
	r.typos(s)
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

// runsOn reports a second sentence after a comma, a full stop or a word such as
// "and": rep calls customer, customer hangs up.
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
	for i := 1; i < len(toks); i++ {
		before := toks[i-1]
		if !before.Comma && !joinsSentences(before) {
			if opensClause(before) {
				break // because customer waits
			}
			continue
		}
		at := r.skipArticles(toks, i)
		_, k := r.People.Match(toks, at)
		if k == 0 && r.Journey.Sketch && r.isSomebody(toks[at:at+1]) {
			k = 1 // who is mentioned here for the first time
		}
		if k > 0 && r.isThird(toks, at+k) && !r.isNoun(toks, at+k, before.Comma) {
			r.Report(sentenceBehind(r.File, toks[at:at+k]))
			return true
		}
	}
	return false
}

// joinsSentences reports whether another sentence may follow the word: and, but,
// or the last word of a sentence.
func joinsSentences(t Token) bool {
	return isAnd(t) || !t.Quoted && (lexicon.JoinsSentences(t.Fold) || strings.HasSuffix(t.Text, "."))
}

// isNoun reports whether the third person at token i is a plural noun in this
// position: customer orders and complaints. No object follows; if a sentence is
// likely to begin there, only what is mainly a noun counts.
func (r *Reader) isNoun(toks []Token, i int, likely bool) bool {
	v, _ := r.verb(toks[i].Fold)
	uses := lexicon.LookupUses(v.Base)
	next := i + 1
	return (uses.MainlyNoun() || uses.Noun() && !likely) &&
		(next == len(toks) || toks[i].Comma || isAnd(toks[next]) || isOr(toks[next]) || lexicon.IsPreposition(toks[next].Fold))
}

// adverbs reads the adverbs from token i on.
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

// perfect returns the index of the verb if "has" at token i is followed by a
// verb in the perfect, "has already sent", which means the same as "sends";
// otherwise i. What precedes the verb counts as adverbs.
func (r *Reader) perfect(s *sentence, i int) int {
	at := r.perfectVerb(s.head, i)
	if at == i {
		return i
	}
	s.node.Adverb = sentenceOf(s.node.Adverb, textOf(s.head[i:at]))
	return at
}

// perfectVerb returns the index of the participle of a known verb after the
// "has" at token i; otherwise i.
func (r *Reader) perfectVerb(head []Token, i int) int {
	if i >= len(head) || head[i].Quoted || !lexicon.IsHave(head[i].Fold) {
		return i
	}
	at := r.skipAdverbs(head, i+1)
	if at == len(head) || head[at].Quoted {
		return i
	}
	if base, ok := r.Words.Participle(head[at].Fold); !ok || base == "" || r.Words.IsBe(head[at].Fold) || r.isReceiving(base) {
		return i
	}
	return at
}

// object returns the words of the head after the verb.
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
