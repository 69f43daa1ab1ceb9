package gen_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/source"
)

func TestFormattingKeepsExamples(t *testing.T) {
	for _, pattern := range []string{"../../examples/*.journey", "../../examples/*/*.journey"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			keeps(t, path, string(text))
		}
	}
}

func TestFormattingKeepsGeneratedTexts(t *testing.T) {
	texts := trials.Count(1000)
	var next, changed, faulty atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for {
				n := int(next.Add(1)) - 1
				if n >= texts || t.Failed() {
					return
				}
				kind, text := gen.Any(uint64(n))
				differs, faults := keeps(t, fmt.Sprintf("%s text of seed %d", kind, n), text)
				if differs {
					changed.Add(1)
				}
				if faults {
					faulty.Add(1)
				}
			}
		})
	}
	workers.Wait()
	if t.Failed() {
		return
	}
	t.Logf("%d texts formatted: %d changed, %d with findings; all keep tree, model, comments and codes, and format to themselves", texts, changed.Load(), faulty.Load())
}

// keeps checks that formatting keeps the tree, the model, the comments and the
// codes of the text, and that a second run changes nothing.
func keeps(t *testing.T, name, text string) (changed, faulty bool) {
	t.Helper()
	formatted, _ := format.Source(source.New("test", text), format.Options{})
	again, _ := format.Source(source.New("test", formatted), format.Options{})
	was, is := meaning(t, text), meaning(t, formatted)
	switch {
	case again != formatted:
		t.Errorf("%s: a second run changes the text\nfrom %q\nto   %q\nto   %q", name, text, formatted, again)
	case was != is:
		t.Errorf("%s: formatting changes the meaning\nfrom %q\nto   %q\n%s", name, text, formatted, difference(was, is))
	}
	return formatted != text, strings.Contains(was, "\nJ")
}

// meaning returns everything that formatting keeps, as text: the tree with its
// comments, the model without positions, and the codes.
func meaning(t *testing.T, text string) string {
	t.Helper()
	r := compiled.Text("test", source.FoldLineEnds(text))
	var b strings.Builder
	comments := r.Tree.Comments
	r.Tree.Comments = nil
	ast.Dump(&b, r.Tree) // a builder takes everything
	tree := kind.ReplaceAllStringFunc(b.String(), strings.ToLower)
	b.Reset()
	b.WriteString(tree)
	for _, c := range comments {
		b.WriteString(c.Text + "\n")
	}
	var codes []string
	for _, d := range r.Diagnostics {
		codes = append(codes, string(d.Code)+" "+d.Severity.String())
	}
	slices.Sort(codes)
	b.WriteString("\n" + strings.Join(codes, "\n") + "\n")
	data, err := json.Marshal(r.Journey)
	if err != nil {
		t.Error(err)
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		t.Error(err)
	}
	withoutPlaces(value)
	data, err = json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Error(err)
	}
	b.Write(data)
	return b.String()
}

// kind matches the kind on the line of a declaration, which is a keyword.
var kind = regexp.MustCompile(`(?m)^ *declare .*? is \[[^\]]*\]`)

func withoutPlaces(value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, place := range []string{"line", "start", "end"} {
			delete(value, place)
		}
		delete(value, "file")
		for _, v := range value {
			withoutPlaces(v)
		}
	case []any:
		for _, v := range value {
			withoutPlaces(v)
		}
	}
}

func difference(was, is string) string {
	return string(diff.Diff("was", []byte(was), "is", []byte(is)))
}
