// Package scenetest finds defects in a picture, for the tests and measurements
// that draw generated journeys. It knows what would confuse a reader, but not
// how a picture is made.
package scenetest

import (
	"fmt"
	"math"

	"github.com/journey-lang/journey/render/scene"
)

// Fault is a defect of a picture.
type Fault struct {
	Kind   string // overlap, outside-lane, label-hits, through-node, loose-ends, askew, off-canvas, text-overflow or shared
	Detail string
}

func (f Fault) String() string { return f.Kind + ": " + f.Detail }

// Faults returns all defects of a picture.
func Faults(s *scene.Scene) []Fault {
	c := checker{scene: s, canvas: scene.Box{W: s.Width, H: s.Height}}
	c.nodes()
	c.labels()
	c.flows()
	c.shared()
	for _, placed := range s.Texts() {
		if !placed.In.Contains(placed.Text.Box, 0.6) {
			c.fault("text-overflow", "%q at %v leaves %v", placed.Text.Text, placed.Text.Box, placed.In)
		}
		if !c.canvas.Contains(placed.Text.Box, 0) {
			c.fault("off-canvas", "%q at %v", placed.Text.Text, placed.Text.Box)
		}
	}
	return c.faults
}

// headLength is the length of an arrowhead.
const headLength = 8.0

type checker struct {
	scene  *scene.Scene
	canvas scene.Box
	faults []Fault
}

func (c *checker) fault(kind, format string, args ...any) {
	c.faults = append(c.faults, Fault{kind, fmt.Sprintf(format, args...)})
}

func (c *checker) nodes() {
	nodes := c.scene.Nodes
	for i, n := range nodes {
		if lane, ok := c.scene.Lane(n.Lane); !ok || !lane.Band.Box.Contains(n.Shape.Box, 0.01) {
			c.fault("outside-lane", "%s %v is not in %s %v", n.ID, n.Shape.Box, n.Lane, lane.Band.Box)
		}
		for _, o := range nodes[i+1:] {
			if n.Shape.Box.Overlaps(o.Shape.Box, 0.5) {
				c.fault("overlap", "%s lies on %s", n.ID, o.ID)
			}
		}
	}
}

// labels checks that the texts of flows do not overlap boxes or each other.
func (c *checker) labels() {
	labels := c.scene.Labels()
	for i, label := range labels {
		for _, n := range c.scene.Nodes {
			if label.Overlaps(n.Shape.Box, 0.5) {
				c.fault("label-hits", "the text at %v lies on %s %v", label, n.ID, n.Shape.Box)
			}
		}
		for _, o := range labels[i+1:] {
			if label.Overlaps(o, 0.5) {
				c.fault("label-hits", "the texts at %v and %v lie on one another", label, o)
			}
		}
	}
}

// flows follows every line from its box to its box.
func (c *checker) flows() {
	boxes := c.scene.NodeBoxes()
	for i, f := range c.scene.Flows {
		c.end(f, boxes[f.From], f.Points[0], f.From)
		c.end(f, boxes[f.To], f.Points[len(f.Points)-1], f.To)
		tip, before := f.Points[len(f.Points)-1], f.Points[len(f.Points)-2]
		if long := math.Abs(tip.X-before.X) + math.Abs(tip.Y-before.Y); long < headLength {
			c.fault("short-head", "%s → %s ends in %.1f pixels, and its arrowhead is longer", f.From, f.To, long)
		}
		for k, b := range f.Points[1:] {
			a := f.Points[k]
			if a.X != b.X && a.Y != b.Y {
				c.fault("askew", "%s → %s from %v to %v", f.From, f.To, a, b)
			}
			line := stroke(a, b)
			if !c.canvas.Contains(line, 0) {
				c.fault("off-canvas", "%s → %s", f.From, f.To)
			}
			for _, n := range c.scene.Nodes {
				if n.ID != f.From && n.ID != f.To && n.Shape.Box.Overlaps(line, 1) {
					c.fault("through-node", "%s → %s runs through %s", f.From, f.To, n.ID)
				}
			}
			for j, o := range c.scene.Flows {
				if i != j && o.Label != nil && o.Label.Box.Overlaps(line, 1) {
					c.fault("label-hits", "%s → %s runs under the text of %s → %s", f.From, f.To, o.From, o.To)
				}
			}
		}
	}
}

func (c *checker) end(f scene.Flow, b scene.Box, p scene.Point, id string) {
	if b.W == 0 || !b.Contains(scene.Box{X: p.X, Y: p.Y}, 1) {
		c.fault("loose-ends", "%s → %s ends at %v, not at %s %v", f.From, f.To, p, id, b)
	}
}

// stroke returns the straight line between two corners as a box.
func stroke(a, b scene.Point) scene.Box {
	return scene.Box{X: min(a.X, b.X), Y: min(a.Y, b.Y), W: max(a.X, b.X) - min(a.X, b.X), H: max(a.Y, b.Y) - min(a.Y, b.Y)}
}

// along is the maximum overlap of two lines, in pixels, that a reader still
// sees as a crossing.
const along = 15

// shared looks for overlapping lines. Only flows of one kind that leave or
// enter the same box may share a line; at a shape with pointed sides, flows of
// all kinds may, because it has only four ports.
func (c *checker) shared() {
	type part struct {
		scene.Box
		flow    int
		upright bool
	}
	var parts []part
	flows := c.scene.Flows
	pointed := map[string]bool{}
	for _, n := range c.scene.Nodes {
		pointed[n.ID] = n.Class == "decision" || n.Class == "gate"
	}
	mayShare := func(f, g scene.Flow) bool {
		return f.From == g.From && (f.Kind == g.Kind || pointed[f.From]) || f.To == g.To && (f.Kind == g.Kind || pointed[f.To])
	}
	for i, f := range flows {
		for k, b := range f.Points[1:] {
			line := stroke(f.Points[k], b)
			parts = append(parts, part{line, i, line.W == 0})
		}
	}
	for i, a := range parts {
		for _, b := range parts[i+1:] {
			f, g := flows[a.flow], flows[b.flow]
			if a.flow == b.flow || a.upright != b.upright || mayShare(f, g) {
				continue
			}
			apart, common := a.Y-b.Y, min(a.Right(), b.Right())-max(a.X, b.X)
			if a.upright {
				apart, common = a.X-b.X, min(a.Bottom(), b.Bottom())-max(a.Y, b.Y)
			}
			if apart > -1 && apart < 1 && common > along {
				c.fault("shared", "%s → %s on %s → %s, for %.0f px", f.From, f.To, g.From, g.To, common)
			}
		}
	}
}
