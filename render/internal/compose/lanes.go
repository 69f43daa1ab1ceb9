package compose

import (
	"math"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of a lane's label: an icon on a tile, and the text next to it.
const (
	lanePad       = 13.0
	laneTile      = 26.0
	laneTileGap   = 8.0
	laneTextWidth = 92.0
	laneTextMost  = 240.0 // for long words
	laneLines     = 4
	laneHeadGap   = 4.0 // between the label's background and the first column
	laneInset     = 2.0 // half the gap between bands
)

const (
	headerWidth = 130.0 // of a phase header's text, at least
	headerLines = 2
	headerPad   = 7.0
	headerGap   = 6.0 // under the strip
)

// kindWords are the words for lanes, by kind.
var kindWords = [...]string{
	model.Customer:   "customer",
	model.Rep:        "rep",
	model.System:     "system",
	model.ThirdParty: "third party",
}

// measureLanes finds out who has a lane: whoever owns a node or is otherwise
// involved in a step. Lanes are in the order of declaration, in a blueprint by
// stage.
func (d *Draft) measureLanes() laneIndex {
	keys := d.laneKeys()
	index := laneIndex{blueprint: d.opt.Blueprint, lanes: make(map[laneKey]int, len(keys)), gates: d.gateStages(keys)}
	loads := d.loads(index)
	room := d.laneRoom(keys)
	several := map[*model.Participant]bool{} // lanes of the same participant
	for _, k := range keys {
		p := k.who
		index.lanes[k] = len(d.lanes)
		l := lane{
			who: p, id: p.ID, kind: p.Kind.String(), swatch: swatchOf(p), pattern: d.theme.Pattern(), stage: k.stage,
			label: text.Wrap(p.Label, d.style.lane, room, laneLines), load: loads[k],
		}
		if several[p] {
			l.id += "-" + stageWords[k.stage]
		}
		several[p] = true
		word := kindWords[p.Kind]
		if d.opt.Blueprint {
			word = stageWords[k.stage]
		}
		if !strings.EqualFold(p.Label, word) {
			l.word = text.Wrap(word, d.style.kind, room, 1)
		}
		d.seen.kinds[p.Kind] = true
		d.lanes = append(d.lanes, l)
	}
	if len(d.lanes) == 0 {
		d.lanes = []lane{{id: "none", kind: "none", swatch: theme.Neutral}}
	}
	return index
}

// laneRoom returns the width for the names of lanes: what their longest word
// needs, within limits.
func (d *Draft) laneRoom(keys []laneKey) float64 {
	room := d.scaled(laneTextWidth)
	for _, k := range keys {
		room = max(room, math.Ceil(text.Widest(k.who.Label, d.style.lane, d.scaled(laneTextMost))))
	}
	return room
}

// swatchOf returns the colours of a participant.
func swatchOf(p *model.Participant) theme.Swatch {
	if p.Color != "" {
		return theme.Swatch(p.ID)
	}
	return theme.Swatch(p.Kind.String())
}

// laneLabelWidth returns the width of the column of labels.
func (d *Draft) laneLabelWidth() float64 {
	wide := max(d.scaled(56), d.moods.wide)
	for _, l := range d.lanes {
		wide = max(wide, l.textWidth())
	}
	if d.opt.Blueprint {
		wide = max(wide, d.scaled(stageLabelWidth)-laneTile-laneTileGap)
	}
	return float64(int(lanePad + laneTile + laneTileGap + wide + lanePad + laneHeadGap + 1))
}

// textHeight returns the height of the text next to the tile.
func (l lane) textHeight() float64 {
	h := l.label.Height() + l.word.Height()
	if l.load != nil {
		h += l.load.height()
	}
	return h
}

// textWidth returns the width of the text next to the tile.
func (l lane) textWidth() float64 {
	wide := max(l.label.Width, l.word.Width)
	if l.load != nil {
		wide = max(wide, l.load.width())
	}
	return wide
}

// labelHeight returns the height of the lane's label with its kind's word and,
// in a blueprint, the name of the line above it.
func (d *Draft) labelHeight(l lane) float64 {
	h := max(l.textHeight(), laneTile)
	if l.stage > audience {
		h += 2 * d.style.stage.LineHeight() // on both sides, because the label stays in the middle
	}
	return h
}

// paint paints a lane, given its whole band.
func (l lane) paint(b scene.Box, labelWidth float64) scene.Lane {
	whole := b
	b = box(b.X, b.Y+laneInset, b.W, b.H-2*laneInset)
	out := scene.Lane{
		ID: l.id, Kind: l.kind,
		Band: scene.Shape{Form: scene.Rect, Class: "band", Box: b, Round: 10, Fill: l.swatch.Band(), Stroke: l.swatch.Rim(), Width: 1},
	}
	out.Items = append(out.Items, scene.Shape{
		Form: scene.Rect, Class: "lane-head", Box: box(b.X+1, b.Y+1, labelWidth-laneHeadGap-0.5, b.H-2), Round: 9, Fill: l.swatch.Head(),
	})
	if l.pattern {
		out.Items = append(out.Items, texture(l.kind, box(b.X+2.5, b.Y+railEnd, railWide, b.H-2*railEnd), l.swatch.Mark())...)
	}
	out.Items = append(out.Items, paintStageLine(whole, l.line, l.swatch, false)...)
	return l.paintLabel(out, b.X+lanePad, b.Y+b.H/2)
}

// paintLabel paints the label of a lane from x on, around a middle line.
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
	out.Items = append(out.Items, paragraph(l.word, x, y, l.word.Width, scene.Start, l.swatch.Ink(), "lane-kind")...)
	y += l.word.Height()
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
		d.phases = append(d.phases, phase{
			phase: p, header: text.Wrap(p.Title, d.style.header, d.scaled(headerWidth), headerLines),
			again: text.Wrap("continued", d.style.kind, d.scaled(headerWidth), 1), marks: d.numbers(&p.Annotations, theme.StripInk),
		})
	}
	return phaseOf
}

