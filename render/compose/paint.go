package compose

import (
	"math"

	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/text"
	"github.com/journey-lang/journey/render/theme"
)

var (
	titleStyle = text.Style{Size: 19, Bold: true}
	goalStyle  = text.Style{Size: 13}
)

const (
	margin   = 14.0
	leastW   = 320.0 // of the lanes
	mostW    = 620.0 // up to which a long title widens the picture
	titleGap = 14.0  // between header and lanes
)

// Scene paints the draft where a placement of its Input says.
func (d *Draft) Scene(p layout.Placement) scene.Scene {
	width := max(p.Width, leastW, min(titleStyle.Width(text.Clean(d.journey.Title))+1, mostW))
	s := scene.Scene{
		Width: math.Ceil(width + 2*margin), Title: d.title(), Desc: d.description(), Font: text.Family,
	}
	y := margin
	s.Header, y = d.header(width, y)
	at := placer{x: margin, y: y}
	extra := width - p.Width // a picture that is wider than its layout
	for i, l := range d.lanes {
		r := p.Lanes[i]
		r.W += extra
		s.Lanes = append(s.Lanes, l.paint(at.box(r), d.Input.LaneLabel))
	}
	s.Phases = d.paintPhases(p.Phases, at, extra)
	for i, f := range d.flows {
		route := p.Routes[i].Points
		if len(route) < 2 {
			route = straight(p.Nodes[f.from], p.Nodes[f.to])
		}
		label := scene.Box{}
		if i < len(p.Labels) && p.Labels[i].W > 0 {
			label = at.box(p.Labels[i])
		}
		points := at.points(route, label)
		last := len(points) - 1
		points[0] = d.nodes[f.from].content.touch(at.box(p.Nodes[f.from]), points[0])
		points[last] = d.nodes[f.to].content.touch(at.box(p.Nodes[f.to]), points[last])
		s.Flows = append(s.Flows, f.paint(d.nodes[f.from].id, d.nodes[f.to].id, points, label))
	}
	for i, n := range d.nodes {
		out := scene.Node{ID: n.id, Class: n.class, Kind: d.lanes[n.lane].kind, Lane: d.lanes[n.lane].id, Line: n.line, Title: n.title}
		out.Shape, out.Items = n.content.paint(at.box(p.Nodes[i]))
		s.Nodes = append(s.Nodes, out)
	}
	y += p.Height
	if !d.opt.NoLegend {
		s.Legend, y = d.legend(width, y+titleGap)
	}
	s.Height = math.Ceil(y + margin)
	s.Paper = scene.Shape{Form: scene.Rect, Class: "paper", Box: box(0, 0, s.Width, s.Height), Round: 12, Fill: theme.Paper}
	s.Palette = d.palette(&s)
	return s
}

// placer moves what the layout placed to where the lanes begin.
type placer struct{ x, y float64 }

func (p placer) box(r layout.Rect) scene.Box { return box(p.x+r.X, p.y+r.Y, r.W, r.H) }

// points are the corners of a route. Behind its text, where nobody sees it, a
// route may hop from one side to another: it gets a corner there.
func (p placer) points(route []layout.Point, label scene.Box) []scene.Point {
	points := make([]scene.Point, 0, len(route)+1)
	for i, c := range route {
		next := scene.Point{X: scene.Round(p.x + c.X), Y: scene.Round(p.y + c.Y)}
		if i > 0 {
			last := points[len(points)-1]
			if last == next && i < len(route)-1 {
				continue
			}
			if last.X != next.X && last.Y != next.Y {
				corner := scene.Point{X: next.X, Y: last.Y}
				if !label.Contains(scene.Box{X: corner.X, Y: corner.Y}, -1) {
					corner = scene.Point{X: last.X, Y: next.Y}
				}
				points = append(points, corner)
			}
		}
		points = append(points, next)
	}
	return points
}

// straight is the route of a flow that the layout left out.
func straight(from, to layout.Rect) []layout.Point {
	return []layout.Point{{X: from.X + from.W, Y: from.Y + from.H/2}, {X: to.X, Y: to.Y + to.H/2}}
}

// header paints title and goal and returns the y below.
func (d *Draft) header(width, y float64) ([]scene.Item, float64) {
	var items []scene.Item
	title := text.Wrap(d.journey.Title, titleStyle, width, 3)
	items = append(items, paragraph(title, margin, y, width, scene.Start, theme.Ink, "title")...)
	y += title.Height()
	const flag, gap = 14.0, 6.0
	goal := text.Wrap(d.journey.Goal, goalStyle, width-flag-gap, 3)
	if len(goal.Lines) > 0 {
		if len(title.Lines) > 0 {
			y += 4
		}
		at, left := margin, margin+flag+gap
		if goal.Lines[0].RTL {
			at, left = margin+width-flag, margin
		}
		items = append(items, icon("goal", at, y+(goalStyle.LineHeight()-flag)/2, flag, theme.Muted))
		items = append(items, paragraph(goal, left, y, width-flag-gap, scene.Start, theme.Muted, "goal")...)
		y += goal.Height()
	}
	if len(items) > 0 {
		y += titleGap
	}
	return items, y
}

// paintPhases paints the phases that have columns; the last one takes the
// room to the right.
func (d *Draft) paintPhases(rects []layout.Rect, at placer, extra float64) []scene.Phase {
	last := -1
	for i, r := range rects {
		if r.W > 0 {
			last = i
		}
	}
	var out []scene.Phase
	for i, r := range rects {
		if r.W <= 0 {
			continue
		}
		if i == last {
			r.W += extra
		}
		out = append(out, d.phases[i].paint(at.box(r), d.Input.PhaseHeader, len(out) == 0))
	}
	return out
}

// palette are the colours of the roles that a scene uses, in the order of
// their first use.
func (d *Draft) palette(s *scene.Scene) []scene.Paint {
	var palette []scene.Paint
	seen := map[theme.Role]bool{theme.None: true}
	s.Roles(func(role theme.Role) {
		if !seen[role] {
			seen[role] = true
			p := d.theme.Paint(role)
			palette = append(palette, scene.Paint{Role: role, Light: p.Light, Dark: p.Dark})
		}
	})
	return palette
}
