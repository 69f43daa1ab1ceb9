package fix_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/internal/fix"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

func codes(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, string(d.Code))
	}
	return strings.Join(all, " ")
}

func TestRun(t *testing.T) {
	only := func(codes ...diag.Code) func(diag.Code) bool {
		return func(c diag.Code) bool { return slices.Contains(codes, c) }
	}
	tests := []struct {
		name, text, want, made string
		wanted                 func(diag.Code) bool
	}{
		{"nothing to do", "rep is a rep\ncustomer is a customer\nrep calls customer\n", "", "", nil},
		{"several at once", "rep is a rpe\ncustomer is a customer\nrep receives letter from customer\n",
			"rep is a rep\ncustomer is a customer\ncustomer sends letter to rep\n", "J109 J201", nil},
		{"only what is wanted", "rep is a rpe\ncustomer is a custmer\n", "", "", only(diag.Sketch)},
		{"strings are closed where nothing else can follow", "rep is a rep \"Service rep\ncustomer is a customer\nphase \"Report\nrep calls customer # why\n  pain \"I have to wait # again\nrep reads \"Hello to customer\n",
			"rep is a rep \"Service rep\"\ncustomer is a customer\nphase \"Report\"\nrep calls customer # why\n  pain \"I have to wait\" # again\nrep reads \"Hello to customer\n", "J002 J002 J002", nil},
		{"values in other units", "rep is a rep color red\ncustomer is a customer\nrep calls customer\n  takes 2 mintues\n  waits 1 year\n",
			"rep is a rep color \"#ff0000\"\ncustomer is a customer\nrep calls customer\n  takes 2 minutes\n  waits 12 months\n", "J006 J006 J006", nil},
		{"the same declaration twice", "rep is a rep\ncustomer is a customer\n  rep is  a rep\nrep calls customer\ncustomer is a customer # not the same line\n",
			"rep is a rep\ncustomer is a customer\nrep calls customer\ncustomer is a customer # not the same line\n", "J102", nil},
		{"names in quotes", "risk team is a rep\ncustomer is a customer\nrisk team calls customer\n",
			"\"risk team\" is a rep\ncustomer is a customer\n\"risk team\" calls customer\n", "J004 J004", nil},
		{"a sketch is declared", "rep calls customer\n", "rep is a rep\ncustomer is a customer\n\nrep calls customer\n", "J103", nil},
		{"settings", "customer is a customer\nset diretion down\n", "customer is a customer\nset direction down\n", "J107", nil},
		{"comments stay", "rep is a rpe # one\n# two\ncustomer is a customer\nrep calls customer # three\n",
			"rep is a rep # one\n# two\ncustomer is a customer\nrep calls customer # three\n", "J109", nil},
		{"comments of other languages become comments", "// one\nrep is a rep # two\n/* three */\ncustomer is a customer\n%% journey:allow J302 they sit together\nrep tells customer the result\n",
			"# one\nrep is a rep # two\n# three\ncustomer is a customer\n# journey:allow J302 they sit together\nrep tells customer the result\n", "J008 J008 J008", nil},
		{"lines end as they did", "rep is a rep\r\ncustomer is a customer\r\nrep calls customer\r\nAfter two days rep calls customer\r\n",
			"rep is a rep\r\ncustomer is a customer\r\nrep calls customer\r\nwaits 2 days\r\nrep calls customer\r\n", "J208", nil},
		{"whoever is declared stays, used or not", "rep is a rep\ncustomer is a customer\ncore is a system\nsome: rep calls customer\n", "", "", nil},
		{"a jump stays what it is", "rep is a rep\ncustomer is a customer\ncheck: rep calls customer\ngo to chek\n", "", "", nil},
		{"an if stays an if", "rep is a rep\ncustomer is a customer\nrep decides Size\nif small\nrep calls customer\nelse if large\nrep closes case\nend\n", "", "", nil},
		{"an if in a branch too", "rep is a rep\ncustomer is a customer\nrep decides Size\nwhen small\nif the bag is damaged\nrep calls customer\nend\nwhen large\nrep closes case\nend\n", "", "", nil},
		{"two actions stay in one sentence", "rep is a rep\ncustomer is a customer\nrep greets customer and closes the case\n", "", "", nil},
		{"a thing that somebody got", "handler is a rep\ncustomer is a customer\nApplication received from customer by handler\n", "", "", nil},
		{"what is done with it", "courier is a third party\ncustomer is a customer\ncustomer receives letter from courier, signs it and sends it back\n", "", "", nil},
		{"several who give", "courier is a third party\nmanager is a rep\ncustomer is a customer\ncustomer receives goods from courier and manager\n", "", "", nil},
		{"an adverb would be lost", "rep is a rep\ncustomer is a customer\ncustomer already received SMS from rep\n", "", "", nil},
		{"who gives is only near", "rep is a rep\ncustomer is a customer\nrep prepares offer\ncustomer receives offer\n", "", "", nil},
		{"what is received is not said", "rep is a rep\ncustomer is a customer\ncustomer gets from rep\n", "", "", nil},
		{"one error for another", "rep is a rep\ncustomer is a customer\nhelpdesk is a system used by rep\nrep closes case via helpdesk\ncustomer updates address via helpdeks\n", "", "", nil},
		{"a list behind a slip", "rep is a rep\ncustomer is a customer\nmanager is a rep\nrep sends form to custmer and manager by email\n",
			"rep is a rep\ncustomer is a customer\nmanager is a rep\nrep sends form to customer and manager by email\n", "J101", nil},
		{"marks of a list", "rep is a rep\ncustomer is a customer\n- rep calls customer\n* - rep closes case\n- when yes\n",
			"rep is a rep\ncustomer is a customer\nrep calls customer\nrep closes case\n- when yes\n", "J001 J001", nil},
		{"a name in quotes twice", "\"W\" to y is a rep \"x\"\n", "\"W to y\" is a rep \"x\"\n", "J004", nil},
		{"characters that nobody sees", "re\u200bp is a rep # a\u200bb\ncustomer is a customer\nre\u200bp calls customer\n  pain to\u200bo late\n",
			"re\u200bp is a rep # ab\ncustomer is a customer\nre\u200bp calls customer\n  pain too late\n", "J007 J007", nil},
		{"a byte-order mark stays", "\ufeffrep is a rpe\ncustomer is a customer\nrep calls customer\n",
			"\ufeffrep is a rep\ncustomer is a customer\nrep calls customer\n", "J109", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := fixed(t, "a.journey", tt.text, tt.wanted)
			if got := r.Source.Text(); tt.made != "" && got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
			if got := codes(r.Applied); got != tt.made {
				t.Errorf("made %q, want %q", got, tt.made)
			}
			if r.Changed() != (tt.made != "") {
				t.Errorf("changed: %v", r.Changed())
			}
		})
	}
}

