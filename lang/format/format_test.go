package format_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

var corpus = golden.Corpus{Dir: "testdata/corpus", Input: ".journey", Outputs: []string{".fmt"}}

func TestCorpus(t *testing.T) {
	corpus.Run(t, func(t *testing.T, path, text string) []string {
		return []string{formatted(t, path, text)}
	})
}

// formatted formats a text and proves that the result parses to the same tree
// with the same errors and comments, that no character except white space, case
// and stops has changed, and that a second run changes nothing.
func formatted(t testing.TB, name, text string) string {
	t.Helper()
	got, before := format.Source(source.New(name, text), format.Options{})
	again, after := format.Source(source.New(name, got), format.Options{})
	if again != got {
		t.Errorf("%s: a second run changes the text\n%s", name, difference(got, again))
	}
	if was, is := codes(before), codes(after); !slices.Equal(was, is) {
		t.Errorf("%s: the faults were %v and are %v\n%s", name, was, is, difference(text, got))
	}
	was, is := parse(source.FoldLineEnds(text)), parse(source.FoldLineEnds(got))
	if was, is := tree(was), tree(is); was != is {
		t.Errorf("%s: the tree has changed\n%s\n%s", name, difference(was, is), difference(text, got))
	}
	if was, is := comments(was), comments(is); was != is {
		t.Errorf("%s: the comments have changed\n%s", name, difference(was, is))
	}
	if !maps.Equal(characters(was), characters(is)) {
		t.Errorf("%s: characters were lost or added\n%s", name, difference(text, got))
	}
	return got
}

// codes returns the codes of the list. Errors that are reported once per line
// may become one when a sentence is joined, so runs of a code count once.
func codes(list diag.List) []diag.Code {
	var codes []diag.Code
	for _, d := range list {
		codes = append(codes, d.Code)
	}
	return slices.Compact(codes)
}

func difference(before, after string) string {
	return string(diff.Diff("before", []byte(before), "after", []byte(after)))
}

func parse(text string) *ast.File {
	tree, _ := parser.Parse(context.Background(), source.New("test", text), parser.Options{})
	return tree
}

// kinds matches the kind on the line of a declaration.
var kinds = regexp.MustCompile(`(?m)^ *declare .*? is \[[^\]]*\]`)

// tree dumps the tree without its comments, with kinds in lower case.
func tree(f *ast.File) string {
	var b strings.Builder
	ast.Dump(&b, &ast.File{Source: f.Source, Stmts: f.Stmts})
	return kinds.ReplaceAllStringFunc(b.String(), strings.ToLower)
}

func comments(f *ast.File) string {
	var b strings.Builder
	for _, c := range f.Comments {
		b.WriteString(c.Text + "\n")
	}
	return b.String()
}

// characters counts everything that the formatter must not touch: all text
// except what it writes in its own form.
func characters(tree *ast.File) map[rune]int {
	count := map[rune]int{}
	text := []byte(tree.Source.Text())
	written(tree.Stmts, func(at source.Span) {
		for i := at.Start; i < at.End; i++ {
			text[i] = ' '
		}
	})
	folded := strings.ReplaceAll(strings.ToLower(string(text)), "colour", "color")
	for _, r := range strings.TrimPrefix(folded, "\uFEFF") {
		if !unicode.IsSpace(r) && r != '.' && r != ':' {
			count[r]++
		}
	}
	return count
}

// written visits what the formatter writes in its own form: shares with what
// separates them from their text, and keywords.
func written(stmts []ast.Stmt, visit func(source.Span)) {
	share := func(from int, s *ast.Share) {
		if s != nil {
			visit(source.Span{Start: from, End: s.At.End})
		}
	}
	notes := func(list []ast.Annotation) {
		for _, n := range list {
			visit(n.Keyword)
		}
	}
	branches := func(list []ast.Branch) {
		for _, b := range list {
			end := b.Keyword.End
			if b.Text != nil {
				end = b.Text.At.End
			}
			visit(b.Keyword)
			share(end, b.Share)
			written(b.Body, visit)
		}
	}
	for _, stmt := range stmts {
		switch s := stmt.(type) {
		case *ast.Journey:
			visit(source.Span{Start: s.At.Start, End: s.Title.At.Start})
		case *ast.Phase:
			visit(source.Span{Start: s.At.Start, End: s.Text.At.Start})
			notes(s.Notes)
		case *ast.GoTo:
			visit(source.Span{Start: s.At.Start, End: s.Target.At.Start})
		case *ast.Outcome:
			notes(s.Notes)
		case *ast.Step:
			for _, u := range s.Under {
				switch u := u.(type) {
				case ast.Annotation:
					visit(u.Keyword)
				case *ast.Failure:
					share(u.Text.At.End, u.Share)
					written(u.Body, visit)
				}
			}
		case *ast.Decision:
			visit(s.Keyword)
			notes(s.Notes)
			written(s.Before, visit)
			branches(s.Branches)
			notes(s.After)
		case *ast.Together:
			branches(s.Branches)
			notes(s.After)
		case *ast.Repeat:
			visit(s.Keyword)
			written(s.Body, visit)
			notes(s.After)
		}
	}
}

