package subset_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/subset"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/modeltest"
	"github.com/journey-lang/journey/internal/trials"
)

func compile(text string) *model.Journey {
	return compiled.Text("test.journey", text).Journey
}

var corpus = golden.Corpus{Dir: "testdata", Input: ".journey", Outputs: []string{".flow"}}

// TestExcerpts makes the excerpts that the first lines of each file ask for,
// and compares their nodes and edges.
func TestExcerpts(t *testing.T) {
	corpus.Run(t, func(t *testing.T, path, text string) []string {
		j := compile(text)
		var out strings.Builder
		for line := range strings.Lines(text) {
			asked, ok := strings.CutPrefix(line, "# excerpt: ")
			if !ok {
				break
			}
			fmt.Fprintf(&out, "== %s", asked)
			part, err := subset.Of(j, options(strings.TrimSpace(asked)))
			if err != nil {
				fmt.Fprintf(&out, "%v\n", err)
				continue
			}
			if fault := modeltest.Broken(part); fault != "" {
				t.Error(fault)
			}
			describe(&out, part)
		}
		return []string{out.String()}
	})
}

// options reads "phase=A; lane=B; collapse; collapse=C".
func options(asked string) subset.Options {
	var opt subset.Options
	for part := range strings.SplitSeq(asked, "; ") {
		what, name, _ := strings.Cut(part, "=")
		switch {
		case what == "phase":
			opt.Phases = append(opt.Phases, name)
		case what == "lane":
			opt.Lanes = append(opt.Lanes, name)
		case name != "":
			opt.Collapse = append(opt.Collapse, name)
		default:
			opt.CollapseAll = true
		}
	}
	return opt
}

func describe(out *strings.Builder, j *model.Journey) {
	next := map[*model.Node][]*model.Edge{}
	for _, e := range j.Edges {
		next[e.From] = append(next[e.From], e)
	}
	for _, n := range j.Nodes {
		fmt.Fprintf(out, "%s %s", n.ID, n.Kind)
		if n.Owner != nil {
			fmt.Fprintf(out, " [%s]", n.Owner.Label)
		}
		fmt.Fprintf(out, " %s\n", n.Sentence+n.Text)
		for _, p := range n.Receivers {
			if n.Action == n.Sentence[len(n.Sentence)-min(len(n.Action), len(n.Sentence)):] {
				continue
			}
			fmt.Fprintf(out, "    to %s\n", p.Label)
		}
		for _, e := range next[n] {
			fmt.Fprintf(out, "    %s → %s", e.Kind, e.To.ID)
			if e.Text != "" {
				fmt.Fprintf(out, " %q", e.Text)
			}
			if n.Kind == model.DecisionNode {
				fmt.Fprintf(out, " %.0f%%", e.Share*100)
			}
			out.WriteByte('\n')
		}
	}
}

// every calls visit with each excerpt of a journey by a single name, and with
// its overview.
func every(j *model.Journey, visit func(opt subset.Options)) {
	for _, p := range j.Phases {
		visit(subset.Options{Phases: []string{p.Title}})
		visit(subset.Options{Collapse: []string{p.Title}})
	}
	for _, p := range j.Participants {
		visit(subset.Options{Lanes: []string{p.Name}})
		visit(subset.Options{Lanes: []string{p.Name}, CollapseAll: true})
	}
	if n := len(j.Phases); n > 1 {
		visit(subset.Options{Phases: []string{j.Phases[0].Title, j.Phases[n-1].Title}, Lanes: []string{j.Participants[0].Name}})
	}
	visit(subset.Options{CollapseAll: true})
}

// Excerpts are valid journeys, and do not change the original.
func TestExcerptsAreJourneys(t *testing.T) {
	check := func(name, text string) {
		j := compile(text)
		before, err := json.Marshal(j)
		if err != nil {
			t.Fatal(err)
		}
		every(j, func(opt subset.Options) {
			part, err := subset.Of(j, opt)
			if idle := (*subset.Error)(nil); errors.As(err, &idle) && idle.Idle {
				return
			}
			if err != nil {
				t.Errorf("%s %+v: %v", name, opt, err)
				return
			}
			whole := j
			if (opt.CollapseAll || opt.Collapse != nil) && opt.Lanes != nil {
				if whole, err = subset.Of(j, subset.Options{Phases: opt.Phases, Lanes: opt.Lanes}); err != nil {
					t.Fatal(err)
				}
			}
			if fault := modeltest.Broken(part) + loose(part, whole); fault != "" {
				t.Errorf("%s %+v: %s\n%s", name, opt, fault, text)
			}
			if _, err := json.Marshal(part); err != nil {
				t.Errorf("%s %+v: %v", name, opt, err)
			}
		})
		if after, _ := json.Marshal(j); string(after) != string(before) {
			t.Errorf("%s has changed", name)
		}
	}
	paths, err := filepath.Glob("../../examples/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		check(path, string(text))
	}
	for seed := range trials.Count[uint64](150) {
		check(fmt.Sprint("journey ", seed), gen.Random(seed, 40))
	}
}

