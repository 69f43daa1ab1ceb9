package compose

import (
	"fmt"

	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of a lane's workload: a bar and a line of text.
const (
	loadBar = 4.0
	loadGap = 4.0
)

// load is the workload of a lane.
type load struct {
	share float64 // of the steps and decisions, in [0, 1]
	wide  float64 // of the bar
	words text.Block
	title string
}

// loads calculates the load of each lane; nil if it is not shown.
func (d *Draft) loads(index laneIndex) map[laneKey]*load {
	if !d.opt.Workload {
		return nil
	}
	type sum struct{ steps, hours float64 }
	var all sum
	sums := map[laneKey]sum{}
	for _, n := range d.journey.Nodes {
		if !n.Acts() || n.Owner == nil {
			continue
		}
		k := laneKey{who: n.Owner}
		if d.opt.Blueprint {
			k.stage = index.stage(n)
		}
		s := sums[k]
		s.steps++
		all.steps++
		if n.Takes != nil {
			hours := (n.Takes.Min + n.Takes.Max) / 2
			s.hours += hours
			all.hours += hours
		}
		sums[k] = s
	}
	loads := map[laneKey]*load{}
	for _, k := range d.laneKeys() {
		s := sums[k]
		l := &load{wide: d.scaled(laneTextWidth)}
		if all.steps > 0 {
			l.share = s.steps / all.steps
		}
		words := quantity.Percent(l.share) + " of steps"
		l.title = fmt.Sprintf("%s: %s of %s (%s)", k.who.Label, quantity.Number(s.steps), quantity.Count(all.steps, "step"), quantity.Percent(l.share))
		if all.hours > 0 {
			words = fmt.Sprintf("%s steps, %s time", quantity.Percent(l.share), quantity.Percent(s.hours/all.hours))
			l.title += fmt.Sprintf(", %s of the working time", quantity.Percent(s.hours/all.hours))
		}
		l.words = text.Wrap(words, d.style.load, d.scaled(laneTextWidth+20), 1)
		loads[k] = l
	}
	return loads
}

// height returns the height of the bar, of the line below it, and of the gap
// above.
func (l *load) height() float64 { return loadGap + loadBar + 1 + l.words.Height() }

// width returns the larger of the two widths.
func (l *load) width() float64 { return max(l.wide, l.words.Width) }

// paint paints the bar and the text with the corner at x, y.
func (l *load) paint(x, y float64, swatch theme.Swatch) scene.Group {
	y += loadGap
	g := scene.Group{Class: "workload", Title: l.title, Box: box(x, y, l.width(), l.height()-loadGap)}
	bar := scene.Shape{Form: scene.Rect, Class: "workload-all", Box: box(x, y, l.wide, loadBar), Round: loadBar / 2, Fill: theme.Paper, Stroke: swatch.Edge(), Width: 0.75}
	g.Items = append(g.Items, bar)
	if l.share > 0 {
		bar = scene.Shape{Form: scene.Rect, Class: "workload-part", Box: box(x, y, max(l.wide*l.share, loadBar), loadBar), Round: loadBar / 2, Fill: swatch.Mark()}
		g.Items = append(g.Items, bar)
	}
	g.Items = append(g.Items, paragraph(l.words, x, y+loadBar+1, l.words.Width, scene.Start, swatch.Ink(), "")...)
	return g
}
