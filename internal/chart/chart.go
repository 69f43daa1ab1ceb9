// Package chart is a journey in the form that other notations can express:
// lanes that contain boxes, arrows between them, and plain lines of text for
// both.
//
// It decides on the content, once for all notations. How it is written, and how
// a text is kept from becoming syntax, is up to the neighbouring packages,
// which it must not know.
package chart

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
)

// Chart is a journey as lanes, boxes and arrows. All texts are clean, in the
// sense of Clean, and empty if there is nothing to say.
type Chart struct {
	Title string
	Down  bool // lanes are columns
	Lanes []Lane
	Edges []Edge // with both ends in a lane
}

// Lane is a participant who owns at least one box.
type Lane struct {
	ID, Label string
	Nodes     []Node
}

// Node is a box.
type Node struct {
	ID      string
	Kind    model.NodeKind
	Success bool     // for outcomes
	Lines   []string // may be empty
}

// Edge is an arrow.
type Edge struct {
	From, To string // ids of nodes
	Kind     model.EdgeKind
	Label    string
}

// nobody is the lane of boxes without an owner, in a journey without
// participants. Ids of participants are p1, p2 and so on.
const nobody = "p0"

// Of returns the chart of a journey.
func Of(j *model.Journey) Chart {
	c := Chart{Title: Clean(j.Title), Down: Down(j)}
	captions := NewCaptions(j)
	laneOf := map[*model.Participant]int{}
	for _, p := range Owners(j) {
		laneOf[p] = len(c.Lanes)
		c.Lanes = append(c.Lanes, Lane{ID: LaneID(p), Label: LaneLabel(p)})
	}
	known := map[*model.Node]bool{}
	for _, n := range j.Nodes {
		known[n] = true
		at := laneOf[n.Owner]
		c.Lanes[at].Nodes = append(c.Lanes[at].Nodes, Node{ID: n.ID, Kind: n.Kind, Success: n.Success, Lines: captions.Lines(n)})
	}
	for _, e := range j.Edges {
		if known[e.From] && known[e.To] {
			c.Edges = append(c.Edges, Edge{From: e.From.ID, To: e.To.ID, Kind: e.Kind, Label: EdgeLabel(e)})
		}
	}
	return c
}

// Down reports whether the author wants the flow to run down.
func Down(j *model.Journey) bool {
	down := false
	for _, s := range j.Settings {
		if s.Key == "direction" && len(s.Values) > 0 {
			down = s.Values[0] == "down"
		}
	}
	return down
}

// Owners returns the participants with a box, in the order of their
// declaration. One of them is nil if a box has no owner.
func Owners(j *model.Journey) []*model.Participant {
	owns := map[*model.Participant]bool{}
	for _, n := range j.Nodes {
		owns[n.Owner] = true
	}
	var owners []*model.Participant
	for _, p := range j.Participants {
		if owns[p] {
			owners = append(owners, p)
			delete(owns, p)
		}
	}
	// Owners that are not declared; in a compiled journey at most nobody.
	for _, n := range j.Nodes {
		if owns[n.Owner] {
			owners = append(owners, n.Owner)
			delete(owns, n.Owner)
		}
	}
	return owners
}

// LaneID returns the id of a participant's lane.
func LaneID(p *model.Participant) string {
	if p == nil {
		return nobody
	}
	return p.ID
}

// LaneLabel returns the name of a participant's lane.
func LaneLabel(p *model.Participant) string {
	if p == nil {
		return ""
	}
	return Clean(p.Label)
}

// Captions writes the texts in the boxes of one journey.
type Captions struct {
	opens map[*model.Node]string // the phase that begins with a node
}

// NewCaptions prepares the captions of a journey.
func NewCaptions(j *model.Journey) Captions {
	c := Captions{map[*model.Node]string{}}
	begun := map[*model.Phase]bool{}
	for _, n := range j.Nodes {
		if n.Phase == nil || begun[n.Phase] || bare(n.Kind) {
			continue
		}
		begun[n.Phase] = true
		if title := Clean(n.Phase.Title); title != "" {
			c.opens[n] = title
		}
	}
	return c
}

// bare reports whether boxes of a kind are marks without a text.
func bare(k model.NodeKind) bool {
	return k == model.StartNode || k == model.EndNode || k == model.ForkNode || k == model.JoinNode
}

