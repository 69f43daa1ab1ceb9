package sentence

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// Token is a word of a sentence, ready for comparison.
type Token struct {
	Text   string // without a comma after it
	Fold   string
	Quoted bool
	Comma  bool // a comma follows

	particle string // for "up": the word of another language, ruft … an
	At       source.Span
}

// Tokens prepares words. The memory belongs to the reader's arena and is valid
// until the next sentence.
func (r *Reader) Tokens(list []ast.Word) []Token {
	start := len(r.arena)
	for _, w := range list {
		t := Token{Text: w.Text, Quoted: w.Quoted, At: w.At}
		if last := len(t.Text) - 1; !w.Quoted && last > 0 && strings.IndexByte(",;.\xa6", t.Text[last]) >= 0 {
			for _, mark := range [...]string{",", ";", "...", "…"} {
				if cut, ok := strings.CutSuffix(t.Text, mark); ok && cut != "" {
					t.Text, t.Comma = cut, true
					t.At.End -= len(mark)
					break
				}
			}
		}
		t.Fold = lexicon.Fold(t.Text)
		r.arena = append(r.arena, t)
	}
	toks := r.arena[start:len(r.arena):len(r.arena)]
	if r.Words.Foreign() {
		return r.translate(toks)
	}
	return toks
}

// spanOf returns the position of the tokens, of which there is at least one.
func spanOf(toks []Token) source.Span {
	span := source.Span{Start: toks[0].At.Start, End: toks[len(toks)-1].At.End}
	if span.End < span.Start || len(toks) > 2 {
		for _, t := range toks { // a verb may have been moved
			span.Start, span.End = min(span.Start, t.At.Start), max(span.End, t.At.End)
		}
	}
	return span
}

// textOf returns the tokens' text, joined by spaces.
func textOf(toks []Token) string {
	if len(toks) == 1 {
		return toks[0].Text
	}
	parts := make([]string, len(toks))
	for i, t := range toks {
		parts[i] = t.Text
	}
	return strings.Join(parts, " ")
}

// skipArticles returns the index of the first token from i that is not an
// article, or another word that is left out before a name; i if nothing else
// follows.
func (r *Reader) skipArticles(toks []Token, i int) int {
	for j := i; j < len(toks); j++ {
		if toks[j].Quoted || !r.Words.Determines(toks[j].Fold) {
			return j
		}
	}
	return i
}

// nameAt returns the index at which the name of a subject begins, after adverbs
// and articles; a declared name may begin with either: first line.
func (r *Reader) nameAt(toks []Token) int {
	if _, k := r.People.Match(toks, 0); k > 0 {
		return 0
	}
	return r.skipArticles(toks, r.leadingAdverbs(toks))
}

// maxNameWords is the maximum number of words of an unquoted name.
const maxNameWords = 12

// Table finds things by their names, which may have several words.
type Table[T any] struct {
	whole   map[string]T      // by all case-folded words, joined by one space
	longest map[string]int    // by the first folded word: the length of the longest name that begins with it
	names   []string          // the folded names, in order of addition
	shapes  []shape           // of the names
	nearly  map[string]string // cache of Near
	key     []byte            // buffer of Match
}

func NewTable[T any]() Table[T] {
	return Table[T]{whole: map[string]T{}, longest: map[string]int{}, nearly: map[string]string{}}
}

// Add adds a name for the thing; a name that is taken stays with its first
// owner.
func (t *Table[T]) Add(text string, value T) {
	key := lexicon.Fold(text)
	if _, taken := t.whole[key]; taken || key == "" {
		return
	}
	t.whole[key] = value
	t.names = append(t.names, key)
	t.shapes = append(t.shapes, shapeOf(key))
	clear(t.nearly)
	first, _, _ := strings.Cut(key, " ")
	if n := strings.Count(key, " ") + 1; n <= maxNameWords {
		t.longest[first] = max(t.longest[first], n)
	}
}

// WithoutArticles also adds names that begin with an article or the like, as
// labels may, without it, because sentences leave it out.
func (t *Table[T]) WithoutArticles(lists *lexicon.Lists) {
	for _, name := range t.names {
		parts, n := strings.Fields(name), 0
		for n < len(parts) && lists.Determines(parts[n]) {
			n++
		}
		if n > 0 {
			t.Add(strings.Join(parts[n:], " "), t.whole[name])
		}
	}
}

