package diffreport_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/terminal"
	"github.com/journey-lang/journey/report/diffreport"
)

func read(text string) *model.Journey {
	return compiled.Text("test.journey", text).Journey
}

func of(before, after string) diffreport.Report {
	x, y := read(before), read(after)
	d, opt := diff.Compare(x, y, diff.Options{}), metrics.Options{Runs: -1}
	return diffreport.Report{Before: "old.journey", After: "new.journey", Diff: d, Figures: d.Figures(metrics.FiguresOf(context.Background(), x, opt), metrics.FiguresOf(context.Background(), y, opt))}
}

// reports compares random journeys with modified versions of them.
func reports(count int, each func(seed uint64, r diffreport.Report)) {
	for seed := range uint64(count) {
		text := gen.Random(seed, 40)
		for _, other := range []string{text, gen.Mess(seed, gen.Mutate(seed, text).Text), gen.Random(seed+1, 40), ""} {
			each(seed, of(text, other))
		}
	}
}

func TestJSONKeepsItsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schemas/diff.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	reports(40, func(seed uint64, r diffreport.Report) {
		data, err := r.JSON()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, data)
		}
		for _, c := range []string{"added", "removed", "moved", "changed"} {
			seen[c] = seen[c] || bytes.Contains(data, []byte(`"change": "`+c+`"`))
		}
	})
	if len(seen) != 4 || !seen["added"] || !seen["removed"] || !seen["moved"] || !seen["changed"] {
		t.Errorf("the schema is not put to the test: %v", seen)
	}
}

// No line is wider than the terminal, and nothing in it is a command for the
// terminal.
func TestTextFits(t *testing.T) {
	reports(40, func(seed uint64, r diffreport.Report) {
		for _, width := range []int{0, 44, 60, 120} {
			text := r.Text(diffreport.TextOptions{Width: width})
			room := map[int]int{0: 80, 120: 100}[width]
			if room == 0 {
				room = width
			}
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if terminal.Width(line) > room {
					t.Errorf("seed %d: %d columns, not %d: %q", seed, terminal.Width(line), room, line)
				}
				if strings.ContainsFunc(line, unicode.IsControl) || strings.HasSuffix(line, " ") {
					t.Errorf("seed %d: %q", seed, line)
				}
			}
		}
	})
}

// Colours change nothing but colours.
func TestColor(t *testing.T) {
	reports(10, func(seed uint64, r diffreport.Report) {
		text := r.Text(diffreport.TextOptions{Color: true})
		for _, s := range []terminal.Style{terminal.Bold, terminal.Dim, terminal.Red, terminal.Green, terminal.Yellow, terminal.Blue} {
			text = strings.ReplaceAll(text, "\x1b["+string(s)+"m", "")
		}
		if plain := r.Text(diffreport.TextOptions{}); strings.ReplaceAll(text, "\x1b[0m", "") != plain {
			t.Errorf("seed %d: with colours it is another text", seed)
		}
	})
}

const hostile = `customer is a customer "</style><script>alert(1)</script>"
rep is a rep "**Rep** | x"
phase "<img src=x onerror=alert(1)>"
rep sends "]]>&amp;<b>" to customer by email
  pain [x](javascript:alert(1)) | ` + "`code`" + `
  link https://example.com/?a=<b>&c
succeed "\u001b[31m"`

