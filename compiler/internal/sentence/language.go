package sentence

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// A sentence of another language may use English keywords or its own words for
// them: envoie un courrier au client. Before such a sentence is read, its
// grammar words are replaced with their English equivalents, and its verb is
// moved to where an English sentence has it. Everything after that knows only
// English. All displayed text keeps the author's words.

// speak chooses the lists for a sentence with these words.
func (r *Reader) speak(list []ast.Word) {
	r.Words, r.verbs = r.lists, r.english
	if codes := r.spokenIn(list); codes != nil {
		r.Words = r.lists.In(codes)
		r.verbs = r.foreignVerbs[r.Words]
		if r.verbs == nil {
			r.verbs = map[string]verb{}
			r.foreignVerbs[r.Words] = r.verbs
		}
	}
}

// votes counts the words of a text that only some languages have.
type votes struct {
	english  int // words that are English
	abroad   int // words that are not English
	language [32]int
}

// count counts a word.
func (v *votes) count(t lexicon.Tongues) {
	if t == 0 {
		return
	}
	if t == lexicon.English {
		v.english++
	} else if t&lexicon.English == 0 {
		v.abroad++
	}
	for i := range v.language {
		if t.Has(i) {
			v.language[i]++
		}
	}
}

// best returns those of the languages that have the most words.
func (v *votes) best(among lexicon.Tongues) (best lexicon.Tongues) {
	most := 0
	for i, n := range v.language {
		switch {
		case n == 0 || !among.Has(i) || n < most:
		case n > most:
			best, most = lexicon.Only(i), n
		default:
			best |= lexicon.Only(i)
		}
	}
	return best
}

// most returns the number of words of the language that has the most.
func (v *votes) most() int { return slices.Max(v.language[:]) }

// spokenIn returns the languages of a sentence: those that know most of its
// words, if they know at least as many non-English words as there are words
// that only English knows. A sentence may also contain words that both have,
// and words that none knows. It returns nil for English.
func (r *Reader) spokenIn(list []ast.Word) []string {
	var v votes
	strange := 0
	for _, w := range list {
		if w.Quoted {
			continue
		}
		t := r.tongues(w.Text)
		if t == 0 {
			strange++
		}
		v.count(t)
	}
	if v.abroad+strange == 0 {
		return nil
	}
	best := v.best(^lexicon.Tongues(0))
	switch {
	case v.abroad > 0 && (v.abroad >= v.english || r.lists.Chosen()):
	case v.english == 0 && v.most() > 1:
	default:
		return nil
	}
	if codes := best.Codes(); len(codes) < 2 {
		return codes
	}
	return r.spokenHere().best(best).Codes()
}

// maxWords is how many words of a file are used to find its language.
const maxWords = 5000

// spokenHere counts the words of the file.
func (r *Reader) spokenHere() *votes {
	if r.here == nil {
		r.here = &votes{}
		counted := 0
		for w := range strings.FieldsSeq(r.File.Text()) {
			if counted++; counted > maxWords {
				break
			}
			r.here.count(r.tongues(w))
		}
	}
	return r.here
}

// tongues returns the languages that have the word.
func (r *Reader) tongues(text string) lexicon.Tongues {
	t, ok := r.known[text]
	if !ok {
		word := lexicon.Fold(strings.TrimRight(text, ".,;:…"))
		if t = r.lists.Tongues(word); t == 0 {
			if at := strings.IndexAny(word, "'’"); at > 0 { // l'agent
				t = r.lists.Tongues(strings.ReplaceAll(word[:at], "’", "'") + "'")
			}
		}
		r.known[text] = t
	}
	return t
}

// begin prepares a step for reading: its tokens, cut at clauses.
func (r *Reader) begin(s *sentence, step *ast.Step) {
	r.speak(step.Head)
	s.step, s.head = step, r.Tokens(step.Head)
	if r.Words.Foreign() {
		s.head = r.cut(s, r.inOrder(s, s.head))
	}
	for i := range s.clauses {
		s.clauses[i].own = true
	}
	for i := range step.Clauses {
		c := &step.Clauses[i]
		toks := r.Tokens(c.Words)
		at := len(s.clauses)
		s.clauses = append(s.clauses, clause{ast: c, word: c.Kind.String()})
		if r.Words.Foreign() {
			toks = r.cut(s, toks)
		}
		s.clauses[at].toks = toks
	}
}

// clauseWords are the clause keywords that words of another language may stand
// for.
var clauseWords = map[string]ast.ClauseKind{"to": ast.To, "from": ast.From, "with": ast.With, "by": ast.By, "at": ast.At}