// others returns all journeys of the repository that are not golden outputs.
func others(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range []string{"testdata/corpus/*.journey", "../*/testdata/*/*.journey", "../*/testdata/*.journey", "../../examples/*.journey", "../../examples/*/*.journey", "../../compiler/*/testdata/*.journey", "../../compiler/internal/*/testdata/*.journey", "../../compiler/internal/*/testdata/*/*.journey"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.ToSlash(path)] = string(text)
		}
	}
	return texts
}

func TestEveryJourneyOfTheRepository(t *testing.T) {
	for path, text := range others(t) {
		formatted(t, path, text)
	}
}

func TestRandomJourneys(t *testing.T) {
	for seed := range trials.Count[uint64](500) {
		text := gen.Random(seed, 25)
		want := formatted(t, "generated", text)
		if got := source.FoldLineEnds(formatted(t, "messy", gen.Mess(seed, text))); got != want {
			t.Errorf("seed %d: the messy text is formatted in another way\n%s", seed, difference(want, got))
		}
		formatted(t, "mutant", gen.Mutate(seed, text).Text)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// salad are words that mean something in some position.
var salad = strings.Fields(`rep customer app bob calls sends form is is a the system team third party Customer used by color colour
	"#112233" to from with via by at in person in person. to: To VIA decides decides. decides: when otherwise together and and. end end. End repeat
	until 3 times times. times: on failure go to goto moment of truth pain pain: note Note: risk takes waits 2h 2h. feels worried +1 costs 5 EUR EUR.
	link https://a.b tag (5%) ( 5 %) . .. ... , , etc. e.g. 7. # #x C# "two words" "open “curly” \" x: "label": : succeed fail fail. phase journey goal set
	use direction right togther decdes 客户 é 🚚`)

func TestWordSalad(t *testing.T) {
	for seed := range trials.Count[uint64](1000) {
		r := rand.New(rand.NewPCG(seed, 9))
		words := salad
		if seed%4 > 0 { // without blocks, which chance seldom closes
			words = salad[:slices.Index(salad, "decides")]
		}
		var b strings.Builder
		for range 1 + r.IntN(12) {
			for range r.IntN(7) {
				b.WriteString(words[r.IntN(len(words))])
				b.WriteString([]string{" ", " ", " ", "  ", "\t", ""}[r.IntN(6)])
			}
			if r.IntN(10) == 0 {
				b.WriteString(strings.Repeat("many words ", 9))
			}
			b.WriteString([]string{"\n", "\n", "\n", "\n\n", "\r\n", " # c\n", "\n# d\n"}[r.IntN(7)])
		}
		formatted(t, "salad", b.String())
		if t.Failed() {
			t.Fatalf("seed %d\n%q", seed, b.String())
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, text := range others(f) {
		f.Add(text)
	}
	for seed := range uint64(20) {
		f.Add(gen.Mutate(seed, gen.Mess(seed, gen.Random(seed, 10))).Text)
	}
	f.Fuzz(func(t *testing.T, text string) { formatted(t, "fuzz", text) })
}

// long returns a journey of about 10,000 lines.
func long() string {
	var b strings.Builder
	for seed := uint64(0); strings.Count(b.String(), "\n") < 10_000; seed++ {
		b.WriteString(gen.Random(seed, 400))
	}
	return b.String()
}

func BenchmarkFormat(b *testing.B) {
	file := source.New("long", long())
	tree, _ := parser.Parse(context.Background(), file, parser.Options{})
	b.SetBytes(int64(len(file.Text())))
	b.ReportAllocs()
	for b.Loop() {
		format.Format(tree)
	}
}

func TestLineEndsStay(t *testing.T) {
	const form = "rep is a rep\nrep closes case\n"
	for _, c := range []struct{ name, text, want string }{
		{"LF", "rep  is a rep\nrep closes case", form},
		{"CR LF", "rep  is a rep\r\nrep closes case", "rep is a rep\r\nrep closes case\r\n"},
		{"CR", "rep  is a rep\rrep closes case\r", "rep is a rep\rrep closes case\r"},
		{"mostly CR LF", "rep  is a rep\nrep closes case\r\n\r\n", "rep is a rep\r\nrep closes case\r\n"},
		{"as many of each", "rep  is a rep\r\nrep closes case\n", form},
		{"in the canonical form but for line ends", "rep is a rep\nrep closes case\r\n", "rep is a rep\nrep closes case\r\n"},
		{"one line without an end", "rep is  a rep", "rep is a rep\n"},
	} {
		if got := formatted(t, c.name, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