// marksWidth returns the width of the marks after a header, with the gap before
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

// headerHeight returns the height of the row of phase headers, with the gap
// under it; 0 without phases.
func (d *Draft) headerHeight() float64 {
	if len(d.phases) == 0 {
		return 0
	}
	tall := d.style.header.LineHeight()
	for _, p := range d.phases {
		tall = max(tall, p.header.Height())
	}
	return tall + 2*headerPad + headerGap
}

// headerIn returns the height of the row in a band: its headers may have more
// room than they were measured for. Extra is how much wider than the band the
// picture is.
func (d *Draft) headerIn(band layout.Band, extra float64) float64 {
	if len(band.Phases) == 0 || d.opt.Down {
		return d.Input.PhaseHeader
	}
	tall := 0.0
	for k, part := range band.Phases {
		if k == len(band.Phases)-1 {
			part.W += extra
		}
		tall = max(tall, d.phases[part.Index].title(part.W).Height())
	}
	return tall + 2*headerPad + headerGap
}

// title returns the text of the header over columns of the given width.
func (p phase) title(width float64) text.Block {
	return text.Wrap(p.phase.Title, p.header.Style, max(width-2*headerPad-6-p.marksWidth(), p.header.Width+0.01), max(len(p.header.Lines), 1))
}

// paint paints a phase over its columns; height is that of the header row, and
// a header with fewer lines is at its bottom. A phase that continues from the
// previous band says so if there is room.
func (p phase) paint(b scene.Box, height float64, first, goesOn bool) scene.Phase {
	out := scene.Phase{ID: p.phase.ID, Box: box(b.X, b.Y, b.W, b.H)}
	header := p.title(b.W)
	if header.Cut {
		out.Title = p.phase.Title
	}
	own := max(header.Height(), p.header.Style.LineHeight()) + 2*headerPad
	strip := box(b.X+2, b.Y+height-headerGap-own, b.W-4, own)
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
	room := strip.W - 2*headerPad - header.Width - p.marksWidth()
	on := text.Block{}
	if goesOn && len(header.Lines) == 1 && p.again.Width+2*chipGap <= room {
		on = p.again
		room -= on.Width + 2*chipGap
	}
	left := strip.X + headerPad + room/2
	out.Items = append(out.Items, paragraph(header, left, top, header.Width, scene.Middle, theme.StripInk, "phase-label")...)
	left += header.Width + 2*chipGap
	if len(on.Lines) > 0 {
		out.Items = append(out.Items, paragraph(on, left, strip.Y+(strip.H-on.Height())/2, on.Width, scene.Start, theme.StripInk, "phase-again")...)
		left += on.Width + 2*chipGap
	}
	for _, m := range p.marks {
		out.Items = append(out.Items, m.paint(left, strip.Y+(strip.H-m.height())/2))
		left += m.width + chipGap
	}
	return out
}
