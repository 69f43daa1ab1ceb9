package compose

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/text"
	"github.com/journey-lang/journey/render/theme"
)

var (
	laneStyle   = text.Style{Size: 12.5, Bold: true}
	wordStyle   = text.Style{Size: 11}
	headerStyle = text.Style{Size: 12.5, Bold: true}
)

// The sizes of a lane's label: an icon on a tile, and the text beside it.
const (
	lanePad       = 13.0
	laneTile      = 26.0
	laneTileGap   = 8.0
	laneTextWidth = 92.0
	laneLines     = 4
	laneHeadGap   = 4.0 // between the label's ground and the first column
	laneInset     = 2.0 // half the gap between bands
)

const (
	headerWidth = 130.0 // of a phase header's text, at least
	headerLines = 2
	headerPad   = 7.0
	headerGap   = 6.0 // under the strip
)

// kindWords are what lanes are called, by kind.
var kindWords = [...]string{
	model.Customer:   "customer",
	model.Rep:        "rep",
	model.System:     "system",
	model.ThirdParty: "third party",
}

// measureLanes finds who has a lane, in the order of declaration: whoever owns
// a node or is on the other side of a step. It returns their lanes' indexes.
func (d *Draft) measureLanes() map[*model.Participant]int {
	present := map[*model.Participant]bool{}
	for _, n := range d.journey.Nodes {
		if n.Owner != nil {
			present[n.Owner] = true
		}
		if n.Kind == model.StepNode {
			for _, other := range n.Others() {
				present[other] = true
			}
		}
	}
	laneOf := make(map[*model.Participant]int, len(present))
	for _, p := range d.journey.Participants {
		if !present[p] {
			continue
		}
		laneOf[p] = len(d.lanes)
		l := lane{
			who: p, id: p.ID, kind: p.Kind.String(), swatch: theme.Swatch(p.Kind.String()), pattern: d.theme.Pattern(),
			label: text.Wrap(p.Label, d.sized(laneStyle), laneTextWidth*d.theme.TextScale(), laneLines),
		}
		if p.Color != "" {
			l.swatch = theme.Swatch(p.ID)
		}
		if word := kindWords[p.Kind]; !strings.EqualFold(p.Label, word) {
			l.word = text.Fit(word, wordStyle, laneTextWidth)
		}
		d.seen.kinds[p.Kind] = true
		d.lanes = append(d.lanes, l)
	}
	if len(d.lanes) == 0 {
		d.lanes = []lane{{id: "none", kind: "none", swatch: theme.Neutral}}
	}
	return laneOf
}

// laneLabelWidth is the width of the column of labels.
func (d *Draft) laneLabelWidth() float64 {
	wide := 56.0
	for _, l := range d.lanes {
		wide = max(wide, l.label.Width, l.word.Width)
	}
	return float64(int(lanePad + laneTile + laneTileGap + wide + lanePad + laneHeadGap + 1))
}

// labelHeight is the height of the lane's label with its kind's word.
func (l lane) labelHeight() float64 {
	h := l.label.Height()
	if l.word.Text != "" {
		h += wordStyle.LineHeight()
	}
	return max(h, laneTile)
}

// paint paints a lane whose whole band is given.
func (l lane) paint(b scene.Box, labelWidth float64) scene.Lane {
	b = box(b.X, b.Y+laneInset, b.W, b.H-2*laneInset)
	out := scene.Lane{
		ID: l.id, Kind: l.kind,
		Band: scene.Shape{Form: scene.Rect, Class: "band", Box: b, Round: 10, Fill: l.swatch.Band(), Stroke: l.swatch.Rim(), Width: 1},
	}
	out.Items = append(out.Items, scene.Shape{
		Form: scene.Rect, Class: "lane-head", Box: box(b.X+0.5, b.Y+0.5, labelWidth-laneHeadGap, b.H-1), Round: 9.5, Fill: l.swatch.Head(),
	})
	if l.pattern {
		out.Items = append(out.Items, texture(l.kind, box(b.X+2.5, b.Y+railEnd, railWide, b.H-2*railEnd), l.swatch.Mark())...)
	}
	return l.paintLabel(out, b.X+lanePad, b.Y+b.H/2)
}

// paintLabel paints the label of a lane from x on, round a middle line.
func (l lane) paintLabel(out scene.Lane, x, middle float64) scene.Lane {
	tile := box(x, middle-laneTile/2, laneTile, laneTile)
	out.Items = append(out.Items,
		scene.Shape{Form: scene.Rect, Class: "lane-tile", Box: tile, Round: 8, Fill: l.swatch.Mark()},
		icon(l.kind, tile.X+5, tile.Y+5, 16, theme.Paper))
	if l.who == nil {
		return out
	}
	if l.label.Cut {
		out.Title = l.who.Label
	}
	textHeight := l.label.Height()
	if l.word.Text != "" {
		textHeight += wordStyle.LineHeight()
	}
	x = tile.Right() + laneTileGap
	y := middle - textHeight/2
	out.Items = append(out.Items, paragraph(l.label, x, y, l.label.Width, scene.Start, l.swatch.Ink(), "lane-label")...)
	if l.word.Text != "" {
		out.Items = append(out.Items, textLine(l.word, wordStyle, x, y+l.label.Height(), scene.Start, l.swatch.Ink(), "lane-kind"))
	}
	return out
}

// measurePhases measures the headers and returns the phases' indexes.
func (d *Draft) measurePhases() map[*model.Phase]int {
	phaseOf := make(map[*model.Phase]int, len(d.journey.Phases))
	for i, p := range d.journey.Phases {
		phaseOf[p] = i
		d.phases = append(d.phases, phase{p, text.Wrap(p.Title, headerStyle, headerWidth, headerLines)})
	}
	return phaseOf
}

// headerHeight is the height of the row of phase headers, with the gap under
// it; 0 without phases.
func (d *Draft) headerHeight() float64 {
	if len(d.phases) == 0 {
		return 0
	}
	tall := headerStyle.LineHeight()
	for _, p := range d.phases {
		tall = max(tall, p.header.Height())
	}
	return tall + 2*headerPad + headerGap
}

// paint paints a phase over its columns; height is that of the header row.
func (p phase) paint(b scene.Box, height float64, first bool) scene.Phase {
	out := scene.Phase{ID: p.phase.ID, Box: box(b.X, b.Y, b.W, b.H)}
	// A header that has more room than it was measured for needs fewer lines.
	header := text.Wrap(p.phase.Title, headerStyle, max(b.W-2*headerPad-6, headerWidth-1), max(len(p.header.Lines), 1))
	if header.Cut {
		out.Title = p.phase.Title
	}
	strip := box(b.X+2, b.Y, b.W-4, height-headerGap)
	if !first {
		out.Items = append(out.Items, scene.Shape{
			Form: scene.Path, Class: "border", Box: box(b.X, b.Y, 0, b.H), Data: newPath().move(b.X, b.Y+2).line(b.X, b.Y+b.H-laneInset).String(),
			Stroke: theme.StripEdge, Width: 1, Dash: "2 4",
		})
	}
	out.Items = append(out.Items, scene.Shape{
		Form: scene.Rect, Class: "header", Box: strip, Round: 7, Fill: theme.Strip, Stroke: theme.StripEdge, Width: 1,
	})
	top := strip.Y + (strip.H-header.Height())/2
	out.Items = append(out.Items, paragraph(header, strip.X+headerPad, top, strip.W-2*headerPad, scene.Middle, theme.StripInk, "phase-label")...)
	return out
}
