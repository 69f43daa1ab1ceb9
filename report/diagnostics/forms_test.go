package diagnostics_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/diagnostics"
)

var tool = diagnostics.Tool{
	Version: "v1.2.3",
	Home:    "https://example.org/journey",
	RuleURL: func(c diag.Code) string { return "https://example.org/rules/" + string(c) + ".md" },
	Rules: []diagnostics.Rule{
		{Code: diag.Passive, Severity: diag.Error, Summary: "nobody owns it", Why: "Nobody owns it. So nobody does it.", Text: "J201 {passive}", Markdown: "# J201"},
		{Code: diag.PingPong, Severity: diag.Warning, Why: "It costs days."},
	},
}

// schema returns the JSON schema in the file, with formats such as URIs
// asserted.
func schema(t testing.TB, path string) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(path, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t testing.TB, s *jsonschema.Schema, data []byte) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(doc); err != nil {
		t.Errorf("%v\n%s", err, data)
	}
}

func written(t testing.TB, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sarif(t testing.TB, list diag.List) []byte {
	return written(t, func(w io.Writer) error { return diagnostics.SARIF(w, list, tool) })
}

func gitlab(t testing.TB, list diag.List) []byte {
	return written(t, func(w io.Writer) error { return diagnostics.GitLab(w, list) })
}

const sarifSchema = "testdata/sarif/sarif-schema-2.1.0.json"

// sample returns one of everything: a fix, related positions in another file,
// wide characters before the position, a finding.
func sample() diag.List {
	f := source.New("my journeys/ÄÖ #1.journey", "x\r\n𝒳 receives <b>\r\nx waits\r\n")
	other := source.New("team.journey", "rep is a rep\n")
	d := at(f, diag.Passive, "receives", "nobody owns \"{0} [b](https://x.org)\"")
	d.Help = "write who sends it:\nrep sends b"
	d.Related = []diag.Related{{File: other, Span: find(other, "rep"), Message: "declared here"}}
	d.Offer(diag.Fix{Title: "turn it round", Edits: []diag.Edit{
		{Span: d.Span, New: "sends {it}"},
		{Span: find(f, " waits")},
	}})
	d.Offer(diag.Replace("write {x}", d.Span, "owns").AsSafe(diag.Wording))
	return diag.List{d, at(f, diag.PingPong, "x waits", "to and fro"), at(f, diag.Sketch, "x", "a sketch")}
}

func TestSARIF(t *testing.T) {
	data := sarif(t, sample())
	validate(t, schema(t, sarifSchema), data)

	golden.Compare(t, "testdata/sarif/sample.sarif", string(data))
}

func TestSARIFOfNothing(t *testing.T) {
	validate(t, schema(t, sarifSchema), sarif(t, nil))
	validate(t, schema(t, sarifSchema), written(t, func(w io.Writer) error { return diagnostics.SARIF(w, nil, diagnostics.Tool{}) }))
}

func TestGitLab(t *testing.T) {
	golden.Compare(t, "testdata/gitlab.json", string(gitlab(t, sample())))
	if got := string(gitlab(t, nil)); got != "[]\n" {
		t.Errorf("a report of nothing is %q", got)
	}
}

// sarifPrints returns the fingerprints in a SARIF log.
func sarifPrints(t *testing.T, list diag.List) (all []string) {
	var log struct {
		Runs []struct {
			Results []struct{ PartialFingerprints map[string]string }
		}
	}
	if err := json.Unmarshal(sarif(t, list), &log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Results {
		for _, v := range r.PartialFingerprints {
			all = append(all, v)
		}
	}
	return all
}

// gitlabPrints returns the fingerprints in a GitLab Code Quality report.
func gitlabPrints(t *testing.T, list diag.List) (all []string) {
	var issues []struct{ Fingerprint string }
	if err := json.Unmarshal(gitlab(t, list), &issues); err != nil {
		t.Fatal(err)
	}
	for _, i := range issues {
		all = append(all, i.Fingerprint)
	}
	return all
}

// A position that moves with its sentence keeps its fingerprint; two equal
// sentences have different ones.
func TestFingerprints(t *testing.T) {
	for name, of := range map[string]func(*testing.T, diag.List) []string{"sarif": sarifPrints, "gitlab": gitlabPrints} {
		t.Run(name, func(t *testing.T) { testFingerprints(t, of) })
	}
}

func testFingerprints(t *testing.T, of func(*testing.T, diag.List) []string) {
	prints := func(text string) []string {
		f := source.New("a.journey", text)
		var list diag.List
		for off := 0; ; {
			i := strings.Index(text[off:], "receives")
			if i < 0 {
				break
			}
			list = append(list, diag.New(diag.Passive, f, source.Span{Start: off + i, End: off + i + 8}, "m"))
			off += i + 8
		}
		return of(t, list)
	}
	one := prints("Ann receives SMS\n")
	moved := prints("\n# a comment\n  Ann   receives SMS\n")
	twice := prints("Ann receives SMS\nAnn receives SMS\n")
	other := prints("Ann receives a letter\n")
	if one[0] != moved[0] {
		t.Error("a sentence that moved has another fingerprint")
	}
	if twice[0] != one[0] || twice[1] == one[0] {
		t.Error("the second of two equal sentences needs a fingerprint of its own")
	}
	if other[0] == one[0] {
		t.Error("another sentence has the same fingerprint")
	}
}

func TestSARIFPaths(t *testing.T) {
	for path, want := range map[string]string{
		"a.journey":             "a.journey",
		"my dir/a b.journey":    "my%20dir/a%20b.journey",
		"../ü.journey":          "../%C3%BC.journey",
		"a:b.journey":           "./a:b.journey",
		"50%#?.journey":         "50%25%23%3F.journey",
		"/srv/x y.journey":      "file:///srv/x%20y.journey",
		"C:/Users/me/a.journey": "file:///C:/Users/me/a.journey",
		"//srv/a.journey":       "file:///srv/a.journey",
		"-":                     "-",
	} {
		data := sarif(t, diag.List{diag.New(diag.Passive, source.New(path, "x"), source.Span{}, "m")})
		validate(t, schema(t, sarifSchema), data)
		if !strings.Contains(string(data), fmt.Sprintf("%q: %q", "uri", want)) {
			t.Errorf("%s: want %s in\n%s", path, want, data)
		}
	}
}

func TestGitHub(t *testing.T) {
	f := source.New("a,b:50%.journey", "x\n𝒳 receives\nrepeat\n  x\nend\n")
	d := at(f, diag.Passive, "receives", "nobody, 100%\n::warning::owns it")
	d.Help = "write it:\nrep sends"
	d.Related = []diag.Related{{File: f, Span: find(f, "x"), Message: "here"}}
	ping := at(f, diag.PingPong, "x", "to and fro")
	block := at(f, diag.UnbalancedBlock, "repeat\n  x\nend", "m")
	info := at(f, diag.Sketch, "x", "a sketch")
	got := string(written(t, func(w io.Writer) error {
		return diagnostics.GitHub(w, diag.List{ping, d, block, info}, 3)
	}))
	want := `::error file=a%2Cb%3A50%25.journey,line=2,col=4,endLine=2,endColumn=12,title=J201 passive::nobody, 100%25<U+000A>::warning::owns it%0Aa,b:50%25.journey:1: here%0Ahelp: write it: rep sends
::error file=a%2Cb%3A50%25.journey,line=3,endLine=5,title=J003 unbalanced-block::m
::notice file=a%2Cb%3A50%25.journey,line=1,col=1,endLine=1,endColumn=2,title=J103 sketch::a sketch
::warning file=a%2Cb%3A50%25.journey,line=1,col=1,endLine=1,endColumn=2,title=J501 ping-pong (finding)::to and fro
2 errors, 1 info in 3 files; 1 finding about the service
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestMarkdown(t *testing.T) {
	f := source.New("a.journey", "x\ny receives\n")
	warning := at(f, diag.NoChannel, "y", "how?")
	d := at(f, diag.Passive, "receives", "nobody owns \"<b> `|` @you #1\"")
	d.Help = "write it:\nrep sends"
	got := string(written(t, func(w io.Writer) error {
		return diagnostics.Markdown(w, diag.List{warning, at(f, diag.PingPong, "x", "to and fro"), d}, 3)
	}))
	want := "### journey check\n\n1 error, 1 warning in 3 files; 1 finding about the service\n\n" +
		"#### Problems\n\n| | where | what | what to write |\n| --- | --- | --- | --- |\n" +
		"| error J201 | `a.journey:2` | ``nobody owns \"<b> `\\|` @you #1\"`` | `write it: rep sends` |\n" +
		"| warning J302 | `a.journey:2` | `how?` |  |\n" +
		"\n#### Findings about the service\n\n| | where | what | what to write |\n| --- | --- | --- | --- |\n" +
		"| finding J501 | `a.journey:1` | `to and fro` |  |\n"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestMarkdownStaysShort(t *testing.T) {
	f := source.New(strings.Repeat("d/", 60)+"a.journey", strings.Repeat("x\n", 5000))
	var list diag.List
	for i := range 2000 {
		d := diag.New(diag.Passive, f, source.Span{Start: 2 * i, End: 2*i + 1}, strings.Repeat("long ", 500))
		d.Help = strings.Repeat("help ", 500)
		list = append(list, d)
	}
	data := written(t, func(w io.Writer) error { return diagnostics.Markdown(w, list, 1) })
	if len(data) > 65_536 {
		t.Errorf("%d bytes are too many for a comment", len(data))
	}
	if !bytes.Contains(data, []byte("… and 1950 more.")) {
		t.Error("the rows that are left out are not told")
	}
}

// FuzzForms checks that no author's text breaks out of a report: SARIF stays
// valid, an annotation stays on one line, and Markdown stays one row of one
// table with all author text in code.
func FuzzForms(f *testing.F) {
	for _, s := range []string{
		"Customer receives SMS", "`", "``|`|", `a\|b`, `\`, `\\|`, "| x | y |", "<script>", "@you #1 www.x.org https://x.org a@b.c",
		"](https://x.org)", "{0}", "::error::x", "%0A::set-output", "\r\n::x", "\x1b[2J", "\xff\x00", ":smile: $x$ **b** ~~s~~", "\u202e", " ` ", "\n\n# x",
	} {
		f.Add(s, 0, len(s))
	}
	s := schema(f, sarifSchema)
	f.Fuzz(func(t *testing.T, src string, start, end int) {
		start = max(0, min(start, len(src)))
		end = max(start, min(end, len(src)))
		file := source.New(src, src)
		d := diag.New(diag.Passive, file, source.Span{Start: start, End: end}, src)
		d.Help = src
		d.Related = []diag.Related{{File: file, Span: d.Span, Message: src}}
		d.Offer(diag.Fix{Title: src, Edits: []diag.Edit{{Span: d.Span, New: src}}})
		list := diag.List{d}

		validate(t, s, sarif(t, list))
		if issues := gitlab(t, list); !json.Valid(issues) {
			t.Errorf("no JSON: %s", issues)
		}

		lines := strings.Split(string(written(t, func(w io.Writer) error { return diagnostics.GitHub(w, list, 1) })), "\n")
		if len(lines) != 3 || !strings.HasPrefix(lines[0], "::error file=") || strings.ContainsAny(lines[0], "\r\x1b") {
			t.Errorf("no single annotation: %q", lines)
		} else if head, _, _ := strings.Cut(lines[0][2:], "::"); strings.Count(head, ",") != strings.Count(head, "=")-1 && !strings.Contains(src, "=") {
			t.Errorf("properties run together: %q", head)
		}

		checkMarkdown(t, written(t, func(w io.Writer) error { return diagnostics.Markdown(w, list, 1) }), src)
	})
}

func checkMarkdown(t *testing.T, data []byte, src string) {
	t.Helper()
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gtext.NewReader(data))
	rows, cells := 0, 0
	err := gast.Walk(doc, func(n gast.Node, entering bool) (gast.WalkStatus, error) {
		if !entering {
			return gast.WalkContinue, nil
		}
		switch n.(type) {
		case *xast.TableRow:
			rows++
		case *xast.TableCell:
			cells++
		case *gast.CodeSpan:
			return gast.WalkSkipChildren, nil
		case *gast.Document, *gast.Heading, *gast.Paragraph, *gast.Text, *xast.Table, *xast.TableHeader:
		default:
			t.Errorf("%s out of %q:\n%s", n.Kind(), src, data)
		}
		return gast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if rows != 1 || cells != 8 {
		t.Errorf("%d rows and %d cells out of %q:\n%s", rows, cells, src, data)
	}
}
