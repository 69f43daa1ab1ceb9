package compose

import (
	"math"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// Margin is the room around the lanes and everything above and below them.
const Margin = 14.0

const (
	leastW   = 320.0 // of the lanes
	mostW    = 620.0 // up to which a long title widens the picture
	titleGap = 14.0  // between header and lanes
)

// Scene paints the draft at the positions of a placement of its Input.
func (d *Draft) Scene(p layout.Placement) scene.Scene {
	width := d.width(&p)
	s := scene.Scene{
		Width: math.Ceil(width + 2*Margin), Title: d.title(), Desc: d.description(), Lang: d.language(), Font: text.Family,
	}
	y := Margin
	s.Header, y = d.header(width, y)
	at := placer{x: Margin, y: y}
	extra := width - p.Width // if the picture is wider than its layout
	for b := range p.Bands {
		if d.stopped() {
			return s
		}
		d.paintBand(&s, p, b, at, extra)
	}
	s.Strips = d.strips(&p, at, extra)
	for i, f := range d.flows {
		if d.stopped() {
			return s
		}
		d.paintFlow(&s, f, i, p, at)
	}
	bridge(s.Flows)
	names := d.names()
	for i, n := range d.nodes {
		if d.stopped() {
			return s
		}
		lane := d.lanes[n.lane]
		out := scene.Node{ID: n.id, Class: n.class, Kind: lane.kind, Lane: again(lane.id, p.BandOf[i]), Line: n.line, Title: n.title, Silent: n.class == "receipt"}
		if i < len(names) {
			out.Name = names[i]
		}
		out.Shape, out.Items = n.content.paint(at.box(p.Nodes[i]))
		s.Nodes = append(s.Nodes, out)
	}
	for i := range p.Connectors {
		s.Nodes = append(s.Nodes, d.connector(p, i, at))
	}
	y += p.Height
	s.Notes, y = d.paintNotes(width, y)
	if !d.opt.NoLegend {
		s.Legend, y = d.legend(width, y+titleGap)
	}
	s.Height = math.Ceil(y + Margin)
	s.Paper = scene.Shape{Form: scene.Rect, Class: "paper", Box: box(0, 0, s.Width, s.Height), Round: 12, Fill: theme.Paper}
	s.Palette = d.palette(&s)
	return s
}

// width returns the width of the picture without its margins.
func (d *Draft) width(p *layout.Placement) float64 {
	return max(p.Width, leastW, min(d.style.title.Width(text.Clean(d.journey.Title))+1, d.scaled(mostW)))
}

// placer shifts the layout to where the lanes begin.
type placer struct{ x, y float64 }

func (p placer) box(r layout.Rect) scene.Box { return box(p.x+r.X, p.y+r.Y, r.W, r.H) }

// points returns the corners of a route.
func (p placer) points(route []layout.Point) []scene.Point {
	points := make([]scene.Point, len(route))
	for i, c := range route {
		points[i] = scene.Point{X: scene.Round(p.x + c.X), Y: scene.Round(p.y + c.Y)}
	}
	return points
}

// header paints title and goal and returns the y below.
func (d *Draft) header(width, y float64) ([]scene.Item, float64) {
	var items []scene.Item
	title := text.Wrap(d.journey.Title, d.style.title, width, 3)
	items = append(items, paragraph(title, Margin, y, width, scene.Start, theme.Ink, "title")...)
	y += title.Height()
	const flag, gap = 14.0, 6.0
	goal := text.Wrap(d.journey.Goal, d.style.goal, width-flag-gap, 3)
	if len(goal.Lines) > 0 {
		if len(title.Lines) > 0 {
			y += 4
		}
		at, left := Margin, Margin+flag+gap
		if goal.Lines[0].RTL {
			at, left = Margin+width-flag, Margin
		}
		items = append(items, icon("goal", at, y+(d.style.goal.LineHeight()-flag)/2, flag, theme.Muted))
		items = append(items, paragraph(goal, left, y, width-flag-gap, scene.Start, theme.Muted, "goal")...)
		y += goal.Height()
	}
	if len(items) > 0 {
		y += titleGap
	}
	return items, y
}

// palette returns the colours of the roles that a scene uses, in the order of
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
