// Package compose turns a journey into a picture: it measures everything
// visible, describes it to render/internal/layout as sizes and numbers, and paints it
// into a Scene at the positions of the layout. It sees the model and the theme,
// never syntax, and writes no format.
package compose

import (
	"context"
	"math"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// Options select what a picture shows.
type Options struct {
	Theme    *theme.Theme
	Timeline bool // one column per step
	Down     bool // the flow runs down; the placement has to be turned

	NoEmotions, NoChannels, NoSystems, NoLegend, NoTimes, NoPingPong bool

	Numbers   bool   // number the steps
	Notes     Switch // list pain points, opportunities, risks and moments of truth
	Workload  bool   // show the workload of each lane
	Blueprint bool   // order lanes as in a service blueprint

	PingPongs []model.PingPong // ping-pong exchanges to bracket
	Marks     []model.Mark     // what happened to nodes
	Explains  *Draft           // another draft whose signs the legend explains too; nil for none
}

// Switch is a choice that defaults to the journey's own.
type Switch int

// The positions of a switch.
const (
	Auto Switch = iota
	On
	Off
)

// Draft is a journey whose parts are measured but not placed. It is immutable
// and does not change the journey.
type Draft struct {
	Input layout.Input // what to place

	ctx     context.Context
	journey *model.Journey
	theme   *theme.Theme
	style   styles
	opt     Options
	lanes   []lane
	phases  []phase
	nodes   []node
	flows   []flow
	anchors []int   // of the receipts, which come after the journey's nodes
	card    float64 // width of all cards
	seen    occurrences

	moods    moods
	brackets [][]exchange // by row
	listed   bool         // notes are numbered and listed
	notes    []note
	notesOf  map[*model.Annotations][]int // numbers of notes
	fates    map[*model.Node]model.Mark
}

// stopped reports whether the context is done.
func (d *Draft) stopped() bool { return d.ctx.Err() != nil }

// lane is a participant with a measured label.
type lane struct {
	who     *model.Participant // nil in a journey without participants
	id      string
	kind    string
	swatch  theme.Swatch
	label   text.Block
	word    text.Block // the word for its kind
	stage   stage      // in a blueprint
	line    text.Block // the name of a blueprint's line above it, or empty
	load    *load      // nil if not shown
	pattern bool       // the kind has a texture
}

// phase is a phase with a measured header.
type phase struct {
	phase  *model.Phase
	header text.Block
	again  text.Block // the text shown where it continues in another band
	marks  []chip     // numbers of its notes
}

// node is a box with its contents.
type node struct {
	id, class, title string
	lane             int
	line             int
	content          content
}

// content is the content of a box: its size, and how to paint it into a box of
// that size.
type content struct {
	w, h  float64
	slant float64 // if not 0, the left and right sides come to a point that far out
	round bool    // a circle
	paint func(b scene.Box) (scene.Shape, []scene.Item)
}

// touch moves the end of a flow from the border of the box to the visible
// outline.
func (c content) touch(b scene.Box, p scene.Point) scene.Point {
	if c.slant == 0 && !c.round {
		return p
	}
	x, y := b.X+b.W/2, b.Y+b.H/2
	dx, dy := math.Abs(p.X-x), math.Abs(p.Y-y)
	if sideways := b.W/2-dx < b.H/2-dy; sideways {
		reach := b.W/2 - c.slant*dy/(b.H/2)
		if c.round {
			reach = math.Sqrt(max(b.W*b.W/4-dy*dy, 0))
		}
		p.X = scene.Round(x + math.Copysign(reach, p.X-x))
		return p
	}
	reach := b.H / 2
	if c.round {
		reach = math.Sqrt(max(b.W*b.W/4-dx*dx, 0))
	} else if out := dx - (b.W/2 - c.slant); out > 0 {
		reach *= 1 - out/c.slant
	}
	p.Y = scene.Round(y + math.Copysign(reach, p.Y-y))
	return p
}

// flow is an edge of the layout with its text.
type flow struct {
	kind  layout.EdgeKind
	from  int
	to    int
	label text.Block
	title string
}

// occurrences says what a legend has to explain.
type occurrences struct {
	kinds [model.ThirdParty + 1]bool
	flows [layout.Jump + 1]bool
	marks map[string]bool
}

// Measure measures a journey. If the context is done, it stops early, and the
// draft must not be used.
func Measure(ctx context.Context, j *model.Journey, opt Options) *Draft {
	d := &Draft{ctx: ctx, journey: j, opt: opt, seen: occurrences{marks: map[string]bool{}}, fates: map[*model.Node]model.Mark{}}
	for _, m := range opt.Marks {
		d.fates[m.Node] = m
	}
	d.theme = ownColors(j, opt.Theme)
	d.style = stylesAt(d.theme.TextScale())
	d.measureNotes()
	laneOf := d.measureLanes()
	phaseOf := d.measurePhases()
	nodeOf := d.measureNodes(laneOf)
	d.measureFlows(nodeOf)
	if d.stopped() {
		return d
	}
	for _, measure := range []func(){
		func() { d.addReceipts(laneOf, nodeOf) },
		func() { d.measureMoods(nodeOf) },
		func() { d.measurePingPongs(nodeOf) },
	} {
		if !d.stopped() {
			measure()
		}
	}
	if opt.Explains != nil {
		d.seen.explain(&opt.Explains.seen)
	}
	d.Input = d.input(phaseOf, nodeOf)
	return d
}

// ownColors returns the theme with a swatch for each participant with its own
// colour.
func ownColors(j *model.Journey, t *theme.Theme) *theme.Theme {
	var accents []theme.Accent
	for _, p := range j.Participants {
		if p.Color != "" {
			accents = append(accents, theme.Accent{Swatch: theme.Swatch(p.ID), Color: p.Color})
		}
	}
	if accents == nil {
		return t
	}
	return t.With(accents...)
}

// box returns a box with rounded numbers.
func box(x, y, w, h float64) scene.Box {
	return scene.Box{X: scene.Round(x), Y: scene.Round(y), W: scene.Round(w), H: scene.Round(h)}
}

// paragraph paints the lines of a block with the corner at x, y; w is the width
// in which lines are centred or aligned to the start of reading.
func paragraph(b text.Block, x, y, w float64, align scene.Align, fill theme.Role, class string) []scene.Item {
	items := make([]scene.Item, 0, len(b.Lines))
	for i, line := range b.Lines {
		left := x
		switch {
		case align == scene.Middle:
			left += (w - line.Width) / 2
		case line.RTL:
			left += w - line.Width
		}
		items = append(items, textLine(line, b.Style, left, y+float64(i)*b.Style.LineHeight(), align, fill, class))
	}
	return items
}

// textLine paints one line; x, y is the corner of its box.
func textLine(l text.Line, s text.Style, x, y float64, align scene.Align, fill theme.Role, class string) scene.Text {
	return scene.Text{
		Class: class, Box: box(x, y, l.Width, s.LineHeight()), Base: scene.Round(y + s.Baseline()),
		Size: s.Size, Bold: s.Bold, RTL: l.RTL, Align: align, Fill: fill, Text: l.Text,
	}
}
