package subset

import (
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
)

// collapse turns each of the phases into one box per lane, with its counts.
// Outcomes stay; the flows between the boxes are joined.
func (d *draft) collapse(phases []*model.Phase) {
	folded := setOf(phases)
	boxes := map[*model.Node]*model.Node{} // the box of each collapsed step and decision
	gates := map[*model.Node]bool{}
	isBox := map[*model.Node]bool{}
	var nodes []*model.Node
	inPlace := map[*model.Phase][]*model.Node{} // the nodes that replace a phase
	for i := 0; i < len(d.Nodes); {
		n := d.Nodes[i]
		if n.Kind == model.StartNode || !folded[n.Phase] {
			nodes = append(nodes, n)
			i++
			continue
		}
		from := i
		for i < len(d.Nodes) && d.Nodes[i].Phase == n.Phase {
			i++
		}
		made, others := d.boxes(d.Nodes[from:i], boxes, gates)
		for _, b := range made {
			isBox[b] = true
		}
		inPlace[n.Phase] = append(inPlace[n.Phase], append(made, others...)...)
		nodes = append(append(nodes, made...), others...)
	}
	d.contract(gates, func(*model.Edge) bool { return true })
	d.Nodes = nodes
	if d.end != nil && !slices.Contains(d.Nodes, d.end) {
		d.Nodes = append(d.Nodes, d.end)
	}
	d.join(boxes, isBox)

	var body []model.Item
	var phase *model.Phase
	done := map[*model.Phase]bool{}
	for _, item := range d.Body {
		phase = model.PhaseOf(item, phase)
		if !folded[phase] {
			body = append(body, item)
			continue
		}
		if !done[phase] {
			for _, n := range inPlace[phase] {
				body = append(body, &model.Act{Node: n})
			}
		}
		done[phase] = true
	}
	d.Body = body
	target := func(n *model.Node) *model.Node {
		if b := boxes[n]; b != nil {
			return b
		}
		if gates[n] {
			return nil
		}
		return n
	}
	retarget(d.Body, target)
}

// boxes makes the boxes of one phase and records which of its nodes they
// replace. It returns outcomes and ends unchanged.
func (d *draft) boxes(nodes []*model.Node, boxes map[*model.Node]*model.Node, gates map[*model.Node]bool) (made, others []*model.Node) {
	of := map[*model.Participant]*tally{}
	var tallies []*tally
	for _, n := range nodes {
		switch {
		case n.Acts():
			t := of[n.Owner]
			if t == nil {
				t = &tally{known: map[*model.Participant]bool{}, box: d.add(model.Node{Kind: model.StepNode, Owner: n.Owner, Phase: n.Phase, Origin: n.Origin})}
				of[n.Owner] = t
				tallies = append(tallies, t)
			}
			t.count(n)
			boxes[n] = t.box
		case n.Fact, n.Kind == model.ForkNode, n.Kind == model.JoinNode, n.Kind == model.LoopNode:
			gates[n] = true
		default:
			others = append(others, n)
		}
	}
	for _, t := range tallies {
		// The flow reaches those who have their own box.
		t.box.Receivers = slices.DeleteFunc(t.reached, func(p *model.Participant) bool { return of[p] != nil })
		t.name()
		made = append(made, t.box)
	}
	return made, others
}

// tally counts what a participant does in a phase.
type tally struct {
	box                                     *model.Node
	steps, decisions, touchpoints, internal int
	reached                                 []*model.Participant
	known                                   map[*model.Participant]bool // sets of these
}

func (t *tally) count(n *model.Node) {
	if n.Kind == model.DecisionNode {
		t.decisions++
	} else {
		t.steps++
	}
	switch n.Reach {
	case model.Touchpoint:
		t.touchpoints++
	case model.Internal:
		t.internal++
	}
	for _, p := range n.Others() {
		if !t.known[p] {
			t.known[p] = true
			t.reached = append(t.reached, p)
		}
	}
	b := t.box
	b.Pains = append(b.Pains, n.Pains...)
	b.Ideas = append(b.Ideas, n.Ideas...)
	b.Risks = append(b.Risks, n.Risks...)
	b.Truth = b.Truth || n.Truth
	if n.Reach != model.Inside && b.Reach != model.Touchpoint {
		b.Reach = n.Reach
	}
}

// name writes the counts on the box, one per line.
func (t *tally) name() {
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{{t.steps, "step"}, {t.decisions, "decision"}, {t.touchpoints, "touchpoint"}, {t.internal, "internal\u00a0contact"}} {
		switch {
		case c.n == 1:
			parts = append(parts, "1\u00a0"+c.what)
		case c.n > 1:
			parts = append(parts, fmt.Sprintf("%d\u00a0%ss", c.n, c.what))
		}
	}
	b := t.box
	b.Action = strings.Join(parts, ", ")
	b.Sentence = b.Action
	if b.Owner != nil {
		b.Sentence = b.Owner.Label + ": " + b.Sentence
	}
	if b.Phase != nil {
		b.Sentence += " in " + b.Phase.Title
	}
}

// join connects the boxes: one edge for all flows in the same direction, with
// their number, and how many go back.
func (d *draft) join(boxes map[*model.Node]*model.Node, isBox map[*model.Node]bool) {
	at := func(n *model.Node) *model.Node {
		if b := boxes[n]; b != nil {
			return b
		}
		return n
	}
	index := d.index()
	type pair struct{ from, to *model.Node }
	joined := map[pair]*model.Edge{}
	times := map[pair]int{}
	var edges []*model.Edge
	for _, e := range d.Edges {
		e.From, e.To = at(e.From), at(e.To)
		p := pair{e.From, e.To}
		switch {
		case !isBox[e.From]:
			edges = append(edges, e)
		case e.From == e.To:
		case joined[p] != nil:
			times[p]++
		default:
			joined[p] = e
			times[p] = 1
			e.Kind, e.Text, e.Share, e.Given, e.Branch = model.Sequence, "", 0, false, -1
			if index[e.To] <= index[e.From] {
				e.Kind = model.Jump
			}
			edges = append(edges, e)
		}
	}
	kept := edges[:0]
	ways := map[*model.Node]int{}
	for _, e := range edges {
		there, back := times[pair{e.From, e.To}], times[pair{e.To, e.From}]
		if isBox[e.From] && isBox[e.To] {
			if e.Kind == model.Jump && back > 0 {
				continue // said on the way there
			}
			switch {
			case back > 0:
				e.Text = fmt.Sprintf("%d there, %d back", there, back)
			case there > 1 && e.From.Owner != e.To.Owner:
				e.Text = fmt.Sprintf("%d handoffs", there)
			}
		}
		ways[e.From]++
		kept = append(kept, e)
	}
	for _, e := range kept {
		if isBox[e.From] {
			e.Share = 1 / float64(ways[e.From])
		}
	}
	d.Edges = kept
}

// retarget updates the targets of leaps.
func retarget(items []model.Item, target func(*model.Node) *model.Node) {
	for _, item := range items {
		if leap, ok := item.(*model.GoTo); ok {
			leap.Target = target(leap.Target)
		}
		for _, body := range model.Bodies(item) {
			retarget(body, target)
		}
	}
}
