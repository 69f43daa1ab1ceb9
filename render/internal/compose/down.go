package compose

import (
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// If the flow runs down, lanes are columns with their labels on top, and phases
// are rows with their headers on the left.

// The sizes of a phase header on the left.
const (
	sideWidth = 96.0  // of the text
	sideDrop  = 120.0 // from the top to the text, at most
)

// measureDown overrides what is measured differently if the flow runs down. The
// layout gets the input turned, so that the first axis is that of time: the
// width of lane labels is really their height, and so on.
func (d *Draft) measureDown(in *layout.Input) {
	in.LaneLabel, in.PhaseHeader = 0, 0
	for i, l := range d.lanes {
		in.LaneLabel = max(in.LaneLabel, d.labelHeight(l)+2*lanePad+laneHeadGap)
		in.Lanes[i].MinHeight = 2*lanePad + laneTile + laneTileGap + l.textWidth() + 2*laneInset
		if l.stage > audience {
			in.Lanes[i].MinHeight = max(in.Lanes[i].MinHeight, d.scaled(stageLabelWidth)+2*lanePad+2*laneInset)
		}
	}
	if len(d.moods.curves) > 0 {
		in.LaneLabel = max(in.LaneLabel, d.moodHeadHeight()+moodIconSide+laneHeadGap)
	}
	for i := range d.phases {
		p := &d.phases[i]
		p.header = text.Wrap(p.phase.Title, d.style.header, d.scaled(sideWidth), headerLines+2)
		marks := arrange(p.marks, d.scaled(sideWidth))
		in.PhaseHeader = max(in.PhaseHeader, max(p.header.Width, marks.width())+2*headerPad+headerGap)
		in.Phases[i].MinWidth = p.sideHeight(marks) + 2*headerPad + 8
	}
}

// paintDown paints a lane, given its whole column.
func (l lane) paintDown(b scene.Box, labelHeight float64) scene.Lane {
	whole := b
	b = box(b.X+laneInset, b.Y, b.W-2*laneInset, b.H)
	out := scene.Lane{
		ID: l.id, Kind: l.kind,
		Band: scene.Shape{Form: scene.Rect, Class: "band", Box: b, Round: 10, Fill: l.swatch.Band(), Stroke: l.swatch.Rim(), Width: 1},
	}
	head := box(b.X, b.Y, b.W, labelHeight-laneHeadGap)
	wide := laneTile + laneTileGap + l.textWidth()
	out.Items = append(out.Items, scene.Shape{
		Form: scene.Rect, Class: "lane-head", Box: box(head.X+1, head.Y+1, head.W-2, head.H-0.5), Round: 9, Fill: l.swatch.Head(),
	})
	if l.pattern {
		out.Items = append(out.Items, texture(l.kind, box(head.X+2.5, head.Y+railEnd, railWide, head.H-2*railEnd), l.swatch.Mark())...)
	}
	out.Items = append(out.Items, paintStageLine(whole, l.line, l.swatch, true)...)
	return l.paintLabel(out, max(b.X+lanePad, b.X+(b.W-wide)/2), head.Y+head.H/2)
}

// sideHeight returns the height of a header on the left, with its marks below
// it.
func (p phase) sideHeight(marks rows) float64 {
	if len(marks.rows) == 0 {
		return p.header.Height()
	}
	return p.header.Height() + chipsGap + marks.height()
}

// paintDown paints a phase over its rows; width is that of the header column.
// The name of a long phase is easy to find, because it is always near the start
// of the phase.
func (p phase) paintDown(b scene.Box, width float64, first, _ bool) scene.Phase {
	out := scene.Phase{ID: p.phase.ID, Box: b}
	if !first {
		out.Items = append(out.Items, scene.Shape{
			Form: scene.Path, Class: "border", Box: box(b.X, b.Y, b.W, 0), Data: newPath().move(b.X+2, b.Y).line(b.X+b.W-laneInset, b.Y).String(),
			Stroke: theme.StripEdge, Width: 1, Dash: "2 4",
		})
	}
	strip := box(b.X, b.Y+2, width-headerGap, b.H-4)
	out.Items = append(out.Items, scene.Shape{
		Form: scene.Rect, Class: "header", Box: strip, Round: 7, Fill: theme.Strip, Stroke: theme.StripEdge, Width: 1,
	})
	room := strip.W - 2*headerPad
	marks := arrange(p.marks, room)
	// A header with more room than it was measured for may need more lines.
	spare := strip.H - 2*headerPad - p.sideHeight(marks)
	p.header = text.Wrap(p.phase.Title, p.header.Style, room, len(p.header.Lines)+max(int(spare/p.header.Style.LineHeight()), 0))
	if p.header.Cut {
		out.Title = p.phase.Title
	}
	top := strip.Y + min((strip.H-p.sideHeight(marks))/2, sideDrop)
	out.Items = append(out.Items, paragraph(p.header, strip.X+headerPad, top, room, scene.Middle, theme.StripInk, "phase-label")...)
	out.Items = append(out.Items, marks.paint(strip.X+headerPad, top+p.header.Height()+chipsGap, room, true)...)
	return out
}
