package wordlists

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	keywords "github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
)

// readers are the packages that see what an author wrote: they must not contain
// any word of English. In the other trees, a grammar word would show that they
// read sentences too; names of settings, icons and the like would not.
var (
	trees   = []string{"compiler", "render", "report", "interop", "internal/chart", "internal/quantity", "lang/parser", "lang/format"}
	readers = []string{"compiler/metrics", "compiler/internal/bind", "compiler/diff", "compiler/rules", "compiler/internal/sentence", "lang/parser", "lang/format"}
)

// TestNoWordLists finds English words in Go code where they could classify the
// words of a sentence: operands of comparisons, cases, and lists and keys of
// maps. Messages are none of these.
func TestNoWordLists(t *testing.T) {
	seen := map[string]bool{}
	eachFile(t, trees, func(name string, file *ast.File, positions *token.FileSet) {
		for _, l := range classifying(file) {
			if banned(name, l.text) && !allowed(name, l.text, seen) {
				t.Errorf("%s:%d: %q is a word of English: put it into lang/lexicon/words.txt and ask lang/lexicon", name, positions.Position(l.pos).Line, l.text)
			}
		}
	})
	for _, a := range allowances {
		for _, text := range a.texts {
			if !seen[a.file+" "+text] {
				t.Errorf("%s: %q is allowed (%s) and not there", a.file, text, a.reason)
			}
		}
	}
}

// literal is a string in code with its position.
type literal struct {
	text string
	pos  token.Pos
}

// comparing are the functions that compare their arguments.
var comparing = map[string]bool{
	"strings.EqualFold": true, "strings.HasPrefix": true, "strings.Contains": true,
	"strings.CutPrefix": true, "strings.Index": true, "slices.Contains": true, "slices.Index": true,
}

// classifying returns the strings by which code may classify words.
func classifying(file *ast.File) (found []literal) {
	add := func(list ...ast.Expr) {
		for _, e := range list {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil {
					found = append(found, literal{text, lit.Pos()})
				}
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CaseClause:
			add(n.List...)
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				add(n.X, n.Y)
			}
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					e = kv.Key
				}
				add(e)
			}
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok {
				if p, ok := f.X.(*ast.Ident); ok && comparing[p.Name+"."+f.Sel.Name] {
					add(n.Args...)
				}
			}
		}
		return true
	})
	return found
}

var lowerCase = regexp.MustCompile(`^[a-z]+(?:['-][a-z]+)*$`)

// banned reports whether the text is not allowed in the file where it could
// classify words.
func banned(file, text string) bool {
	list := strings.Fields(text)
	reads := slices.Contains(readers, path.Dir(file))
	for _, w := range list {
		if !lowerCase.MatchString(w) || !grammar(w) && !(reads && ordinary(w)) {
			return false
		}
	}
	return len(list) > 0 && !isKey(text) && !(reads && isKeyword(list))
}

// grammar reports whether the word is a grammar word: the, of, because.
func grammar(w string) bool {
	lists := lexicon.Default()
	_, isNumber := lexicon.Number(w)
	return isNumber || lexicon.EndsName(w) || lexicon.IsPreposition(w) || lexicon.IsArticle(w) || lexicon.IsPronoun(w) || lexicon.IsSelf(w) || lexicon.Asks(w) ||
		lexicon.Subordinates(w) || lexicon.Relates(w) || lexicon.Joins(w) || lists.IsBe(w) || lists.IsNegative(w) || lists.IsAdverb(w)
}

// ordinary reports whether the word is in the dictionary, or in a list.
func ordinary(w string) bool {
	verb, _ := lexicon.Default().LookupVerb(w)
	return len(w) > 1 && (lexicon.LookupUses(w).Known() || lexicon.LookupUses(lexicon.Singular(w)).Known() || verb != nil)
}

// isKey reports whether the text is the key of a kind or of a channel.
func isKey(text string) bool {
	key, _ := lexicon.Kind(strings.ReplaceAll(text, "-", " "))
	return key == text || slices.ContainsFunc(lexicon.Default().Channels(), func(c lexicon.Channel) bool { return c.Key == text })
}

// isKeyword reports whether the words are keywords of the language.
func isKeyword(list []string) bool {
	return !slices.ContainsFunc(list, func(w string) bool { _, ok := keywords.Lookup(w); return !ok })
}

