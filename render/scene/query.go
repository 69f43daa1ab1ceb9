package scene

import (
	"math"

	"github.com/journey-lang/journey/render/theme"
)

// Lane returns the lane with that id.
func (s *Scene) Lane(id string) (Lane, bool) {
	for _, lane := range s.Lanes {
		if lane.ID == id {
			return lane, true
		}
	}
	return Lane{}, false
}

// NodeBoxes returns the boxes of all nodes by id.
func (s *Scene) NodeBoxes() map[string]Box {
	boxes := make(map[string]Box, len(s.Nodes))
	for _, n := range s.Nodes {
		boxes[n.ID] = n.Shape.Box
	}
	return boxes
}

// Labels returns the boxes of the texts on flows.
func (s *Scene) Labels() []Box {
	var boxes []Box
	for _, f := range s.Flows {
		if f.Label != nil {
			boxes = append(boxes, f.Label.Box)
		}
	}
	return boxes
}

// Placed is a text and the box that it has to stay inside.
type Placed struct {
	Text Text
	In   Box
}

// Texts returns all texts, each with the innermost box that it belongs to: its
// group, its node, lane or phase, otherwise the canvas.
func (s *Scene) Texts() []Placed {
	var all []Placed
	var walk func(items []Item, in Box)
	walk = func(items []Item, in Box) {
		for _, item := range items {
			switch item := item.(type) {
			case Text:
				all = append(all, Placed{item, in})
			case Group:
				walk(item.Items, item.Box)
			}
		}
	}
	canvas := Box{W: s.Width, H: s.Height}
	walk(s.Header, canvas)
	for _, lane := range s.Lanes {
		walk(lane.Items, lane.Band.Box)
	}
	for _, phase := range s.Phases {
		walk(phase.Items, phase.Box)
	}
	walk(s.Strips, canvas)
	for _, f := range s.Flows {
		if f.Label != nil {
			walk(f.Label.Items, f.Label.Box)
		}
	}
	for _, n := range s.Nodes {
		walk(n.Items, n.Shape.Box)
	}
	walk(s.Notes, canvas)
	walk(s.Legend, canvas)
	return all
}

// Round rounds a length to the two decimals of a scene.
func Round(v float64) float64 { return math.Round(v*100) / 100 }

// Roles calls visit for every role in painting order, including repeated ones
// and theme.None.
func (s *Scene) Roles(visit func(theme.Role)) {
	shape := func(shape Shape) { visit(shape.Fill); visit(shape.Stroke) }
	var walk func(items []Item)
	walk = func(items []Item) {
		for _, item := range items {
			switch item := item.(type) {
			case Shape:
				shape(item)
			case Text:
				visit(item.Fill)
			case Group:
				walk(item.Items)
			}
		}
	}
	shape(s.Paper)
	walk(s.Header)
	for _, lane := range s.Lanes {
		shape(lane.Band)
		walk(lane.Items)
	}
	for _, phase := range s.Phases {
		walk(phase.Items)
	}
	walk(s.Strips)
	for _, f := range s.Flows {
		shape(f.Line)
		shape(f.Head)
		if f.Label != nil {
			walk(f.Label.Items)
		}
	}
	for _, n := range s.Nodes {
		shape(n.Shape)
		walk(n.Items)
	}
	walk(s.Notes)
	walk(s.Legend)
}
