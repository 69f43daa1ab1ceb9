package parser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

func TestCorpus(t *testing.T) {
	golden.Corpus{Dir: "testdata", Input: ".journey", Outputs: []string{".tree", ".diags"}}.Run(t,
		func(t *testing.T, path, text string) []string {
			f := source.New(filepath.Base(path), text)
			tree, diags := Parse(context.Background(), f, Options{})
			checkSpans(t, tree, diags)
			// The grammar accepts only the canonical forms of keywords.
			if good, grammar := !strings.Contains(path, "/faults/"), strings.Contains(path, "/good/"); good != (len(diags) == 0) {
				t.Errorf("%d faults", len(diags))
			} else if grammar {
				checkGrammar(t, text)
			}
			return []string{dump(t, tree), list(f, diags)}
		})
}

// The productions of blocks, which Parse replaces with a stack, agree with it
// on whole files.
func checkGrammar(t *testing.T, text string) {
	t.Helper()
	if _, err := grammar.ParseString("", text); err != nil {
		t.Errorf("the whole grammar does not take what Parse takes: %v", err)
	}
}

func TestGeneratedJourneysParse(t *testing.T) {
	for seed := range trials.Count[uint64](200) {
		text := gen.Random(seed, 40)
		tree, diags := Parse(context.Background(), source.New("random", text), Options{})
		checkSpans(t, tree, diags)
		if len(diags) > 0 {
			t.Fatalf("seed %d: %s\n%s", seed, list(tree.Source, diags), text)
		}
		checkGrammar(t, text)
	}
}

// A bad line affects only itself: all other statements stay.
func TestFaultsStayInTheirLine(t *testing.T) {
	const good = "rep is a rep\nphase One\nrep calls customer\nrep decides \"x\"\nwhen yes\nrep writes customer\nend\nsucceed\n"
	for _, bad := range []string{
		"rep sends \"x", "set", "goto", "x is a", "phasee X", "rep", "takes ages", "end: rep calls customer",
		"link javascript:x", "rep \x00 calls customer", "a: note b", "moment of truth now", "note y", "end",
	} {
		lines := strings.SplitAfter(good, "\n")
		text := lines[0] + bad + "\n" + strings.Join(lines[1:], "")
		tree, diags := Parse(context.Background(), source.New("bad", text), Options{})
		if len(diags) != 1 {
			t.Errorf("%q: %d faults instead of one:\n%s", bad, len(diags), list(tree.Source, diags))
			continue
		}
		if at := tree.Source.Position(diags[0].Span.Start); at.Line != 2 {
			t.Errorf("%q: the fault is told in line %d", bad, at.Line)
		}
		want, _ := Parse(context.Background(), source.New("good", good), Options{})
		var rest []ast.Stmt
		for _, s := range tree.Stmts {
			if tree.Source.LineAt(s.Span().Start) != 2 {
				rest = append(rest, s)
			}
		}
		if got, want := dump(t, &ast.File{Source: tree.Source, Stmts: rest}), dump(t, want); got != want {
			t.Errorf("%q: the other lines became\n%sinstead of\n%s", bad, got, want)
		}
	}
}

// A fix resolves its error.
func TestFixes(t *testing.T) {
	for _, text := range []string{
		"togther\nrep calls customer\nend\n", "goto x\n", "note desk is a team\n", "repeat 3\nrep calls customer\nend\n",
		"together\nrep calls customer\nend together\n", "rep calls customer\nmoment of thruth\n",
		"rep decide \"x\"\nwhen yes\nrep calls customer\nend\n", "suceed\n",
		"// rep decides what to do\n", "//rep calls customer\n", "%% rep is a rep\n", "/* when yes */\n", "/**/\n", "<!-- phase One -->\n", "--\n",
		"rep calls customer\nakes 5m\n", "rep calls customer\n  eels happy\n", "together\nrep calls customer\nend end\n",
		"rep a rep \"Agent\"\nrep calls customer\n", "rep is is a rep\nrep calls customer\n", "rep calls customer\ntakes takes 5m\n", "rep calls customer\nfeels feels happy\n",
		"rep decides decides \"x\"\nwhen yes\nrep calls customer\nend\n", "rep decides \"x\"\nwhen when yes\nrep calls customer\nend\n",
		"rep calls customer\nfailure \"nobody there\"\nend\n", "together\nrep calls customer\nen\n",
		"rep calls customer\non failure (30%) nobody there\nend\n", "rep decides \"x\"\nwhen (90%) \"all is well\"\nrep calls customer\nend\n",
	} {
		f := source.New("fix", text)
		_, diags := Parse(context.Background(), f, Options{})
		if len(diags) != 1 || len(diags[0].Fixes) == 0 {
			t.Errorf("%q: wanted one fault with a fix:\n%s", text, list(f, diags))
			continue
		}
		mended := text
		for _, e := range slices.Backward(diags[0].Fixes[0].Edits) {
			mended = mended[:e.Span.Start] + e.New + mended[e.Span.End:]
		}
		fixed := source.New("fix", mended)
		if _, diags := Parse(context.Background(), fixed, Options{}); len(diags) > 0 {
			t.Errorf("%q is still wrong:\n%s", fixed.Text(), list(fixed, diags))
		}
	}
}

