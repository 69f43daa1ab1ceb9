package table

import (
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
	"github.com/journey-lang/journey/internal/quantity"
)

// arrive completes the previous row, now that the next one is known.
func (w *walk) arrive(follows *model.Node) {
	if w.last == nil {
		return
	}
	w.rows[w.lastNext].set(colNext, w.onward(w.last, follows)...)
}

// onward says how the flow continues from a node. It leaves out an edge to the
// node whose row follows.
func (w *walk) onward(n, follows *model.Node) []string {
	var lines []string
	for _, e := range w.next[n] {
		label := chart.EdgeLabel(e)
		switch {
		case e.Kind == model.Failed:
			lines = append(lines, prefixed("if it fails", label)+": "+w.target(e.To))
		case e.Kind == model.Back:
			lines = append(lines, "again from "+w.target(e.To))
		case n.Kind == model.DecisionNode:
			if label == "" {
				label = "otherwise"
			}
			lines = append(lines, label+": "+w.jumping(e)+w.target(e.To))
		case n.Kind == model.ForkNode:
			lines = append(lines, w.targetWithin(e.To, []*model.Node{n}))
		case e.To == follows && e.Kind != model.Jump:
		case n.Kind == model.LoopNode:
			lines = append(lines, "else "+w.jumping(e)+w.target(e.To))
		default:
			lines = append(lines, w.jumping(e)+w.target(e.To))
		}
	}
	return lines
}

func prefixed(prefix, text string) string {
	if text == "" {
		return prefix
	}
	return prefix + ", " + text
}

// jumping says that an edge leads back, or jumps ahead.
func (w *walk) jumping(e *model.Edge) string {
	switch {
	case e.Kind != model.Jump:
		return ""
	case w.place[e.To] <= w.place[e.From]:
		return "back to "
	}
	return "jumps to "
}

// target returns how a cell refers to a node: by its number, otherwise by what
// it is.
func (w *walk) target(n *model.Node) string { return w.targetWithin(n, nil) }

// targetWithin returns how a cell refers to a node in a list of where the
// branches of some forks lead. A branch may lead directly back to one of them.
func (w *walk) targetWithin(n *model.Node, forks []*model.Node) string {
	switch n.Kind {
	case model.StepNode, model.DecisionNode:
		return w.name(n)
	case model.ForkNode:
		if slices.Contains(forks, n) {
			return "all branches again"
		}
		forks = append(forks, n)
		var all []string
		for _, e := range w.next[n] {
			all = append(all, w.targetWithin(e.To, forks))
		}
		return quantity.List(all)
	case model.JoinNode:
		return "all branches done" + w.after(n)
	case model.LoopNode:
		return fmt.Sprintf("the loop %s", n.Text)
	case model.OutcomeNode:
		switch {
		case n.Text != "":
			return "the end, " + n.Text
		case n.Success:
			return "the end, success"
		}
		return "the end, failure"
	}
	return "the end"
}

// after returns what follows the end of parallel branches.
func (w *walk) after(n *model.Node) string {
	for _, e := range w.next[n] {
		if e.To.Kind == model.StepNode || e.To.Kind == model.DecisionNode {
			return ", then " + w.target(e.To)
		}
	}
	return ""
}