// Get finds the thing with exactly this name.
func (t *Table[T]) Get(text string) (T, bool) {
	v, ok := t.whole[lexicon.Fold(text)]
	return v, ok
}

// Match finds the longest name that begins at token i, and returns how many
// tokens it takes; 0 if there is none. A quoted token is either a whole name or
// none.
func (t *Table[T]) Match(toks []Token, i int) (value T, n int) {
	if i >= len(toks) {
		return value, 0
	}
	if toks[i].Quoted {
		if v, ok := t.Get(toks[i].Fold); ok {
			return v, 1
		}
		return value, 0
	}
	longest := t.longest[toks[i].Fold]
	if longest == 0 {
		return value, 0
	}
	if v, ok := t.whole[toks[i].Fold]; ok {
		value, n = v, 1
	}
	t.key = append(t.key[:0], toks[i].Fold...)
	for k := 1; k < longest && i+k < len(toks); k++ {
		if toks[i+k-1].Comma || toks[i+k].Quoted {
			break
		}
		t.key = append(append(t.key, ' '), toks[i+k].Fold...)
		if v, ok := t.whole[string(t.key)]; ok {
			value, n = v, k+1
		}
	}
	return value, n
}

// The number of names compared for near misses, which keeps binding linear.
const maxNear = 2000

// Near returns the name that was probably meant by the folded phrase: it
// differs in one letter if it has at least four, in two if it has at least
// nine, or in its plural. It is empty if there is none, or if two are equally
// close.
func (t *Table[T]) Near(phrase string) string {
	if n, ok := t.nearly[phrase]; ok {
		return n
	}
	n := t.search(phrase)
	t.nearly[phrase] = n
	return n
}

func (t *Table[T]) search(phrase string) string {
	best, distance, twice := "", 3, false
	like := shapeOf(phrase)
	for i, n := range t.names[:min(len(t.names), maxNear)] {
		if !like.mayBe(t.shapes[i]) {
			continue
		}
		d := spell.Typos(phrase, n)
		if d > 0 && d < distance {
			best, distance, twice = n, d, false
		} else if d > 0 && d == distance && t.differ(n, best) {
			twice = true
		}
	}
	if twice {
		return ""
	}
	return best
}

// differ reports whether two names belong to different things.
func (t *Table[T]) differ(a, b string) bool { return any(t.whole[a]) != any(t.whole[b]) }

// shape shows quickly that two words are not similar: which letters they have,
// and how many.
type shape struct {
	letters uint64 // one bit each, modulo 64
	length  int
}

func shapeOf(word string) shape {
	var s shape
	for _, r := range word {
		s.letters |= 1 << (r & 63)
		s.length++
	}
	return s
}

// mayBe returns false if the words differ by more than two letters or a plural
// ending.
func (s shape) mayBe(o shape) bool {
	d := s.length - o.length
	return d <= 2 && d >= -2 && bits.OnesCount64(s.letters^o.letters) <= 4
}

// nearest are up to three names to suggest for a phrase that is none, the best
// first: near misses, then names that share a word with it.
func (t *Table[T]) Nearest(phrase string) []string {
	type scored struct {
		name  string
		score int
	}
	var all []scored
	parts := strings.Fields(phrase)
	for _, n := range t.names[:min(len(t.names), maxNear)] {
		limit := max(1, utf8.RuneCountInString(n)/3)
		if d := spell.Distance(phrase, n, limit); d <= limit {
			all = append(all, scored{n, d})
			continue
		}
		for _, f := range strings.Fields(n) {
			if slices.Contains(parts, f) {
				all = append(all, scored{n, 100})
				break
			}
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return a.score - b.score })
	var names []string
	for _, s := range all[:min(3, len(all))] {
		names = append(names, s.name)
	}
	return names
}

// Named returns the participant that all of the words name; it reports them if
// there is none.
func (r *Reader) Named(list []ast.Word) *model.Participant {
	r.arena = r.arena[:0]
	r.speak(list)
	toks := r.Tokens(list)
	toks = toks[r.skipArticles(toks, 0):]
	if p, k := r.People.Match(toks, 0); k == len(toks) {
		return p
	}
	return r.unknownPerson(toks)
}

// Meant returns the thing in the table whose name is nearly the text.
func Meant[T any](r *Reader, t *Table[T], text string) (thing T, ok bool) {
	if r.hints++; r.hints > maxHints {
		return thing, false
	}
	if near := t.Near(lexicon.Fold(text)); near != "" {
		return t.whole[near], true
	}
	return thing, false
}
