package compose

import (
	"strconv"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// Size of the marks at which flows leave a band and enter another.
const connectorSide = 22.0

// again returns the id of a lane or a phase that a folded picture repeats in a
// later band, counted from 0.
func again(id string, band int) string {
	if band == 0 {
		return id
	}
	return id + "-" + strconv.Itoa(band+1)
}

// paintBand paints the lanes and the phases of a band. The rightmost phases
// take the room that a wide title adds, and so do all lanes, or the last one if
// the flow runs down.
func (d *Draft) paintBand(s *scene.Scene, p layout.Placement, number int, at placer, extra float64) {
	band := p.Bands[number]
	above := -1 // the previous lane in the band
	for _, part := range band.Lanes {
		i, l, r := part.Index, d.lanes[part.Index], part.Rect
		if !d.opt.Down || i == len(d.lanes)-1 {
			r.W += extra
		}
		if above >= 0 {
			l.line = text.Wrap(stageLines(d.lanes[above].stage, l.stage), d.style.stage, d.scaled(stageLabelWidth), 1)
		}
		above = i
		paint := l.paint
		if d.opt.Down {
			paint = l.paintDown
		}
		lane := paint(at.box(r), d.Input.LaneLabel)
		lane.ID = again(lane.ID, number)
		s.Lanes = append(s.Lanes, lane)
	}
	for k, part := range band.Phases {
		i, r := part.Index, part.Rect
		if k == len(band.Phases)-1 || d.opt.Down {
			r.W += extra
		}
		paint := d.phases[i].paint
		if d.opt.Down {
			paint = d.phases[i].paintDown
		}
		goesOn := false
		if number > 0 {
			_, goesOn = layout.Find(p.Bands[number-1].Phases, i)
		}
		phase := paint(at.box(r), d.headerIn(band, extra), k == 0, goesOn)
		phase.ID = again(phase.ID, number)
		s.Phases = append(s.Phases, phase)
	}
}

// paintFlow paints a flow, in two parts if it goes from band to band.
func (d *Draft) paintFlow(s *scene.Scene, f flow, i int, p layout.Placement, at placer) {
	route := p.Routes[i]
	from := end{d.nodes[f.from].id, at.box(p.Nodes[f.from]), d.nodes[f.from].content}
	to := end{d.nodes[f.to].id, at.box(p.Nodes[f.to]), d.nodes[f.to].content}
	label := scene.Box{}
	if p.Labels[i].W > 0 {
		label = at.box(p.Labels[i])
	}
	if route.In < 0 {
		s.Flows = append(s.Flows, f.between(from, to, at.points(route.Points), label))
		return
	}
	lead, rest := f, f
	leadLabel, restLabel := label, scene.Box{}
	if at.box(p.Bands[p.BandOf[f.to]].Rect).Contains(label, 0) {
		leadLabel, restLabel = restLabel, leadLabel
		lead.label = text.Block{}
	} else {
		rest.label = text.Block{}
	}
	s.Flows = append(s.Flows, lead.between(from, connectorEnd(p, route.Out, at), at.points(route.Points), leadLabel))
	if !route.Joins {
		s.Flows = append(s.Flows, rest.between(connectorEnd(p, route.In, at), to, at.points(route.On), restLabel))
	}
}

// end is a node at the end of a flow.
type end struct {
	id      string
	box     scene.Box
	content content
}

// between paints a flow along points, from outline to outline.
func (f flow) between(from, to end, points []scene.Point, label scene.Box) scene.Flow {
	last := len(points) - 1
	points[0] = from.content.touch(from.box, points[0])
	points[last] = to.content.touch(to.box, points[last])
	return f.paint(from.id, to.id, points, label)
}

func connectorEnd(p layout.Placement, i int, at placer) end {
	return end{connectorID(i), at.box(p.Connectors[i].Rect), content{round: p.Connectors[i].Text < 0}}
}

func connectorID(i int) string { return "k" + strconv.Itoa(i+1) }

// connector is the numbered mark where a flow leaves a band, or enters the
// next.
func (d *Draft) connector(p layout.Placement, i int, at placer) scene.Node {
	c := p.Connectors[i]
	b := at.box(c.Rect)
	lane := d.lanes[c.Lane]
	number := strconv.Itoa(c.Number)
	title := "from " + number
	if c.Out {
		title = "continues at " + number + ": " + d.nodes[c.Node].title
	}
	side := d.Input.Connector
	mark := box(b.Right()-side, b.Y+(b.H-side)/2, side, side)
	out := scene.Node{
		ID: connectorID(i), Class: "gate connector", Kind: lane.kind, Lane: again(lane.id, c.Band), Title: title,
		Shape: scene.Shape{
			Form: scene.Circle, Class: "shape", Box: mark, Fill: theme.Jump.Card(), Stroke: theme.Jump.Mark(), Width: 1.5,
		},
	}
	if c.Text >= 0 { // the text of the flow, with the mark after it
		f := d.flows[c.Text]
		l := looks[f.kind]
		out.Items = append(out.Items, out.Shape)
		out.Shape = scene.Shape{Form: scene.Rect, Class: "shape", Box: b, Round: min(b.H/2, side/2), Fill: l.label, Stroke: l.edge, Width: 1}
		room := b.W - side
		out.Items = append(out.Items, paragraph(f.label, b.X, b.Y+(b.H-f.label.Height())/2, room, scene.Middle, l.labelInk, "")...)
	}
	block := text.Wrap(number, d.style.connector, side, 1)
	out.Items = append(out.Items, paragraph(block, mark.X, mark.Y+(side-block.Height())/2, side, scene.Middle, theme.Jump.Ink(), "label")...)
	return out
}