// says is a compiler that reports a diagnostic wherever a word occurs, and
// offers to replace the word.
type says []struct {
	word, write string
	code        diag.Code
}

func (s says) compile(f *source.File) (fix.Compiled, error) {
	tree, _ := parser.Parse(context.Background(), f, parser.Options{})
	r := fix.Compiled{Tree: tree, Journey: &model.Journey{}}
	for _, rule := range s {
		for off := 0; ; {
			i := strings.Index(f.Text()[off:], rule.word)
			if i < 0 {
				break
			}
			at := source.Span{Start: off + i, End: off + i + len(rule.word)}
			d := diag.New(rule.code, f, at, rule.word)
			if rule.write != rule.word {
				d.Offer(diag.Replace("write "+rule.write, at, rule.write).AsSafe(0))
			}
			r.Diagnostics = append(r.Diagnostics, d)
			off = at.End
		}
	}
	r.Diagnostics.Sort()
	return r, nil
}

func TestRulesThatAreWrong(t *testing.T) {
	const e, w = diag.Passive, diag.NoChannel
	tests := []struct {
		name, text string
		rules      says
		want       string
		made       int
		refused    int
	}{
		{"overlapping rewrites take turns", "abc", says{{"ab", "x", e}, {"bc", "y", e}}, "xc", 1, 0},
		{"touching rewrites take turns", "ab ab", says{{"a", "c", w}, {"b", "d", w}}, "cd cd", 4, 0},
		{"more errors than before", "one two", says{{"one", "bad bad", e}, {"bad", "bad", e}, {"two", "2", e}}, "one 2", 1, 1},
		{"a fault of syntax for another error", "one", says{{"one", "bad", e}, {"bad", "bad", diag.BadValue}}, "one", 0, 1},
		{"a comment would go", "x # keep", says{{"# keep", "", w}}, "x # keep", 0, 1},
		{"a comment is what it is about", "x # alow y\nz # keep", says{{"alow", "allow", w}, {"z", "q", w}}, "x # allow y\nq # keep", 2, 0},
		{"a comment would come", "x", says{{"x", "x # y", w}}, "x", 0, 1},
		{"it does not help", "one", says{{"one", "one!", w}}, "one", 0, 1},
		{"two that undo each other", "one", says{{"one", "two", w}, {"two", "one", w}}, "two", 1, 1},
		{"one bad one among many good", strings.Repeat("a ", 100) + "z", says{{"a", "b", w}, {"z", "q q", e}, {"q", "q", e}}, strings.Repeat("b ", 100) + "z", 100, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := run(t, tt.text, tt.rules.compile)
			if got := r.File.Text(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if len(r.Made) != tt.made || len(r.Refused) != tt.refused {
				t.Errorf("%d made and %d refused, want %d and %d", len(r.Made), len(r.Refused), tt.made, tt.refused)
			}
		})
	}
}

