package wordlists

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/journey-lang/journey/lang/words"
)

// trees are the packages that may read sentences.
var trees = []string{"compiler", "render", "report", "lang/parser", "lang/format"}

// TestNoWordLists finds English words in Go code where they could sort the words
// of a sentence: what a text is compared with, cases, and lists and keys of maps.
// Texts of messages are none of these.
func TestNoWordLists(t *testing.T) {
	seen := map[string]bool{}
	for _, tree := range trees {
		root := filepath.Join("..", "..", filepath.FromSlash(tree))
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			name := strings.TrimPrefix(filepath.ToSlash(path), "../../")
			for _, l := range classifying(file) {
				if word := english(l.text); word != "" && !allowed(name, l.text, seen) {
					t.Errorf("%s:%d: %q is a word of English: put it into lang/words/words.txt and ask lang/words", name, files.Position(l.pos).Line, l.text)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range allowances {
		for _, w := range strings.Fields(a.words) {
			if !seen[a.file+" "+w] {
				t.Errorf("%s: %q is allowed and not there", a.file, w)
			}
		}
	}
}

// literal is a text in code and where it stands.
type literal struct {
	text string
	pos  token.Pos
}

// comparing are the functions whose arguments are compared with each other.
var comparing = map[string]bool{
	"strings.EqualFold": true, "strings.HasPrefix": true, "strings.Contains": true,
	"strings.CutPrefix": true, "strings.Index": true, "slices.Contains": true, "slices.Index": true,
}

// classifying are the texts by which code may sort words.
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

// english is the text when it is one English word in lower case, or the first of
// several; else "".
func english(text string) string {
	for _, w := range strings.Fields(text) {
		if !lowerCase.MatchString(w) || len(w) == 1 && w != "a" {
			return ""
		}
		_, isNumber := words.Number(w)
		verb, _ := words.Default().LookupVerb(w)
		if !words.LookupUses(w).Known() && verb == nil && !isNumber && !words.EndsName(w) && !words.IsPreposition(w) && !words.IsArticle(w) &&
			!words.IsPronoun(w) && !words.Asks(w) && !words.Default().IsAdverb(w) && !words.Default().IsNegative(w) {
			return ""
		}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return first
}

// allowances are words that say nothing of a sentence.
var allowances = []struct{ file, words, reason string }{}

func allowed(file, text string, seen map[string]bool) bool {
	for _, a := range allowances {
		if a.file != file && !(strings.HasSuffix(a.file, "/") && strings.HasPrefix(file, a.file)) {
			continue
		}
		for _, w := range strings.Fields(a.words) {
			if w == text {
				seen[a.file+" "+w] = true
				return true
			}
		}
	}
	return false
}
