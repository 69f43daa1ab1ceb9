package compose

import (
	"slices"
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

// measureLanes finds who has a lane: whoever owns a node or is on the other
// side of a step. Lanes stand in the order of declaration, in a blueprint by
// stage.
func (d *Draft) measureLanes() laneIndex {
	keys := d.laneKeys()
	index := laneIndex{blueprint: d.opt.Blueprint, lanes: make(map[laneKey]int, len(keys)), gates: d.gateStages(keys)}
	loads := d.loads(index)
	for _, k := range keys {
		p := k.who
		index.lanes[k] = len(d.lanes)
		l := lane{
			who: p, id: p.ID, kind: p.Kind.String(), swatch: swatchOf(p), pattern: d.theme.Pattern(), stage: k.stage,
			label: text.Wrap(p.Label, d.sized(laneStyle), laneTextWidth*d.theme.TextScale(), laneLines), load: loads[k],
		}
		if slices.ContainsFunc(d.lanes, func(o lane) bool { return o.who == p }) {
			l.id += "-" + stageWords[k.stage]
		}
		word := kindWords[p.Kind]
		if d.opt.Blueprint {
			word = stageWords[k.stage]
		}
		if !strings.EqualFold(p.Label, word) {
			l.word = text.Fit(word, wordStyle, laneTextWidth)
		}
		d.seen.kinds[p.Kind] = true
		d.lanes = append(d.lanes, l)
	}
	if len(d.lanes) == 0 {
		d.lanes = []lane{{id: "none", kind: "none", swatch: theme.Neutral}}
	}
	return index
}

// swatchOf is the family of colours of a participant.
func swatchOf(p *model.Participant) theme.Swatch {
	if p.Color != "" {
		return theme.Swatch(p.ID)
	}
	return theme.Swatch(p.Kind.String())
}

// laneLabelWidth is the width of the column of labels.
func (d *Draft) laneLabelWidth() float64 {
	wide := 56.0
	for _, l := range d.lanes {
		wide = max(wide, l.textWidth())
	}
	if d.opt.Blueprint {
		wide = max(wide, stageLabelWidth-laneTile-laneTileGap)
	}
	return float64(int(lanePad + laneTile + laneTileGap + wide + lanePad + laneHeadGap + 1))
}

// textHeight is the height of what stands beside the tile.
func (l lane) textHeight() float64 {
	h := l.label.Height()
	if l.word.Text != "" {
		h += wordStyle.LineHeight()
	}
	if l.load != nil {
		h += loadHeight
	}
	return h
}

// textWidth is the width of what stands beside the tile.
func (l lane) textWidth() float64 {
	wide := max(l.label.Width, l.word.Width)
	if l.load != nil {
		wide = max(wide, laneTextWidth, l.load.line.Width)
	}
	return wide
}

// labelHeight is the height of the lane's label with its kind's word and, in
// a blueprint, the name of the line above it.
func (l lane) labelHeight() float64 {
	h := max(l.textHeight(), laneTile)
	if l.stage > audience {
		h += 2 * stageStyle.LineHeight() // on both sides, as the label stays in the middle
	}
	return h
}

// paint paints a lane whose whole band is given.
func (l lane) paint(b scene.Box, labelWidth float64) scene.Lane {
	whole := b
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
	out.Items = append(out.Items, paintStageLine(whole, l.line, l.swatch, false)...)
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
	x = tile.Right() + laneTileGap
	y := middle - l.textHeight()/2
	out.Items = append(out.Items, paragraph(l.label, x, y, l.label.Width, scene.Start, l.swatch.Ink(), "lane-label")...)
	y += l.label.Height()
	if l.word.Text != "" {
		out.Items = append(out.Items, textLine(l.word, wordStyle, x, y, scene.Start, l.swatch.Ink(), "lane-kind"))
		y += wordStyle.LineHeight()
	}
	if l.load != nil {
		out.Items = append(out.Items, l.load.paint(x, y, l.swatch))
	}
	return out
}

// measurePhases measures the headers and returns the phases' indexes.
func (d *Draft) measurePhases() map[*model.Phase]int {
	phaseOf := make(map[*model.Phase]int, len(d.journey.Phases))
	for i, p := range d.journey.Phases {
		phaseOf[p] = i
		d.phases = append(d.phases, phase{p, text.Wrap(p.Title, headerStyle, headerWidth, headerLines), d.numbers(&p.Annotations, theme.StripInk)})
	}
	return phaseOf
}

// marksWidth is the width of the marks behind a header, with the gap before
// them.
func (p phase) marksWidth() float64 {
	wide := 0.0
	for _, m := range p.marks {
		wide += m.width + chipGap
	}
	if wide > 0 {
		wide += chipGap
	}
	return wide
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
	header := text.Wrap(p.phase.Title, headerStyle, max(b.W-2*headerPad-6-p.marksWidth(), headerWidth-1), max(len(p.header.Lines), 1))
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
	left := strip.X + headerPad + (strip.W-2*headerPad-header.Width-p.marksWidth())/2
	out.Items = append(out.Items, paragraph(header, left, top, header.Width, scene.Middle, theme.StripInk, "phase-label")...)
	left += header.Width + 2*chipGap
	for _, m := range p.marks {
		out.Items = append(out.Items, m.paint(left, strip.Y+(strip.H-m.height())/2))
		left += m.width + chipGap
	}
	return out
}