// loose describes what an excerpt has lost: a node that nothing leads to or
// that leads nowhere although it did before, or a block with a missing node.
func loose(j, whole *model.Journey) string {
	there := map[*model.Node]bool{}
	out := map[*model.Node]bool{}
	for _, n := range j.Nodes {
		there[n] = true
	}
	for _, e := range j.Edges {
		out[e.From] = true
		if strings.HasSuffix(e.Text, " back") {
			out[e.To] = true // said on the way there
		}
		if e.Kind == model.Sequence && e.To == e.From {
			return e.From.ID + " leads to itself"
		}
	}
	for _, n := range j.Nodes {
		if !out[n] && n.Kind != model.OutcomeNode && n.Kind != model.EndNode && ending(whole, n) {
			return n.ID + " leads nowhere"
		}
	}
	var walk func(items []model.Item) string
	walk = func(items []model.Item) string {
		fault := ""
		need := func(nodes ...*model.Node) {
			for _, n := range nodes {
				if !there[n] {
					fault = fmt.Sprint("a block holds ", n, " which is not there")
				}
			}
		}
		for _, item := range items {
			switch item := item.(type) {
			case *model.Act:
				need(item.Node)
				for _, f := range item.Failures {
					fault += walk(f.Body)
				}
			case *model.Choice:
				need(item.Node)
				for _, w := range item.Branches {
					fault += walk(w.Body)
				}
			case *model.Parallel:
				need(item.Fork, item.Join)
				for _, b := range item.Branches {
					fault += walk(b)
				}
			case *model.Loop:
				need(item.Node)
				fault += walk(item.Body)
			case *model.GoTo:
				if item.Target != nil {
					need(item.Target)
				}
			}
		}
		return fault
	}
	return walk(j.Body)
}

// ending reports whether a node of an excerpt leads to an end in the whole
// journey. A box of an overview does if any node it may contain does.
func ending(whole *model.Journey, n *model.Node) bool {
	ends := map[*model.Node]bool{}
	for _, m := range whole.Nodes {
		ends[m] = m.Kind == model.OutcomeNode || m.Kind == model.EndNode
	}
	for more := true; more; {
		more = false
		for _, e := range whole.Edges {
			if ends[e.To] && !ends[e.From] {
				ends[e.From], more = true, true
			}
		}
	}
	isBox := !slices.ContainsFunc(whole.Nodes, func(m *model.Node) bool { return m.ID == n.ID })
	return slices.ContainsFunc(whole.Nodes, func(m *model.Node) bool {
		inside := isBox && (m.Kind == model.StepNode || m.Kind == model.DecisionNode) && m.Phase == n.Phase && m.Owner == n.Owner
		return ends[m] && (m.ID == n.ID || inside)
	})
}

func TestUnknownNames(t *testing.T) {
	j := compile("customer is a customer \"Card holder\"\nrep is a rep\ncourier is a third party\nphase Report\nrep calls customer\nphase \"Deliver\"\nrep visits customer\n")
	for _, test := range []struct {
		opt  subset.Options
		want string
	}{
		{subset.Options{Phases: []string{"Verify"}}, `unknown phase "Verify"; use one of Report, Deliver`},
		{subset.Options{Collapse: []string{"x"}}, `unknown phase "x"; use one of Report, Deliver`},
		{subset.Options{Lanes: []string{"nurse"}}, `unknown lane "nurse"; use one of Card holder, rep, courier`},
		{subset.Options{Lanes: []string{"courier"}}, `nothing happens in the lane "courier"`},
	} {
		_, err := subset.Of(j, test.opt)
		if known := (*subset.Error)(nil); !errors.As(err, &known) || err.Error() != test.want {
			t.Errorf("%+v: %v", test.opt, err)
		}
	}
	for _, opt := range []subset.Options{{Phases: []string{"REPORT"}}, {Lanes: []string{"card  holder"}}, {Lanes: []string{"Customer"}}} {
		if _, err := subset.Of(j, opt); err != nil {
			t.Errorf("%+v: %v", opt, err)
		}
	}
	if _, err := subset.Of(compile(""), subset.Options{CollapseAll: true}); err != nil {
		t.Error(err)
	}
}

func BenchmarkLane(b *testing.B) {
	for _, steps := range []int{100, 200, 400} {
		j := compile(gen.Journey(1, gen.Options{Steps: steps, Participants: 5, Handoff: 0.5, Decision: 0.2}))
		b.Run(fmt.Sprint("steps=", steps), func(b *testing.B) {
			for b.Loop() {
				if _, err := subset.Of(j, subset.Options{Lanes: []string{j.Participants[0].Name}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// An excerpt of a lane begins in the phase of its first step.
func TestLanesBeginInTheirFirstPhase(t *testing.T) {
	j := compile(`customer is a customer
rep is a rep
phase Ask
customer fills in form
phase Answer
rep reads form
rep calls customer by phone
`)
	part, err := subset.Of(j, subset.Options{Lanes: []string{"rep"}})
	if err != nil {
		t.Fatal(err)
	}
	if start := part.Nodes[0]; start.Phase == nil || start.Phase.Title != "Answer" {
		t.Errorf("it begins in %v", start.Phase)
	}
}

// Steps left out between two others are counted on the longest of several
// paths.
func TestWhatIsLeftOutIsCounted(t *testing.T) {
	j := compile(`customer is a customer
rep is a rep
boss is a rep
customer calls boss by phone
rep checks file
rep opens case
customer asks boss for help by phone
rep decides "Urgent?"
when yes
  rep finds form
  rep copies form
  rep files form
when no
  rep closes file
end
boss writes report
succeed Done
`)
	part, err := subset.Of(j, subset.Options{Lanes: []string{"boss"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range part.Edges {
		got = append(got, fmt.Sprintf("%s %d %s", e.From.Action, e.Omitted, e.To.Action))
	}
	want := []string{" 0 calls boss", "calls boss 2 asks boss for help", "asks boss for help 3 writes report", "writes report 0 "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
