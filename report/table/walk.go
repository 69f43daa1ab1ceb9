package table

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
)

// walk traverses a journey in the order of the text and drafts its rows.
type walk struct {
	rows      []draft
	numbers   map[*model.Node]int // of steps and decisions, from 1
	place     map[*model.Node]int // in the order of the nodes
	next      map[*model.Node][]*model.Edge
	done      map[*model.Node]bool
	phases    map[*model.Phase]bool // those whose own row is written
	present   map[*model.Participant]bool
	customers int

	last     *model.Node // the node of the previous row
	lastNext int         // the index of that row, which gets what follows; -1 for none
}

func newWalk(j *model.Journey) *walk {
	w := &walk{
		numbers: j.Numbers(), place: map[*model.Node]int{}, next: map[*model.Node][]*model.Edge{},
		done: map[*model.Node]bool{}, phases: map[*model.Phase]bool{}, present: map[*model.Participant]bool{}, lastNext: -1,
	}
	for i, n := range j.Nodes {
		w.place[n] = i
		if n.Kind == model.StepNode || n.Kind == model.DecisionNode {
			w.present[n.Owner] = true
			for _, p := range n.Everyone() {
				w.present[p] = true
			}
		}
	}
	for _, e := range j.Edges {
		if e.To != nil {
			w.next[e.From] = append(w.next[e.From], e)
		}
	}
	for _, p := range j.Participants {
		if p.Kind == model.Customer {
			w.customers++
		}
	}
	return w
}

// within adds the condition of a block to those around it.
func within(outer []string, condition string) []string {
	return append(outer[:len(outer):len(outer)], condition)
}

func (w *walk) items(items []model.Item, when []string) {
	for _, item := range items {
		w.item(item, when)
	}
}

func (w *walk) item(item model.Item, when []string) {
	switch item := item.(type) {
	case *model.Act:
		w.node(item.Node, when)
		for _, f := range item.Failures {
			condition := fmt.Sprintf("if %s fails", w.name(item.Node))
			if text := chart.Condition(f.Text, f.Share); text != "" {
				condition += ": " + text
			}
			w.items(f.Body, within(when, condition))
		}
	case *model.Choice:
		w.node(item.Node, when)
		given := make([]bool, len(item.Branches)) // whether the author gave the share
		for _, e := range w.next[item.Node] {
			if e.Given && e.Branch >= 0 {
				given[e.Branch] = true
			}
		}
		for i, b := range item.Branches {
			w.items(b.Body, within(when, fmt.Sprintf("if %s is %s", w.question(item.Node), condition(b, given[i]))))
		}
	case *model.Parallel:
		w.node(item.Fork, when)
		for i, b := range item.Branches {
			w.items(b, within(when, fmt.Sprintf("in parallel, branch %d of %d", i+1, len(item.Branches))))
		}
		w.node(item.Join, when)
	case *model.Loop:
		w.items(item.Body, within(when, "in a loop "+item.Node.Text))
		w.node(item.Node, when)
	}
}

// condition returns the text of a branch, with its share if the author gave
// one.
func condition(b model.Branch, given bool) string {
	text := b.Text
	if b.Implicit || text == "otherwise" {
		text = "anything else"
	}
	if given {
		return chart.WithShare(text, b.Share)
	}
	return chart.Clean(text)
}

// question returns how conditions refer to a decision.
func (w *walk) question(n *model.Node) string {
	if n.Text == "" {
		return w.name(n)
	}
	return fmt.Sprintf("%d “%s”", w.numbers[n], n.Text)
}

// name returns the number of a step or decision.
func (w *walk) name(n *model.Node) string { return strconv.Itoa(w.numbers[n]) }

// node writes the row of a node.
func (w *walk) node(n *model.Node, when []string) {
	w.phase(n.Phase)
	w.arrive(n)
	w.done[n] = true
	d := draft{cells: map[string]Cell{}}
	if n.Phase != nil {
		d.set(colPhase, n.Phase.Title)
	}
	d.set(colWhen, strings.Join(when, "; "))
	switch n.Kind {
	case model.StepNode:
		d.set(colStep, w.name(n))
		d.set(colWho, chart.Names(n.Owner))
		d.set(colWhat, n.Action)
		d.set(colWhom, others(n)...)
		d.set(colHow, how(n))
		d.set(colWhere, chart.At(n))
	case model.DecisionNode:
		d.set(colStep, w.name(n))
		if n.Fact {
			d.set(colWhat, n.Text)
			break
		}
		d.set(colWho, chart.Names(n.Owner))
		d.set(colWhat, strings.TrimSpace("decides: "+n.Text))
	case model.ForkNode:
		d.set(colStep, "together")
		d.set(colWhat, "in parallel from here on")
	case model.JoinNode:
		d.set(colStep, "together")
		d.set(colWhat, "all branches are done")
	case model.LoopNode:
		d.set(colStep, "repeat")
		d.set(colWhat, "repeats "+n.Text)
	case model.OutcomeNode:
		d.set(colStep, "end")
		word := "fails"
		if n.Success {
			word = "succeeds"
		}
		if n.Text != "" {
			word += ": " + n.Text
		}
		d.set(colWhat, word)
	default:
		d.set(colStep, "end")
		d.set(colWhat, strings.TrimSpace("the journey ends "+n.Text))
	}
	d.annotate(&n.Annotations, w.customers)
	w.rows = append(w.rows, d)
	w.last, w.lastNext = n, len(w.rows)-1
}

// phase writes the notes on a whole phase, once, before its first row.
func (w *walk) phase(p *model.Phase) {
	if p == nil || w.phases[p] {
		return
	}
	w.phases[p] = true
	d := draft{cells: map[string]Cell{}}
	d.annotate(&p.Annotations, w.customers)
	if len(d.cells) == 0 {
		return
	}
	d.set(colPhase, p.Title)
	d.set(colStep, "phase")
	d.set(colWhat, "the phase as a whole")
	w.rows = append(w.rows, d)
}

// others returns the others involved in a step.
func others(n *model.Node) []string {
	lines := []string{chart.To(n)}
	if from := chart.From(n); from != "" {
		lines = append(lines, "from "+from)
	}
	if with := chart.With(n); with != "" {
		lines = append(lines, "with "+with)
	}
	return lines
}

// how returns the channel and the means of a step.
func how(n *model.Node) string {
	by, via := chart.By(n), chart.Via(n)
	if via != "" {
		via = "via " + via
	}
	return strings.TrimSpace(by + " " + via)
}