// Run gives up on text that grows forever.
func TestRunEnds(t *testing.T) {
	compile := func(f *source.File) (fix.Compiled, error) {
		at := source.Span{Start: len(f.Text()), End: len(f.Text())}
		d := diag.New(diag.NoChannel, f, at, f.Text())
		d.Offer(diag.Replace("more", at, "x").AsSafe(0))
		return fix.Compiled{Tree: &ast.File{Source: f}, Journey: &model.Journey{}, Diagnostics: diag.List{d}}, nil
	}
	r := run(t, "", compile)
	if n := len(r.File.Text()); n != fix.MaxCompiles {
		t.Errorf("%d rounds, want %d", n, fix.MaxCompiles)
	}
	if d := r.Now.Diagnostics; len(d) != 1 || !fix.Fixable(r.File, d[0], nil) {
		t.Error("what is left is not told")
	}
}

// run fixes a text with a compiler.
func run(t *testing.T, text string, compile func(*source.File) (fix.Compiled, error)) fix.Result[fix.Compiled] {
	t.Helper()
	file := source.New("a.journey", text)
	was, err := compile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := fix.Run(t.Context(), file, was, fix.Compiler[fix.Compiled]{Compile: compile, View: func(c fix.Compiled) fix.Compiled { return c }}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// fixed returns a text after its fixes.
func fixed(t *testing.T, name, text string, only func(diag.Code) bool) *compiler.Fixed {
	t.Helper()
	r, err := compiled.Text(name, text).Fix(t.Context(), only)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// check checks what is true of every fixed text.
func check(t *testing.T, text string) *compiler.Fixed {
	t.Helper()
	was := compiled.Text("x.journey", text)
	r, err := was.Fix(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	again := compiled.Text("x.journey", r.Source.Text())

	if codes(again.Diagnostics) != codes(r.Diagnostics) {
		t.Errorf("it says %s, and read again %s", codes(r.Diagnostics), codes(again.Diagnostics))
	}
	if a, b := was.Diagnostics.Count(diag.Error), again.Diagnostics.Count(diag.Error); b > a {
		t.Errorf("%d errors before, %d after:\n%s", a, b, r.Source.Text())
	}
	begun := 0 // comments that were not comments before: // why
	for _, d := range r.Applied {
		if f, _ := d.SafeFix(); strings.HasPrefix(f.Edits[0].New, "#") {
			begun++
		}
	}
	if a, b := comments(was), comments(again); len(again.Tree.Comments) != len(was.Tree.Comments)+begun || !within(a, b) {
		t.Errorf("comments before %q, after %q", a, b)
	}
	if !r.Changed() && r.Source.Text() != text {
		t.Error("it changed, and does not say so")
	}
	count := func(list diag.List, like diag.Diagnostic) (n int) {
		for _, d := range list {
			if d.Code == like.Code && d.Message == like.Message {
				n++
			}
		}
		return n
	}
	for _, d := range r.Applied {
		if d.File == was.Source && count(again.Diagnostics, d) >= count(was.Diagnostics, d) {
			t.Errorf("%s is fixed and still there: %s\n%s", d.Code, d.Message, r.Source.Text())
		}
	}
	if len(r.Fixable(nil)) == 0 {
		if twice := fixed(t, "x.journey", r.Source.Text(), nil); twice.Changed() {
			t.Errorf("there was more to fix:\n%s\n%s", r.Source.Text(), twice.Source.Text())
		}
	}
	return r
}

var corpus = golden.Corpus{Dir: "../../testdata/corpus", Input: ".journey", Outputs: []string{".diag"}}

func seeds(t testing.TB) []string {
	var all []string
	for _, path := range corpus.Inputs(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	for _, r := range rules.All() {
		all = append(all, r.Doc.Bad, r.Doc.Good)
	}
	for seed := range uint64(40) {
		all = append(all, gen.Mutate(seed, gen.Random(seed, 20)).Text)
	}
	return all
}

// comments returns the comments of a journey that are for people. Fixes may
// rewrite the others: comments that silence a rule, and invisible characters in
// comments.
func comments(r *compiler.Result) []string {
	var all []string
	for _, c := range r.Tree.Comments {
		rewritten := slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool {
			return (d.Code == diag.BadAllow || d.Code == diag.HiddenCharacter) && c.At.Start <= d.Span.Start && d.Span.End <= c.At.End
		})
		if said, _, directive := strings.Cut(c.Text, "journey:allow"); !directive && !rewritten {
			all = append(all, said)
		}
	}
	return all
}

// within reports whether all elements of the list occur in the other one, in
// their order.
func within(list, all []string) bool {
	for _, s := range all {
		if len(list) > 0 && list[0] == s {
			list = list[1:]
		}
	}
	return len(list) == 0
}

func TestFixedTextsAreBetter(t *testing.T) {
	made := 0
	for _, text := range seeds(t) {
		made += len(check(t, text).Applied)
	}
	if made < 20 {
		t.Errorf("only %d rewrites were made", made)
	}
}

func FuzzFix(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}