func TestEBNFNamesEveryToken(t *testing.T) {
	ebnf := EBNF()
	for name := range (definition{}).Symbols() {
		name = "<" + strings.ToLower(name) + ">"
		if name == "<eof>" || name == "<keyword>" {
			continue
		}
		if strings.Count(ebnf, name) < 2 {
			t.Errorf("%s is not both used and explained", name)
		}
	}
}

func dump(t *testing.T, f *ast.File) string {
	t.Helper()
	var b strings.Builder
	if err := ast.Dump(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// list formats diagnostics, one per line with its help on the next.
func list(f *source.File, diags diag.List) string {
	var b strings.Builder
	for _, d := range diags {
		p := f.Position(d.Span.Start)
		fmt.Fprintf(&b, "%d:%d %s %q: %s\n", p.Line, p.Column, d.Code, f.Slice(d.Span), d.Message)
		if d.Help != "" {
			fmt.Fprintf(&b, "    %s\n", d.Help)
		}
		for _, fix := range d.Fixes {
			for _, e := range fix.Edits {
				fmt.Fprintf(&b, "    fix: %q → %q\n", f.Slice(e.Span), e.New)
			}
		}
	}
	return b.String()
}

// A file in another notation is reported once, at its first line; a journey
// that begins with a word of such a notation is a journey.
func TestOtherNotationsAreToldOnce(t *testing.T) {
	diagrams := map[string]string{
		"sequenceDiagram\n  Alice->>John: Hello\n  John-->>Alice: Great\n":      "Mermaid",
		"%% a comment\n\nflowchart LR\n  A --> B\n":                             "Mermaid",
		"---\ntitle: Order\n---\njourney\n  section Buy\n    Pay: 5: Me\n":      "Mermaid",
		"```mermaid\ngraph TD\nA-->B\n```\n":                                    "Mermaid",
		"\ufeff@startuml\nAlice -> Bob: Hi\n@enduml\n":                          "PlantUML",
		"strict digraph {\n a -> b\n}\n":                                        "Graphviz",
		"<?xml version=\"1.0\"?>\n<bpmn:definitions>\n</bpmn:definitions>\n":    "BPMN",
		"rep is a rep\nrep checks file\n":                                       "",
		"graph checks file\n":                                                   "",
		"timeline is a system\nrep is a rep\nrep checks file via timeline\n":    "",
		"# flowchart\nstrict is a rep\nstrict manager is a rep\n":               "",
		"journey Lost card\nsection two is a team\nsection two writes letter\n": "",
	}
	for ext, name := range map[string]string{".mmd": "Mermaid", ".puml": "PlantUML", ".dot": "Graphviz"} {
		exports, err := filepath.Glob("../../interop/testdata/*" + ext)
		if err != nil || len(exports) == 0 {
			t.Fatalf("no exports *%s: %v", ext, err)
		}
		for _, path := range exports {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			diagrams[string(text)] = name
		}
	}
	for text, name := range diagrams {
		f := source.New("pasted", text)
		_, diags := Parse(context.Background(), f, Options{})
		switch told := list(f, diags); {
		case name == "" && len(diags) > 0:
			t.Errorf("%q is a journey:\n%s", text, told)
		case name != "" && (len(diags) != 1 || !strings.Contains(told, "this is a "+name+" diagram")):
			t.Errorf("%.60q should be told once as %s:\n%.300s", text, name, told)
		}
	}
}
