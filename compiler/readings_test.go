package compiler_test

import (
	"encoding/csv"
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
)

var readings = flag.String("readings", "testdata/readings.tsv", "table of labelled sentences to read")

// verdict is the result for a labelled sentence.
type verdict int

const (
	right  verdict = iota // read as meant, or refused as it should be
	asked                 // misread, but a message at the sentence says that something is unclear
	silent                // misread without a message
)

// tally counts verdicts.
type tally [3]int

func (c tally) total() int { return c[right] + c[asked] + c[silent] }

func (c tally) share(v verdict) float64 { return float64(c[v]) / float64(max(1, c.total())) }

// TestReadings reads each labelled sentence as a file of its own: with its
// participants declared, and as a sketch. It checks how many are read as they
// were meant, and how many are misread silently.
func TestReadings(t *testing.T) {
	file, err := os.Open(*readings)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = '\t', true, -1
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var declared, sketch tally
	owners, ownerless := 0, 0
	for _, row := range rows[1:] {
		l := label(rows[0], row)
		v, got := l.judge(l["declarations"], l["meaning_differs"])
		declared[v]++
		if v != right {
			t.Logf("declared %-6s %s: %s", [...]string{"", "asked", "SILENT"}[v], l["id"], got)
		}
		if l["as_sketch"] == "-" {
			continue // not labelled as a sketch
		}
		s, got := l.judge("", l["meaning_differs"]+";"+l["as_sketch"])
		sketch[s]++
		if s != right {
			t.Logf("sketch   %-6s %s: %s", [...]string{"", "asked", "SILENT"}[s], l["id"], got)
		}
		if l["source_kind"] == "Ownerless" {
			if owners++; s != right && !strings.Contains(got, "error") {
				ownerless++
			}
		}
	}
	t.Logf("declared: %d sentences, %.1f%% right, %.1f%% asked, %.1f%% silent",
		declared.total(), 100*declared.share(right), 100*declared.share(asked), 100*declared.share(silent))
	t.Logf("sketches: %d sentences, %.1f%% right, %.1f%% asked, %.1f%% silent",
		sketch.total(), 100*sketch.share(right), 100*sketch.share(asked), 100*sketch.share(silent))
	t.Logf("sketches: %d of %d names of tasks without an owner accepted", ownerless, owners)
	if declared.share(right) < 0.96 || declared.share(silent) > 0.01 {
		t.Errorf("with declarations at least 96%% should be right and at most 1%% misread without a word")
	}
	if sketch.share(right) < 0.90 || 20*ownerless > owners {
		t.Errorf("as sketches at least 90%% should be right, and at most 5%% of the names of tasks accepted")
	}
}

// TestReadingMutants reads sentences of other languages with words moved, left
// out and doubled. This moves verbs and cuts clauses, and no position may leave
// its line.
func TestReadingMutants(t *testing.T) {
	text, err := os.ReadFile("testdata/readings.tsv")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for row := range strings.Lines(string(text)) {
		cells := strings.Split(row, "\t")
		if cells[2] == "en" || cells[2] == "lang" {
			continue
		}
		for range 12 {
			list := strings.Fields(cells[4])
			for range 1 + random.IntN(3) {
				i, j := random.IntN(len(list)), random.IntN(len(list))
				switch random.IntN(3) {
				case 0:
					list[i], list[j] = list[j], list[i]
				case 1:
					list = slices.Insert(list, i, list[j])
				case 2:
					list = slices.Delete(list, i, min(i+1, len(list)-1))
				}
			}
			head := strings.ReplaceAll(cells[3], "; ", "\n") + "\n"
			line := head + strings.Join(list, " ") + "\n"
			for _, text := range []string{line, line[len(head):]} {
				result := compiled.Text("reading.journey", text)
				for _, n := range result.Journey.Nodes {
					for _, m := range n.Mentions {
						if m.At.Start < n.Origin.Span.Start || m.At.End > n.Origin.Span.End || m.At.Len() <= 0 {
							t.Errorf("%q: a mention stands at %v", text, m.At)
						}
					}
				}
				for _, d := range result.Diagnostics {
					if d.Span.Start < 0 || d.Span.End > len(text) || d.Span.Len() < 0 {
						t.Errorf("%q: %s stands at %v", text, d.Code, d.Span)
					}
				}
			}
		}
	}
}

// reading is what a sentence should mean: the columns of the table.
type reading map[string]string

func label(head, row []string) reading {
	l := reading{}
	for i, name := range head {
		if i < len(row) {
			l[name] = strings.TrimSpace(row[i])
		}
	}
	return l
}

