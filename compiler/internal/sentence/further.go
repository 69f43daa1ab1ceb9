package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// stretch is a sentence from its verb on.
type stretch struct {
	toks    []Token
	keyword []bool // by token: whether it is the keyword of a clause
}

// stretch returns the sentence from its verb on.
func (s *sentence) stretch() stretch {
	var all stretch
	add := func(keyword bool, toks ...Token) {
		all.toks = append(all.toks, toks...)
		for range toks {
			all.keyword = append(all.keyword, keyword)
		}
	}
	add(false, s.head[s.verb:]...)
	for _, c := range s.clauses {
		add(true, Token{Text: c.ast.Kind.String(), Fold: c.ast.Kind.String(), At: c.ast.Keyword})
		add(false, c.toks...)
	}
	return all
}

// word reports whether the token at the index is a word that is neither a
// keyword nor quoted.
func (t stretch) word(i int) bool {
	return i < len(t.toks) && !t.keyword[i] && !t.toks[i].Quoted
}

// joins reports whether another verb may follow the word at the index.
func (t stretch) joins(i int) bool { return t.word(i) && joinsVerbs(t.toks[i]) }

// joinsVerbs reports whether another verb may follow the word: and, then.
func joinsVerbs(t Token) bool {
	return !t.Quoted && lexicon.JoinsVerbs(t.Fold)
}

// mayJoinVerbs reports whether another verb may follow the word or the comma
// after it.
func mayJoinVerbs(t Token) bool { return joinsVerbs(t) || t.Comma }

// further finds the further actions of the owner in the sentence.
func (r *Reader) further(s *sentence) {
	joined := slices.ContainsFunc(s.head[s.verb:], mayJoinVerbs) ||
		slices.ContainsFunc(s.clauses, func(c clause) bool { return slices.ContainsFunc(c.toks, mayJoinVerbs) })
	if !joined || s.form == lexicon.Ing {
		return
	}
	all := s.stretch()
	found := r.listedVerbs(s, all)
	first := len(found) + 1 // the index of an "and" that joins verbs with a shared object
	for i := first; i < len(all.toks); i++ {
		if opensClause(all.toks[i]) {
			break // customer who calls and asks: the verbs are about somebody else
		}
		comma := all.word(i) && all.toks[i].Comma
		if !comma && !all.joins(i) {
			continue
		}
		at := i + 1
		for all.word(at) && (r.Words.IsAdverb(all.toks[at].Fold) || joinsVerbs(all.toks[at])) {
			at++
		}
		if !all.word(at) {
			continue
		}
		verb, form := r.verb(all.toks[at].Fold)
		if verb == nil || form != s.form || lexicon.IsPair(s.known.Base, verb.Base) || beginsUpper(all.toks[at].Text) {
			continue
		}
		shared := i == first && !comma
		if !shared && !r.surelyVerb(verb, form, all, i, at) {
			continue
		}
		before := i
		for before > 0 && all.joins(before) {
			before--
		}
		found = append(found, joint{before: before, verb: at, shared: shared})
		i = at
	}
	r.actions(s, all, found)
}

// joint is where a further action begins: the indexes of the last word before
// it, and of its verb.
type joint struct {
	before, verb int
	shared       bool // the two verbs share an object
}

// listedVerbs returns the verbs after commas at the beginning of a sentence:
// unpacks, inspects and restocks shoes.
func (r *Reader) listedVerbs(s *sentence, all stretch) (found []joint) {
	for i := 1; i+2 < len(all.toks) && all.toks[i-1].Comma && all.word(i); i++ {
		if v, form := r.verb(all.toks[i].Fold); v == nil || form != s.form {
			break
		}
		found = append(found, joint{before: i - 1, verb: i, shared: true})
	}
	return found
}

// surelyVerb reports whether the verb form at index at, after the "and" at
// index and, is not a noun: closes always; offers if an object follows; dated
// if it is the first of its kind.
func (r *Reader) surelyVerb(verb *lexicon.Verb, form lexicon.Form, all stretch, and, at int) bool {
	if form == lexicon.Past {
		if !all.joins(and) {
			return false // called customer, returned form
		}
		_, before := r.Words.Participle(all.toks[and-1].Fold)
		return !before // signed and dated form
	}
	if !verb.Noun || lexicon.IsThen(all.toks[and].Fold) || at > and+1 {
		return true
	}
	next := at + 1
	if next >= len(all.toks) || all.keyword[next] {
		return false
	}
	w := all.toks[next]
	if lexicon.IsParticle(w.Fold) {
		return true // hands out
	}
	if all.toks[at].Comma {
		return false
	}
	if _, k := r.People.Match(all.toks, next); k > 0 || !w.Quoted && lexicon.IsArticle(w.Fold) {
		return true
	}
	if form != lexicon.Third || w.Quoted || joinsVerbs(w) || lexicon.EndsName(w.Fold) || lexicon.IsPreposition(w.Fold) || r.Words.IsAdverb(w.Fold) {
		return false // test kits, order summary
	}
	if lexicon.MakesCompounds(verb.Base) {
		return false // claims form
	}
	_, participle := r.Words.Participle(w.Fold)
	return !participle && !r.isForm(w, lexicon.Ing) // documents received
}

// beginsUpper reports whether a word in the middle of a sentence is capitalised
// like a name: Receives.
func beginsUpper(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// actions writes the further actions.
func (r *Reader) actions(s *sentence, all stretch, found []joint) {
	if len(found) == 0 {
		return
	}
	list := make([]model.Action, len(found))
	end, object := s.sentenceSpan().End, ""
	for i := len(found) - 1; i >= 0; i-- {
		f := found[i]
		verb := all.toks[f.verb]
		v, _ := r.verb(verb.Fold)
		a := &list[i]
		*a = model.Action{
			Verb: verb.Text, Lemma: v.Base, Shared: f.shared,
			Joint: source.Span{Start: all.toks[f.before].At.End, End: verb.At.Start},
			At:    source.Span{Start: verb.At.Start, End: end},
		}
		if shares := i+1 < len(found) && found[i+1].shared; !shares {
			last := f.verb + 1
			for last < len(all.toks) && !all.keyword[last] && !all.joins(last) {
				last++
			}
			object = strings.TrimRight(r.raw(all.toks[f.verb+1:last]), ",;")
		}
		a.Object = object
		end = a.Joint.Start
	}
	s.node.Further = list
}