// An author's text is always just text.
func TestHostile(t *testing.T) {
	for _, r := range []diffreport.Report{of(hostile, ""), of("", hostile), of(hostile, strings.ReplaceAll(hostile, "sends", "shows"))} {
		page, err := r.HTML([]byte("<svg><style>.a{fill:red}</style></svg>"))
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script", "<img", "<b>", "<style>.a{fill:red}</style><script", "http-equiv=\"refresh"} {
			if bytes.Contains(page, []byte(bad)) {
				t.Errorf("the page holds %s", bad)
			}
		}
		_, body, _ := bytes.Cut(page, []byte("<body>"))
		body, _, _ = bytes.Cut(body, []byte("</body>"))
		dec := xml.NewDecoder(bytes.NewReader(append(append([]byte("<body>"), body...), "</body>"...)))
		dec.Entity = xml.HTMLEntity
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("the page is not well-formed: %v", err)
			}
		}
		md := string(r.Markdown())
		for _, bad := range []string{"<script", "<img", "[x](", "**Rep"} {
			if strings.Contains(md, bad) {
				t.Errorf("the Markdown holds %s\n%s", bad, md)
			}
		}
		if strings.Contains(r.Text(diffreport.TextOptions{}), "\x1b") {
			t.Error("the text holds an escape")
		}
	}
}

// A mark says what happened to a node, in both journeys if both contain it.
func TestMarks(t *testing.T) {
	reports(40, func(seed uint64, r diffreport.Report) {
		marks := r.Marks()
		counts := map[model.Fate][2]int{}
		for i, list := range marks {
			j := []*model.Journey{r.Diff.Before, r.Diff.After}[i]
			nodes := map[*model.Node]bool{}
			for _, n := range j.Nodes {
				nodes[n] = true
			}
			for _, m := range list {
				c := counts[m.Fate]
				c[i]++
				counts[m.Fate] = c
				if !nodes[m.Node] || m.Word == "" || m.Title == "" {
					t.Errorf("seed %d: %+v", seed, m)
				}
			}
		}
		if counts[model.Came][0] > 0 || counts[model.Went][1] > 0 || counts[model.Changed][0] != counts[model.Changed][1] || counts[model.Moved][0] != counts[model.Moved][1] {
			t.Errorf("seed %d: %v", seed, counts)
		}
	})
}

func TestSummary(t *testing.T) {
	const one = "customer is a customer\nrep is a rep\nrep calls customer by phone\n"
	for _, c := range []struct{ before, after, want string }{
		{one, one, "no differences"},
		{one, "goal Peace\n" + one, "no steps changed"},
		{one, one + "rep closes file\n", "1 added, 1 unchanged"},
		{one, "customer is a customer\nrep is a rep\nrep calls customer by video\n", "1 changed"},
	} {
		if got := of(c.before, c.after).Summary(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A change is calculated before anything is rounded: for 2 and 4 of 7 steps,
// 29% and 57% are shown, with 29 points between them; five more minutes are not
// a tenth of a day.
func TestChangesAreRoundedOnce(t *testing.T) {
	steps := func(on int) string {
		text := "rep is a rep\napp is a system used by rep\n"
		for i := range 7 {
			text += "rep files form " + string(rune('a'+i))
			if i < on {
				text += " via app"
			}
			text += "\n"
		}
		return text
	}
	got := of(steps(2), steps(4)).Text(diffreport.TextOptions{})
	if want := "  29%     57%   +29 points\n"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
	times := func(takes string) string {
		return "rep is a rep\nrep opens file\n  takes " + takes + "\nrep closes file\n  takes 10m\n  waits 3d\n"
	}
	got = of(times("10m"), times("15m")).Text(diffreport.TextOptions{})
	if want := "Lead time         3 days   3 days     +5 min  worse\n"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
	if strings.Contains(got, "Steps  ") {
		t.Errorf("what has stayed the same is told in\n%s", got)
	}
}

// A name that is too long for its column continues below, so that nobody has to
// guess what was counted.
func TestLongNames(t *testing.T) {
	const name = "Information technology operations and infrastructure"
	got := of("it is a team \""+name+"\"\nit files form\n  takes 5m", "it is a team \""+name+"\"\nit files form\n  takes 1h\nit signs form").Text(diffreport.TextOptions{Width: 72})
	if strings.Contains(got, "…") || !strings.Contains(got, "    and infrastructure: work\n") {
		t.Errorf("a name is cut off in\n%s", got)
	}
}