// meant returns the expected value of the table's column, or the one that
// replaces it, as in "to=guest; by=none".
func (l reading) meant(column, key, instead string) string {
	meant := l[column]
	for part := range strings.SplitSeq(instead, ";") {
		if k, value, _ := strings.Cut(strings.TrimSpace(part), "="); k == key {
			meant = strings.TrimSuffix(value, "none")
		}
	}
	return meant
}

// judge compiles the sentence after the declarations, and compares it with the
// table and the replacements: a sketch cannot know a place, for example.
func (l reading) judge(declarations, instead string) (v verdict, got string) {
	head := ""
	for d := range strings.SplitSeq(declarations, ";") {
		if d = strings.TrimSpace(d); d != "" {
			head += d + "\n"
		}
	}
	result := compiled.Text("reading.journey", head+l["sentence"]+"\n")
	var said []string
	refused := false
	var here diag.List
	for _, d := range result.Diagnostics {
		if d.Span.Start < len(head) || d.Severity == diag.Info {
			continue
		}
		here = append(here, d)
		refused = refused || d.Severity == diag.Error
		said = append(said, d.Severity.String()+" "+string(d.Code)+": "+d.Message)
	}
	has := func(code string, least diag.Severity) bool {
		return slices.ContainsFunc(here, func(d diag.Diagnostic) bool {
			return (code == "*" || string(d.Code) == code) && d.Severity <= least
		})
	}
	failed := func(what string) (verdict, string) {
		got := what + " | " + l["sentence"] + " | " + strings.Join(said, "; ")
		if len(here) > 0 {
			return asked, got
		}
		return silent, got
	}

	errors, warnings := "", ""
	for code := range strings.FieldsSeq(l["exp_codes"]) {
		if c, ok := strings.CutPrefix(code, "!"); ok {
			errors = c
		} else if c, ok := strings.CutPrefix(code, "~"); ok {
			warnings = c
		}
	}
	for part := range strings.SplitSeq(instead, ";") {
		switch k, value, _ := strings.Cut(strings.TrimSpace(part), "="); k {
		case "err":
			errors = strings.TrimSuffix(value, "none")
		case "warn":
			warnings = strings.TrimSuffix(value, "none")
		}
	}
	owner := l.meant("exp_owner", "owner", instead)
	if errors != "" || owner == "" {
		if refused {
			return right, ""
		}
		return failed("should be refused")
	}
	if refused {
		return failed("refused")
	}
	if warnings != "" && !has(warnings, diag.Warning) {
		return failed("no " + warnings)
	}
	var n *model.Node
	for _, node := range result.Journey.Nodes {
		if node.Kind == model.StepNode {
			n = node
		}
	}
	if n == nil {
		return failed("no step")
	}
	name := func(list ...*model.Participant) string {
		var all []string
		for _, p := range list {
			if p != nil {
				all = append(all, strings.ToLower(p.Name))
			}
		}
		slices.Sort(all)
		return strings.Join(all, ", ")
	}
	var channels, places []string
	for _, c := range n.Channels {
		name := c.Label
		if slices.ContainsFunc(lexicon.Default().Channels(), func(builtin lexicon.Channel) bool { return builtin.Key == c.ID }) {
			name = c.ID
		}
		channels = append(channels, strings.ToLower(name))
	}
	for _, p := range n.Places {
		places = append(places, strings.ToLower(p.Label))
	}
	slices.Sort(channels)
	slices.Sort(places)
	for _, c := range []struct{ what, want, got string }{
		{"owner", owner, name(n.Owner)},
		{"to", l.meant("exp_receivers", "to", instead), name(n.Receivers...)},
		{"from", l.meant("exp_giver", "from", instead), name(n.Givers...)},
		{"with", l.meant("exp_with", "with", instead), name(n.Partners...)},
		{"via", l.meant("exp_system", "via", instead), name(n.System(), n.Carrier)},
		{"by", l.meant("exp_channel", "by", instead), strings.Join(channels, ", ")},
		{"at", l.meant("exp_place", "at", instead), strings.Join(places, ", ")},
		{"premises", l.meant("exp_premises", "premises", instead), name(n.Premises)},
	} {
		want := strings.Split(strings.ToLower(c.want), ", ")
		slices.Sort(want)
		if declarations == "" && c.what == "by" && c.want == "in-person" {
			continue // nobody's premises are known
		}
		if list := strings.Join(want, ", "); list != strings.ToLower(c.got) {
			return failed(c.what + " is " + c.got + " and not " + list)
		}
	}
	return right, ""
}