// cut returns the tokens before the first word that stands for a clause
// keyword, and adds the clauses from there on to the sentence.
func (r *Reader) cut(s *sentence, toks []Token) (before []Token) {
	before = toks
	last, passive := -1, false
	for i, t := range toks {
		passive = passive || !t.Quoted && r.Words.IsBe(t.Fold)
		kind, ok := clauseWords[t.Fold]
		if passive && lexicon.StandsFor(t.Fold, ast.By.String()) {
			kind, ok = ast.By, true // é aprovado pelo banco
		}
		if !ok || t.Quoted || i == 0 || i+1 == len(toks) || last >= 0 && last == i-1 {
			continue
		}
		if last < 0 {
			before = toks[:i]
		} else {
			r.endClause(s, toks[last:i])
		}
		last = i
		s.clauses = append(s.clauses, clause{word: t.Text, ast: &ast.Clause{Kind: kind, Keyword: t.At}})
	}
	if last >= 0 {
		r.endClause(s, toks[last:])
	}
	return before
}

// endClause sets the tokens of the last clause, of which the first is its
// keyword.
func (r *Reader) endClause(s *sentence, toks []Token) {
	c := &s.clauses[len(s.clauses)-1]
	c.toks = toks[1:]
	c.ast.At = source.Span{Start: toks[0].At.Start, End: spanOf(toks).End}
}

// translate replaces grammar words among the tokens with the English ones, and
// inflected names after an article with their declared form. It leaves other
// names alone.
func (r *Reader) translate(toks []Token) []Token {
	for i := 0; i < len(toks); i++ {
		t := &toks[i]
		if t.Quoted {
			continue
		}
		if k := r.nameLength(toks, i); k > 0 {
			i += k - 1
			continue
		}
		if i > 0 && r.uninflect(toks, i) {
			continue
		}
		if n := r.Words.Elides(t.Fold); n > 0 && n < len(t.Text) {
			first, rest := *t, *t
			first.Text, first.Fold, first.Comma = t.Text[:n], t.Fold[:n], false
			first.At.End = first.At.Start + n
			rest.Text, rest.Fold = t.Text[n:], t.Fold[n:]
			rest.At.Start += n
			toks = append(toks[:i:i], append([]Token{first, rest}, toks[i+1:]...)...)
			t = &toks[i]
		}
		ends := i+1 == len(toks) || t.Comma
		next := ""
		if !ends && !toks[i+1].Quoted {
			next = toks[i+1].Fold
		}
		english, n := r.Words.Like(strings.ReplaceAll(t.Fold, "’", "'"), next)
		if n == 2 {
			t.Text, t.Comma = t.Text+" "+toks[i+1].Text, toks[i+1].Comma
			t.At.End = toks[i+1].At.End
			toks = append(toks[:i+1:i+1], toks[i+2:]...)
			t = &toks[i]
		}
		switch {
		case i > 0 && r.Words.IsDetached(t.Fold) && (ends || r.Words.Joins(next)):
			t.Fold, t.particle = "up", t.Fold // ruft den Kunden an
		case english == "":
		case lexicon.IsHave(english) && lexicon.IsArticle(t.Fold) && !r.endsPerfect(next):
		default:
			t.Fold = english
		}
	}
	return toks
}

// endsPerfect reports whether the word may follow has: a envoyé, a été.
func (r *Reader) endsPerfect(word string) bool {
	like, _ := r.Words.Like(word, "")
	_, participle := r.Words.Participle(word)
	return participle || r.Words.IsBe(like) || r.Words.IsAdverb(word)
}

// nameLength returns the number of tokens of the declared name at the index.
func (r *Reader) nameLength(toks []Token, i int) int {
	_, k := r.People.Match(toks, i)
	_, channel := r.Channels.Match(toks, i)
	_, place := r.Places.Match(toks, i)
	if k = max(k, channel, place); k == 1 {
		if like, _ := r.Words.Like(toks[i].Fold, ""); like != "" && channel > 0 {
			return 0
		}
	}
	return k
}

// uninflect replaces a name after an article with the declared one: den Kunden.
// It returns false if there is none.
func (r *Reader) uninflect(toks []Token, i int) bool {
	for _, ending := range r.Words.Endings(lexicon.Fold(toks[i-1].Text)) {
		one, ok := strings.CutSuffix(toks[i].Fold, ending)
		if !ok {
			continue
		}
		if _, declared := r.People.whole[one]; declared || r.Words.IsCustomer(one) || r.Words.IsPerson(one) {
			t := &toks[i]
			t.Fold, t.Text = one, strings.TrimSuffix(t.Text, ending)
			return true
		}
	}
	return false
}

