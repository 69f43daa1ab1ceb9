package compose

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// stage is a layer of a service blueprint, from top to bottom.
type stage int

const (
	audience stage = iota // the customers
	onstage               // where customers are met
	backstage
	support // systems and partners that no customer meets
)

var stageWords = [...]string{audience: "customer", onstage: "frontstage", backstage: "backstage", support: "support"}

// stageBorders are the lines of a blueprint by the stage below them, in the
// terms of the Nielsen Norman Group.
var stageBorders = [...]string{onstage: "interaction", backstage: "visibility", support: "internal interaction"}

const stageLabelWidth = 156.0 // the longest name of one line, or of two that coincide

// laneKey identifies a lane. Outside a blueprint everybody has at most one, and
// its stage is 0.
type laneKey struct {
	who   *model.Participant
	stage stage
}

// laneIndex finds the lanes of nodes and of others involved in them.
type laneIndex struct {
	blueprint bool
	lanes     map[laneKey]int
	gates     map[*model.Node]stage // of nodes that nobody performs
}

// of returns the lane of a node; the first one if its owner has none.
func (x laneIndex) of(n *model.Node) int {
	k := laneKey{who: n.Owner}
	if x.blueprint && n.Owner != nil {
		k.stage = x.stage(n)
	}
	return x.lanes[k]
}

func (x laneIndex) stage(n *model.Node) stage {
	if s, ok := x.gates[n]; ok {
		return s
	}
	return stageOf(n.Owner, n)
}

// other returns the lane in which somebody involved in a step is met.
func (x laneIndex) other(p *model.Participant, n *model.Node) (int, bool) {
	k := laneKey{who: p}
	if x.blueprint {
		k.stage = stageOf(p, n)
	}
	at, ok := x.lanes[k]
	return at, ok
}

// stageOf returns the stage on which somebody takes part in a step or makes a
// decision: onstage if a customer is met there, otherwise backstage.
func stageOf(p *model.Participant, n *model.Node) stage {
	if p.Kind == model.Customer {
		return audience
	}
	if n.Kind == model.StepNode {
		for _, o := range append(n.Others(), n.Owner) {
			if o != nil && o != p && o.Kind == model.Customer {
				return onstage
			}
		}
	}
	if p.Kind == model.Rep {
		return backstage
	}
	return support
}

// laneKeys returns the lanes in their order.
func (d *Draft) laneKeys() []laneKey {
	present := map[laneKey]bool{}
	owners := map[*model.Participant]bool{}
	add := func(p *model.Participant, n *model.Node) {
		k := laneKey{who: p}
		if d.opt.Blueprint {
			k.stage = stageOf(p, n)
		}
		present[k], owners[p] = true, true
	}
	for _, n := range d.journey.Nodes {
		if n.Owner != nil && isAct(n) {
			add(n.Owner, n)
		}
		if n.Kind == model.StepNode {
			for _, other := range n.Others() {
				add(other, n)
			}
		}
	}
	for _, n := range d.journey.Nodes {
		if n.Owner != nil && !owners[n.Owner] { // somebody with only the start or the end
			add(n.Owner, n)
		}
	}
	var keys []laneKey
	for s := range support + 1 {
		for _, p := range d.journey.Participants {
			if k := (laneKey{p, s}); present[k] {
				keys = append(keys, k)
			}
		}
	}
	return keys
}

// isAct reports whether somebody performs the node.
func isAct(n *model.Node) bool { return n.Kind == model.StepNode || n.Kind == model.DecisionNode }

// gateStages gives starts, ends, forks and joins the stage on which their owner
// last was, otherwise where the owner acts first.
func (d *Draft) gateStages(keys []laneKey) map[*model.Node]stage {
	stages := map[*model.Node]stage{}
	last := map[*model.Participant]stage{}
	for _, k := range slices.Backward(keys) {
		last[k.who] = k.stage
	}
	acts := func(n *model.Node) bool { return d.opt.Blueprint && isAct(n) && n.Owner != nil }
	for _, n := range slices.Backward(d.journey.Nodes) {
		if acts(n) {
			last[n.Owner] = stageOf(n.Owner, n)
		}
	}
	for _, n := range d.journey.Nodes {
		if acts(n) {
			last[n.Owner] = stageOf(n.Owner, n)
		}
		if isAct(n) {
			continue
		}
		stages[n] = last[n.Owner]
	}
	return stages
}

// stageLines returns the name of the line, or lines, between two stages.
func stageLines(above, below stage) string {
	var names []string
	for s := above + 1; s <= below; s++ {
		names = append(names, stageBorders[s])
	}
	if len(names) == 0 {
		return ""
	}
	if len(names) > 1 {
		all := strings.Join(names, " + ")
		return strings.ToUpper(all[:1]) + all[1:]
	}
	return "Line of " + names[0]
}

// paintStageLine paints a line at the border between a lane and the previous
// one, and its name in the lane's head.
func paintStageLine(lane scene.Box, name text.Block, swatch theme.Swatch, down bool) []scene.Item {
	if len(name.Lines) == 0 {
		return nil
	}
	x, y := lane.Right(), lane.Y
	if down {
		x, y = lane.X, lane.Bottom()
	}
	line := []scene.Item{
		scene.Shape{
			Form: scene.Path, Class: "stage-line", Box: box(lane.X, lane.Y, x-lane.X, y-lane.Y),
			Data: newPath().move(lane.X, lane.Y).line(x, y).String(), Stroke: theme.Line, Width: 1.75, Dash: "9 5",
		},
	}
	return append(line, paragraph(name, lane.X+lanePad, lane.Y+laneInset+4, name.Width, scene.Start, swatch.Ink(), "stage-label")...)
}
