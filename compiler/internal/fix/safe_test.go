package fix_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/internal/fix"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/diag"
)

// TestSafeFixesAreSafe applies each safe fix of all corpora and of generated
// texts separately. Apart from what the fix declares, the new text means the
// same as the old one, with all comments; the diagnostic is gone, and there is
// no new error.
func TestSafeFixesAreSafe(t *testing.T) {
	made := map[diag.Code]int{}
	all := corpora(t)
	for _, text := range all {
		safely(t, text, made)
	}
	for seed := range trials.Count[uint64](500) {
		_, other := gen.Any(seed)
		for _, text := range []string{
			gen.Mutate(seed, gen.Random(seed, 30)).Text,
			gen.Mutate(seed, all[seed%uint64(len(all))]).Text,
			other,
		} {
			safely(t, text, made)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	for _, code := range []diag.Code{
		diag.UnexpectedWord, diag.UnknownKeyword, diag.Incomplete, diag.Misplaced, diag.UnclosedString, diag.ReservedWord, diag.BadValue, diag.HiddenCharacter, diag.UnknownParticipant,
		diag.DeclaredTwice, diag.Sketch, diag.UnknownName, diag.UnknownSetting, diag.UnknownKind, diag.BadAllow, diag.Passive, diag.NegativeOrTime,
	} {
		if made[code] == 0 && !testing.Short() {
			t.Errorf("no safe fix of %s was made", code)
		}
	}
}

// corpora returns all journeys in this repository, with each sentence of the
// tables as a journey of its own.
func corpora(t *testing.T) []string {
	t.Helper()
	read := func(path string) string {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	files := func(pattern string) []string {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files %s: %v", pattern, err)
		}
		return paths
	}
	all := seeds(t)
	for _, pattern := range []string{"../../../examples/*.journey", "../../../lang/parser/testdata/*/*.journey", "../bind/testdata/flow/*.journey"} {
		for _, path := range files(pattern) {
			all = append(all, read(path))
		}
	}
	for _, path := range files("../../rules/testdata/*.txtar") {
		for _, f := range txtar.Parse([]byte(read(path))).Files {
			all = append(all, string(f.Data))
		}
	}
	for _, table := range [][2]string{{"../sentence/testdata/sentences.txt", read("../sentence/testdata/cast.journey")}, {"../sentence/testdata/sketches.txt", ""}} {
		for line := range strings.Lines(read(table[0])) {
			if !strings.HasPrefix(line, "  => ") {
				all = append(all, table[1]+line)
			}
		}
	}
	return append(all, "rep is a rep\nrep is  a rep\nrep closes case\n", "- when yes\n", "After 3 weeks rep calls customer\n")
}

// safely applies each safe fix of the text.
func safely(t *testing.T, text string, made map[diag.Code]int) {
	t.Helper()
	was := compiled.Text("x.journey", text)
	file := was.Source
	for _, d := range was.Fixable(nil) {
		made[d.Code]++
		f, _ := d.SafeFix()
		batch := diag.List{d}
		is := compiled.Text("x.journey", fix.Apply(file, batch))
		if !fix.Better(t.Context(), view(was), view(is), batch) {
			t.Errorf("%s %q in line %d: %s does harm: %s\n%q\nbecomes\n%q", d.Code, d.Message, file.LineAt(d.Span.Start), f.Title, why(t.Context(), view(was), view(is), batch), text, is.Tree.Source.Text())
		}
		for _, e := range f.Edits {
			if strings.ContainsAny(e.New, "…") {
				t.Errorf("%s writes a placeholder: %q", d.Code, e.New)
			}
		}
	}
}

// view returns what the rewrites are judged by.
func view(r *compiler.Result) fix.Compiled {
	return fix.Compiled{Tree: r.Tree, Journey: r.Journey, Diagnostics: r.Diagnostics}
}

// why returns what is worse.
func why(ctx context.Context, was, is fix.Compiled, batch diag.List) string {
	var all []string
	if !fix.Gone(was, is, batch) {
		all = append(all, "it is still there")
	}
	if !fix.SameComments(was.Tree.Comments, is.Tree.Comments, batch) {
		all = append(all, "a comment is lost")
	}
	if fix.Harms(ctx, was, is, batch) {
		all = append(all, "the model is another one")
	}
	return fmt.Sprintf("%s\nerrors %s, then %s", strings.Join(all, ", "), codes(was.Diagnostics), codes(is.Diagnostics))
}