// inOrder returns the tokens with the verb where an English sentence has it:
// after its subject, and the main verb right after has and can.
func (r *Reader) inOrder(s *sentence, toks []Token) []Token {
	if r.Words.VerbSecond() {
		toks = r.afterSubject(toks)
	}
	if r.Words.VerbLast() {
		toks = r.finalVerb(s, toks)
	}
	return toks
}

// afterSubject moves the verb of a sentence that begins with adverbs after a
// declared name: Dann prüft der Berater den Antrag.
func (r *Reader) afterSubject(toks []Token) []Token {
	at := r.leadingAdverbs(toks)
	if at == 0 || at+1 >= len(toks) || !r.isFinite(toks[at]) {
		return toks
	}
	name := r.skipArticles(toks, at+1)
	_, k := r.People.Match(toks, name)
	if k == 0 && r.Journey.Sketch {
		k = 1
	}
	if k == 0 || name+k > len(toks) {
		return toks
	}
	return moved(toks, at, name+k)
}

// isFinite reports whether the word may be the verb of a sentence: prüft, wird.
func (r *Reader) isFinite(t Token) bool {
	return r.isForm(t, lexicon.Third) || !t.Quoted && (r.Words.IsBe(t.Fold) || lexicon.IsHave(t.Fold))
}

// finalVerb moves the verb from the end of the sentence to right after has, is
// or can: muss den Antrag prüfen.
func (r *Reader) finalVerb(s *sentence, toks []Token) []Token {
	last := len(toks) - 1
	if last < 2 || toks[last].Quoted {
		return toks
	}
	infinitive := r.isForm(toks[last], lexicon.Base)
	if _, participle := r.Words.Participle(toks[last].Fold); !infinitive && !participle {
		return toks
	}
	for i := 1; i < last; i++ {
		t := &toks[i]
		switch {
		case t.Quoted:
			continue
		case r.Words.IsBe(t.Fold) && infinitive:
			t.Fold, s.last = "will", true // wird den Kunden anrufen
		case r.Words.IsBe(t.Fold), lexicon.IsHave(t.Fold) && !infinitive, infinitive && lexicon.IsModal(t.Fold):
		default:
			continue
		}
		s.last = s.last || !r.Words.IsBe(t.Fold)
		return moved(toks, last, r.skipAdverbs(toks, i+1))
	}
	return toks
}

// moved returns the tokens with the one at from moved before the one at to.
func moved(toks []Token, from, to int) []Token {
	t := toks[from]
	rest := append(append([]Token{}, toks[:from]...), toks[from+1:]...)
	if to > from {
		to--
	}
	return append(rest[:to:to], append([]Token{t}, rest[to:]...)...)
}

// verbOf returns the verb of the sentence, including a separated particle: ruft
// … an.
func (r *Reader) verbOf(s *sentence) (*lexicon.Verb, lexicon.Form) {
	v := s.head[s.verb]
	if r.Words.Foreign() {
		apart := s.head[s.verb+1:]
		for i := 0; ; i++ { // ruft die Fahrerin von der Werkstatt aus an
			for _, t := range apart {
				if t.particle == "" {
					continue
				}
				if whole, form := r.verb(v.Fold + " " + t.particle); whole != nil {
					return whole, form
				}
			}
			if i == len(s.clauses) {
				break
			}
			apart = s.clauses[i].toks
		}
	}
	return r.verb(v.Fold)
}

// lateNegative returns the index of the word that negates the verb from after
// its object, den Kunden nicht; 0 if there is none. What is negated in a
// subordinate clause is text.
func (r *Reader) lateNegative(s *sentence) int {
	if !r.Words.Foreign() {
		return 0
	}
	for i := s.verb + 1; i < len(s.head); i++ {
		t := s.head[i]
		if opensClause(t) {
			break
		}
		if !t.Quoted && r.denies(t.Fold) {
			return i
		}
	}
	return 0
}

// isHeadline reports whether the sentence is a thing, of k tokens from at, and
// what is to be done with it: Rechnung prüfen.
func (r *Reader) isHeadline(head []Token, at, k int) bool {
	last := head[len(head)-1]
	return r.Words.VerbLast() && at+k+1 == len(head) && r.isForm(last, lexicon.Base) && !r.isSomebody(head[at:at+k])
}

// beforeParticle returns the object without the particle at its end: ruft den
// Kunden an.
func (s *sentence) beforeParticle() []Token {
	object := s.object()
	if last := len(object) - 1; last >= 0 && object[last].particle != "" {
		return object[:last]
	}
	return object
}
