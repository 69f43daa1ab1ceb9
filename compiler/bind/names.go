package bind

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// token is a word of a sentence, ready to be compared.
type token struct {
	text   string // without a comma behind it
	fold   string
	quoted bool
	comma  bool // a comma stands behind it
	at     source.Span
}

// tokens prepares words. The memory is taken from the binder's arena and holds
// until the next sentence.
func (b *binder) tokens(list []ast.Word) []token {
	start := len(b.arena)
	for _, w := range list {
		t := token{text: w.Text, quoted: w.Quoted, at: w.At}
		if n := len(t.text) - 1; !w.Quoted && n > 0 && (t.text[n] == ',' || t.text[n] == ';') {
			t.text, t.comma = t.text[:n], true
			t.at.End--
		}
		t.fold = words.Fold(t.text)
		b.arena = append(b.arena, t)
	}
	return b.arena[start:len(b.arena):len(b.arena)]
}

// spanOf is the place of the tokens, of which there is at least one.
func spanOf(toks []token) source.Span {
	return source.Span{Start: toks[0].at.Start, End: toks[len(toks)-1].at.End}
}

// textOf is the tokens' text, joined by spaces.
func textOf(toks []token) string {
	if len(toks) == 1 {
		return toks[0].text
	}
	parts := make([]string, len(toks))
	for i, t := range toks {
		parts[i] = t.text
	}
	return strings.Join(parts, " ")
}

// skipArticles is the index of the first token from i that is no article, or i
// when nothing but articles follows.
func skipArticles(toks []token, i int) int {
	for j := i; j < len(toks); j++ {
		if toks[j].quoted || !words.IsArticle(toks[j].fold) {
			return j
		}
	}
	return i
}

// table finds things by their names, which may be of several words.
type table[T any] struct {
	whole map[string]T         // by all folded words, joined by one space
	first map[string][]name[T] // by the first folded word, longest name first
	names []string             // the folded names, in the order of their addition
	known map[string]string    // what near has found already
}

type name[T any] struct {
	rest  []string // folded words behind the first
	value T
}

func newTable[T any]() table[T] {
	return table[T]{whole: map[string]T{}, first: map[string][]name[T]{}, known: map[string]string{}}
}

// add gives the thing a name; a name that is taken stays with its first owner.
func (t *table[T]) add(text string, value T) {
	fields := strings.Fields(words.Fold(text))
	if len(fields) == 0 {
		return
	}
	key := strings.Join(fields, " ")
	if _, taken := t.whole[key]; taken {
		return
	}
	t.whole[key] = value
	t.names = append(t.names, key)
	clear(t.known)
	list := t.first[fields[0]]
	at := len(list)
	for i, n := range list {
		if len(n.rest) < len(fields)-1 {
			at = i
			break
		}
	}
	t.first[fields[0]] = slices.Insert(list, at, name[T]{fields[1:], value})
}

// get finds the thing that has exactly this name.
func (t *table[T]) get(text string) (T, bool) {
	v, ok := t.whole[strings.Join(strings.Fields(words.Fold(text)), " ")]
	return v, ok
}

// match finds the longest name that begins at token i, and tells of how many
// tokens it is; 0 for none. A string is a whole name or none.
func (t *table[T]) match(toks []token, i int) (value T, n int) {
	if i >= len(toks) {
		return value, 0
	}
	if toks[i].quoted {
		if v, ok := t.get(toks[i].fold); ok {
			return v, 1
		}
		return value, 0
	}
candidates:
	for _, c := range t.first[toks[i].fold] {
		if i+len(c.rest) >= len(toks) {
			continue
		}
		for k, w := range c.rest {
			next := toks[i+1+k]
			if toks[i+k].comma || next.quoted || next.fold != w {
				continue candidates
			}
		}
		return c.value, len(c.rest) + 1
	}
	return value, 0
}

// Near misses look at so many names at most, which keeps binding linear.
const maxNear = 2000

// near is the name that was probably meant by the folded phrase: it differs in
// one letter from four on, in two from nine on, or in its plural. It is empty
// when there is none, or when two are equally near.
func (t *table[T]) near(phrase string) string {
	if n, ok := t.known[phrase]; ok {
		return n
	}
	n := t.search(phrase)
	t.known[phrase] = n
	return n
}

func (t *table[T]) search(phrase string) string {
	best, distance, twice := "", 3, false
	for _, n := range t.names[:min(len(t.names), maxNear)] {
		d := misses(phrase, n)
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

// differ reports whether two names stand for different things.
func (t *table[T]) differ(a, b string) bool { return any(t.whole[a]) != any(t.whole[b]) }

// misses is how far the phrase is from the name when it is a near miss of it,
// else 0.
func misses(phrase, name string) int {
	length := min(utf8.RuneCountInString(phrase), utf8.RuneCountInString(name))
	allowed := 0
	switch {
	case length >= 9:
		allowed = 2
	case length >= 4:
		allowed = 1
	}
	if plural(name, phrase) || plural(phrase, name) {
		return 1
	}
	if allowed == 0 {
		return 0
	}
	if d := distance(phrase, name, allowed); d <= allowed {
		return d
	}
	return 0
}

// plural reports whether many is the plural of one.
func plural(many, one string) bool {
	if len(many) <= len(one) {
		return len(many) == len(one) && strings.HasSuffix(many, "men") && strings.HasSuffix(one, "man") &&
			many[:len(many)-2] == one[:len(one)-2]
	}
	if many == one+"s" || many == one+"es" {
		return true
	}
	stem, ok := strings.CutSuffix(one, "y")
	return ok && many == stem+"ies"
}

// distance is the edit distance (insert, delete, replace, swap of neighbours),
// or limit+1 when it is more than limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > 4*limit || -d > 4*limit {
		return limit + 1
	}
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	before := make([]int, len(y)+1)
	last := make([]int, len(y)+1)
	row := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(y)], limit+1)
}

// nearest are up to three names to suggest for a phrase that is none, the best
// first: near misses, then names that share a word with it.
func (t *table[T]) nearest(phrase string) []string {
	type scored struct {
		name  string
		score int
	}
	var all []scored
	parts := strings.Fields(phrase)
	for _, n := range t.names[:min(len(t.names), maxNear)] {
		limit := max(1, utf8.RuneCountInString(n)/3)
		if d := distance(phrase, n, limit); d <= limit {
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