// allowances are words that do not classify sentences.
var allowances = []struct {
	file   string
	texts  []string
	reason string
}{
	{"compiler/internal/bind/declare.go", []string{"right", "down", "compact", "timeline", "width", "auto", "none"}, "keys and values of settings"},
	{"compiler/diff/compare.go", []string{"same", "added", "removed", "moved", "changed"}, "names of values"},
	{"compiler/diff/figures.go", []string{
		"interactions",
		"count", "hours", "share", "index", "amount", "same", "better", "worse", "different", "handoffs", "ping-pongs", "waiting", "work", "success",
		"steps", "decisions", "channels", "systems", "pains",
	}, "names of values"},
	{"compiler/diff/match.go", []string{"fork"}, "a mark of ours"},
	{"compiler/config/config.go", []string{"off"}, "a severity"},
	{"compiler/internal/fix/changes.go", []string{"to", "from", "with", "via", "by", "at"}, "properties of a node in JSON"},
	{"compiler/model/model.go", []string{"to", "from", "with", "via", "by", "at", "back"}, "names of clauses and of edges"},
	{"compiler/model/picture.go", []string{"no"}, "a value of settings"},
	{"compiler/rules/rules.go", []string{"syntax", "names", "ownership", "lanes", "flow", "findings about the service"}, "titles of families"},
	{"compiler/internal/sentence/mark.go", []string{"go", "moment", "on"}, "first words of keywords"},
	{"internal/chart/chart.go", []string{"down"}, "a value of a setting"},
	{"interop/internal/csv/csv.go", []string{"to", "from", "with", "via", "by", "at", "next"}, "titles of columns"},
	{"lang/parser/conditions.go", []string{"go", "back"}, "a keyword, and its other form: go back to"},
	{"lang/parser/diagnostics.go", []string{"used"}, "a keyword"},
	{"lang/parser/forms.go", []string{"decide"}, "a keyword after several: rep and customer decide"},
	{"lang/parser/forms.go", []string{"digraph strict", "graph", "flowchart", "digraph", "strict", "timeline", "section"}, "other languages for diagrams"},
	{"lang/parser/grammar.go", []string{
		"label", "words", "text", "string", "share", "value", "clause", "sentence", "declaration", "decision", "mood", "wait",
	}, "names of the grammar's parts"},
	{"lang/parser/typos.go", []string{"decision", "on", "failure", "block", "loop"}, "keywords, and what closes a block elsewhere"},
	{"lang/parser/values.go", []string{
		"sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "hr", "hour", "hours", "day", "days", "week", "weeks", "mo", "month", "months",
		"working", "business",
	}, "units of time, which belong to the language"},
	{"lang/parser/values.go", []string{
		"black", "silver", "gray", "grey", "white", "maroon", "red", "purple", "magenta", "green", "lime", "olive", "yellow", "orange", "navy", "blue", "teal",
		"aqua", "cyan",
	}, "colours, which belong to the language"},
	{"lang/parser/values.go", []string{"http", "https"}, "schemes of addresses"},
	{"render/internal/compose/legend.go", []string{"then"}, "a text of the legend"},
	{"render/internal/text/language.go", []string{"he", "my", "am"}, "codes of languages"},
	{"render/theme/fields.go", []string{"about"}, "a key of theme files"},
}

func allowed(file, text string, seen map[string]bool) bool {
	for _, a := range allowances {
		if a.file == file && slices.Contains(a.texts, text) {
			seen[file+" "+text] = true
			return true
		}
	}
	return false
}

// The test itself finds what it should.
func TestFindsWords(t *testing.T) {
	const code = `package p

func f(w string) bool {
	switch w {
	case "because":
		return w == "sends" || strings.HasPrefix(w, "the ") || lists["off"]
	}
	return slices.Contains([]string{"customers", "J207", "phone"}, w) && w != "%d steps"
}

var m = map[string]int{"him": 1}
`
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", code, 0)
	if err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string][]string{
		"compiler/internal/sentence": {"because", "sends", "the ", "customers", "him"},
		"render":                     {"because", "the ", "him"},
	} {
		var got []string
		for _, l := range classifying(file) {
			if banned(dir+"/p.go", l.text) {
				got = append(got, l.text)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", dir, got, want)
		}
	}
}