// Lines returns the lines of a box: the phase that begins there, what is done
// or decided, who else is involved, how, and how long it takes.
func (c Captions) Lines(n *model.Node) []string {
	if bare(n.Kind) {
		return nil
	}
	var lines []string
	if title, ok := c.opens[n]; ok {
		lines = append(lines, "▸ "+title)
	}
	for _, line := range [][]string{{c.Text(n)}, clauses(n), times(n)} {
		if text := strings.Join(slices.DeleteFunc(line, func(s string) bool { return s == "" }), " · "); text != "" {
			lines = append(lines, text)
		}
	}
	return lines
}

// Text returns what is done, asked, or reached at a node.
func (c Captions) Text(n *model.Node) string {
	switch n.Kind {
	case model.StepNode:
		return Clean(n.Action)
	case model.OutcomeNode:
		if n.Text != "" {
			return Clean(n.Text)
		}
		if n.Success {
			return "succeeds"
		}
		return "fails"
	}
	return Clean(n.Text)
}

// clauses returns the others involved in a step, and the means. It leaves out a
// recipient that the action already names.
func clauses(n *model.Node) []string {
	if n.Kind != model.StepNode {
		return nil
	}
	unnamed := slices.DeleteFunc(slices.Clone(n.Receivers), func(p *model.Participant) bool {
		return names(n.Action, p.Name) || names(n.Action, p.Label)
	})
	return []string{
		clause("to", list(n, model.To, model.Labels(unnamed))), clause("from", From(n)), clause("with", With(n)),
		clause("via", Via(n)), how(n), clause("at", At(n)),
	}
}

// how returns the channel as part of a sentence.
func how(n *model.Node) string {
	if len(n.Channels) == 1 && n.Channel().ID == "in-person" {
		return strings.ToLower(By(n))
	}
	return clause("by", By(n))
}

func times(n *model.Node) []string {
	return []string{clause("takes", Duration(n.Takes)), clause("waits", Duration(n.Waits))}
}

func clause(word, text string) string {
	if text == "" {
		return ""
	}
	return word + " " + text
}

// Names lists participants, without nil.
func Names(list ...*model.Participant) string {
	var names []string
	for _, p := range list {
		if p != nil {
			names = append(names, Clean(p.Label))
		}
	}
	return strings.Join(names, ", ")
}

// list lists what a clause of the step names.
func list(n *model.Node, role model.Roles, labels []string) string {
	for i, l := range labels {
		labels[i] = Clean(l)
	}
	if n.Either&role != 0 {
		return n.Join(role, labels)
	}
	return strings.Join(labels, ", ")
}

// To lists the recipients of a step, or returns "".
func To(n *model.Node) string { return list(n, model.To, model.Labels(n.Receivers)) }

// From lists the givers, or returns "".
func From(n *model.Node) string { return list(n, model.From, model.Labels(n.Givers)) }

// With lists who else takes part in a step, or returns "".
func With(n *model.Node) string { return list(n, model.With, model.Labels(n.Partners)) }

// Via lists the systems, and the carrier, of a step, or returns "".
func Via(n *model.Node) string {
	systems := list(n, model.Via, model.Labels(n.Systems))
	if n.Carrier == nil || systems == "" {
		return systems + Names(n.Carrier)
	}
	return systems + ", " + Names(n.Carrier)
}

// By lists the channels of a step, or returns "".
func By(n *model.Node) string { return list(n, model.By, model.Labels(n.Channels)) }

// At lists where a step takes place, or returns "".
func At(n *model.Node) string {
	if len(n.Places) > 0 {
		return list(n, model.At, model.Labels(n.Places))
	}
	return Names(n.Premises)
}

// Duration returns a duration as the author wrote it, or "".
func Duration(d *model.Duration) string {
	if d == nil {
		return ""
	}
	return Clean(d.String())
}

// EdgeLabel returns the text of an arrow: the condition, with its share if the
// author gave one.
func EdgeLabel(e *model.Edge) string {
	if e.Kind == model.Back && e.Text == "" {
		return "again"
	}
	share := e.Share
	if !e.Given {
		share = 0
	}
	return Condition(e.Text, share)
}

// Condition returns a condition with its share in parentheses, unless it is 0.
func Condition(text string, share float64) string {
	if share == 0 {
		return Clean(text)
	}
	return WithShare(text, share)
}

// WithShare returns a condition with its share in parentheses, even if it is 0.
func WithShare(text string, share float64) string {
	text = Clean(text)
	percent := "(" + quantity.Share(share) + ")"
	if text == "" {
		return percent
	}
	return text + " " + percent
}
