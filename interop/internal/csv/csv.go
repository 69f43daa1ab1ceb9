// Package csv writes a journey as a table for spreadsheets: one row per step,
// decision, fork, join, loop and outcome, in the order of the text.
package csv

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
	"github.com/journey-lang/journey/internal/sheet"
)

var header = []string{
	"step", "phase", "lane", "kind", "action", "to", "from", "with", "via", "by", "at", "reach", "takes", "waits", "next", "condition",
}

// Write writes the journey as comma-separated values, in the form of sheet.Write, in
// UTF-8, with one header line. If several edges lead on, next has a line for
// each, and condition has the corresponding lines.
func Write(j *model.Journey) []byte {
	captions := chart.NewCaptions(j)
	next := map[*model.Node][]*model.Edge{}
	for _, e := range j.Edges {
		next[e.From] = append(next[e.From], e)
	}
	rows := [][]string{header}
	for _, n := range j.Nodes {
		if n.Kind == model.StartNode {
			continue
		}
		ids, conditions := ways(next[n])
		rows = append(rows, []string{
			n.ID, phase(n), chart.LaneLabel(n.Owner), kind(n), captions.Text(n),
			chart.To(n), chart.From(n), chart.With(n),
			chart.Via(n), chart.By(n), chart.At(n), reach(n),
			chart.Duration(n.Takes), chart.Duration(n.Waits), ids, conditions,
		})
	}
	return sheet.Write(rows)
}

// ways returns the targets of edges, and their conditions, one per line.
func ways(edges []*model.Edge) (ids, conditions string) {
	var to, labels []string
	said := false
	for _, e := range edges {
		to = append(to, e.To.ID)
		label := chart.EdgeLabel(e)
		if label == "" && e.Kind == model.Jump {
			label = "go to"
		}
		if e.Kind == model.Failed {
			label = strings.TrimSpace("on failure " + label)
		}
		labels = append(labels, label)
		said = said || label != ""
	}
	if !said {
		return strings.Join(to, "\n"), ""
	}
	return strings.Join(to, "\n"), strings.Join(labels, "\n")
}

func phase(n *model.Node) string {
	if n.Phase == nil {
		return ""
	}
	return chart.Clean(n.Phase.Title)
}

func kind(n *model.Node) string {
	if n.Kind != model.OutcomeNode {
		return n.Kind.String()
	}
	if n.Success {
		return "success"
	}
	return "failure"
}

func reach(n *model.Node) string {
	if n.Kind != model.StepNode {
		return ""
	}
	return n.Reach.String()
}
