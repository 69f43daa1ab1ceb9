package compose

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/text"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of the curve of moods.
const (
	moodLevel    = 12.0 // from one mood to the next
	moodApart    = 18.0 // likewise, where the faces of several curves must not touch
	moodTop      = 12.0 // above the highest
	moodBottom   = 10.0 // below the lowest and its word
	moodFace     = 8.0  // radius
	moodNear     = 2*moodFace + 2
	moodWord     = 110.0
	wordGap      = 4.0  // between the words of two faces
	moodIconSide = 14.0 // at the ends of the scale
	moodSample   = 20.0 // of a curve's dashes
	moodSampled  = 25.0 // with the gap before its name
	moodNames    = 2    // lines of a name
	moodHead     = 10.0 // above and below the names

	// When the flow runs down, sad is at the left and glad at the right.
	moodLevelDown = 17.0
	moodSideDown  = 44.0  // beside the outermost, for half of its word
	moodHeadDown  = 132.0 // the least width of the head on top
)

// moodDashes tell the curves of several customers apart.
var moodDashes = []string{"", "7 4", "2 3.5", "10 3 2 3"}

// moods are the curves of all customers who feel something.
type moods struct {
	curves   []curve
	low, top int // the range of moods that is drawn
	more     int // customers without a curve: those beyond MostCurves
}

// curve is how one customer feels on the way.
type curve struct {
	who    *model.Participant
	name   text.Block
	swatch theme.Swatch
	dash   string
	points []feeling
	lowest int // index of the lowest point; -1 when no low stands out
}

// feeling is a point of a curve.
type feeling struct {
	nodes []int // it stands in their middle
	value int
	word  string
	title string
	// usual says that most customers come by. The curve passes through these
	// alone; what few of them feel stands beside it.
	usual bool
}

// measureMoods gathers what the customers feel, in the order of the text.
func (d *Draft) measureMoods(nodeOf map[*model.Node]int) {
	d.moods = moods{low: -1, top: 1}
	if d.opt.NoEmotions {
		return
	}
	likely := likelihood(d.journey)
	curveOf := map[*model.Participant]int{}
	add := func(f model.Feeling, nodes []int, at string, usual bool) {
		if f.Who == nil {
			return
		}
		i, ok := curveOf[f.Who]
		if !ok {
			if i = len(d.moods.curves); i == MostCurves {
				i = -1
				d.moods.more++
			}
			curveOf[f.Who] = i
		}
		switch {
		case i < 0:
			return
		case !ok:
			d.moods.curves = append(d.moods.curves, curve{
				who: f.Who, swatch: swatchOf(f.Who), dash: moodDashes[i%len(moodDashes)],
			})
		}
		value := min(max(f.Value, -2), 2)
		d.moods.low, d.moods.top = min(d.moods.low, value), max(d.moods.top, value)
		c := &d.moods.curves[i]
		c.points = append(c.points, feeling{nodes: nodes, value: value, word: f.Word, title: feelingTitle(f) + at, usual: usual})
	}
	inPhase := map[*model.Phase][]int{}
	for _, n := range d.journey.Nodes {
		if n.Phase != nil {
			inPhase[n.Phase] = append(inPhase[n.Phase], nodeOf[n])
		}
	}
	told := map[*model.Phase]bool{}
	for _, n := range d.journey.Nodes {
		if p := n.Phase; p != nil && !told[p] {
			told[p] = true
			nodes := inPhase[p]
			for _, f := range p.Feelings {
				add(f, nodes, "\n"+p.Title, true)
			}
		}
		for _, f := range n.Feelings {
			at := ""
			if t := nodeTitle(n); t != "" {
				at = "\n" + t
			}
			add(f, []int{nodeOf[n]}, at, likely[n] >= 0.5)
		}
	}
	room := d.moodNameRoom()
	for i := range d.moods.curves {
		c := &d.moods.curves[i]
		c.name = text.Wrap(c.who.Label, d.style.lane, room, moodNames)
		c.lowest = lowest(c.points)
		for _, p := range c.points {
			d.seen.marks[moodIcon(p.value)] = true
		}
	}
}

// lowest is the first of the lowest points, or -1 where nothing is low or all
// points are alike.
func lowest(points []feeling) int {
	at, high := -1, -2
	for i, p := range points {
		high = max(high, p.value)
		if at < 0 || p.value < points[at].value {
			at = i
		}
	}
	if at < 0 || points[at].value >= 0 || points[at].value == high {
		return -1
	}
	return at
}

// likelihood is how many, in [0, 1], come by each node, as far as the author
// gives shares: branches without shares count as if all took them, failures as
// the exception.
func likelihood(j *model.Journey) map[*model.Node]float64 {
	given := map[*model.Node]bool{}
	for _, e := range j.Edges {
		given[e.From] = given[e.From] || e.Given
	}
	into := map[*model.Node][]*model.Edge{}
	for _, e := range j.Edges {
		into[e.To] = append(into[e.To], e)
	}
	likely := make(map[*model.Node]float64, len(j.Nodes))
	for _, n := range j.Nodes {
		if len(into[n]) == 0 {
			likely[n] = 1
		}
		for _, e := range into[n] {
			part := likely[e.From]
			switch {
			case e.Kind == model.Failed:
				part *= min(e.Share, 0.49)
			case given[e.From] && e.From.Kind == model.DecisionNode:
				part *= e.Share
			}
			if n.Kind == model.JoinNode {
				likely[n] = max(likely[n], part)
				continue
			}
			likely[n] = min(1, likely[n]+part)
		}
	}
	return likely
}

// level is how far one mood stands from the next.
func (m moods) level(down bool) float64 {
	switch {
	case down:
		return moodLevelDown
	case len(m.curves) > 1:
		return moodApart
	}
	return moodLevel
}

// moodThickness is the size of the strip across the way.
func (d *Draft) moodThickness() float64 {
	span := float64(d.moods.top-d.moods.low) * d.moods.level(d.opt.Down)
	if d.opt.Down {
		return max(2*d.scaled(moodSideDown)+span, d.scaled(moodHeadDown))
	}
	return max(moodTop+span+moodBottom+d.style.mood.LineHeight(), d.moodNamesHeight()+moodHead)
}

// moodNamesHeight is the height of the names of all curves and of what they
// are.
func (d *Draft) moodNamesHeight() float64 {
	tall := d.style.kind.LineHeight()
	for _, c := range d.moods.curves {
		tall += c.name.Height()
	}
	return tall
}

// moodNameRoom is the room for a curve's name in the head of the strip.
func (d *Draft) moodNameRoom() float64 {
	room := d.laneLabelWidth() - laneHeadGap - 2*lanePad - moodIconSide - 2
	if d.opt.Down {
		room = d.moodThickness() - 2*lanePad
	}
	if len(d.moods.curves) > 1 {
		room -= moodSampled
	}
	return room
}

// across is where a mood stands across the strip; up is its height over the
// axis.
func (m moods) across(s stretch, up float64) float64 {
	if s.down {
		span := float64(m.top-m.low) * m.level(true)
		return scene.Round(s.box.X + (s.box.W-span)/2 - float64(m.low)*m.level(true) + up)
	}
	return scene.Round(s.box.Y + moodTop + float64(m.top)*m.level(false) - up)
}

// placed is a feeling with its place on the way, and its height over the
// axis.
type placed struct {
	feeling
	way, up float64
	lowest  bool
	more    []string // titles of those that it stands for as well
}

// radius is that of the face, or of the halo round it.
func (p placed) radius() float64 {
	if p.lowest {
		return moodFace + 3
	}
	return moodFace
}

// line is a curve with its points in the order of the way.
type line struct {
	curve
	points []placed
	knots  []knot // of the usual ones
}

// MostCurves is for how many customers a curve is drawn: more cannot be told
// apart, and each takes a line in the strip's head.
const MostCurves = 24

// word is what the strip is called.
func (m moods) word() string {
	if m.more > 0 {
		return fmt.Sprintf("emotions (%d more)", m.more)
	}
	return "emotions"
}

// place places the points of all curves.
func (m moods) place(ways []float64, down bool) []line {
	lines := make([]line, len(m.curves))
	for i, c := range m.curves {
		lines[i] = line{curve: c, points: c.place(ways, m.level(down))}
		for _, p := range lines[i].points {
			if p.usual {
				lines[i].knots = append(lines[i].knots, knot{x: p.way, y: p.up})
			}
		}
		smooth(lines[i].knots)
	}
	return lines
}

// over are the points that lie over a stretch.
func (l line) over(s stretch) []placed {
	find := func(way float64, beyond int) int {
		i, _ := slices.BinarySearchFunc(l.points, way, func(p placed, way float64) int { return cmp.Or(cmp.Compare(p.way, way), beyond) })
		return i
	}
	return l.points[find(s.begins, 1):find(s.ends(), -1)]
}

// paintMoods paints the part of the curves that lies over a stretch.
func (d *Draft) paintMoods(s stretch, all []line) scene.Group {
	strip := s.box
	g := scene.Group{Class: "emotion", Box: strip}
	at := func(way, up float64) scene.Point {
		return s.point(scene.Round(s.along(way)), d.moods.across(s, up))
	}
	zero := d.moods.across(s, 0)
	begin, end := s.point(s.from, zero), s.point(s.to(), zero)
	g.Items = append(g.Items, scene.Shape{
		Form: scene.Path, Class: "axis", Box: bounds([]scene.Point{begin, end}), Data: newPath().move(begin.X, begin.Y).line(end.X, end.Y).String(),
		Stroke: theme.Rule, Width: 1,
	})
	words := crowd{in: box(s.from+2, strip.Y, s.to()-s.from-4, strip.H), rule: zero}
	if s.down {
		words = crowd{in: box(strip.X, s.from+2, strip.W, s.to()-s.from-4), rule: math.NaN()}
		g.Items = append(g.Items, d.moodLabelsDown(s)...)
	} else {
		g.Items = append(g.Items, d.moodLabels(s)...)
	}
	var curves, faces []scene.Item
	for _, l := range all {
		here := l.over(s)
		for _, p := range here {
			words.face(disc{at(p.way, p.up), p.radius()})
		}
		for _, p := range here {
			if y, ok := height(l.knots, p.way); ok && !p.usual {
				from, to := at(p.way, y), at(p.way, p.up)
				words.line(scene.Point{X: (from.X + to.X) / 2, Y: (from.Y + to.Y) / 2})
				curves = append(curves, scene.Shape{
					Form: scene.Path, Class: "stem", Box: bounds([]scene.Point{from, to}), Data: newPath().move(from.X, from.Y).line(to.X, to.Y).String(),
					Stroke: l.swatch.Edge(), Width: 1.25, Dash: "1.5 2.5",
				})
			}
		}
		if knots := cut(l.knots, s.begins, s.ends()); len(knots) > 1 {
			for _, q := range along(knots, at) {
				words.line(q)
			}
			curves = append(curves, scene.Shape{
				Form: scene.Path, Class: "curve", Box: extent(knots, at), Data: bezier(knots, at),
				Stroke: l.swatch.Mark(), Width: 2.25, Dash: l.dash, Cap: "round",
			})
		}
	}
	for _, low := range []bool{true, false} { // the lowest has its word in any case
		for _, l := range all {
			for _, p := range l.over(s) {
				if p.lowest == low {
					faces = append(faces, d.paintMood(p, at(p.way, p.up), &words))
				}
			}
		}
	}
	g.Items = append(append(g.Items, curves...), faces...)
	return g
}

// moodLabels says whose curves they are, before the first column.
func (d *Draft) moodLabels(s stretch) []scene.Item {
	strip := s.box
	items := []scene.Item{scene.Shape{Form: scene.Rect, Class: "strip-head", Box: s.head(), Round: 10, Fill: theme.Strip}}
	ends := s.head().Right() - lanePad - moodIconSide
	for _, v := range []int{d.moods.top, d.moods.low} {
		y := d.moods.across(s, float64(v)*d.moods.level(false))
		items = append(items, icon(moodIcon(v), ends, y-moodIconSide/2, moodIconSide, moodSwatch(v).Mark()))
	}
	left, y := strip.X+lanePad, strip.Y+(strip.H-d.moodNamesHeight())/2
	for _, c := range d.moods.curves {
		items = append(items, d.moodName(c, left, y)...)
		y += c.name.Height()
	}
	kind := text.Wrap(d.moods.word(), d.style.kind, ends-left, 1)
	return append(items, paragraph(kind, left, y, kind.Width, scene.Start, theme.StripInk, "strip-kind")...)
}

// moodName is the name of a curve from the corner x, y on, behind a piece of
// its line where there are several.
func (d *Draft) moodName(c curve, x, y float64) []scene.Item {
	var items []scene.Item
	if len(d.moods.curves) > 1 {
		items = append(items, sampleOf(c, x, y+c.name.Style.LineHeight()/2))
		x += moodSampled
	}
	return append(items, paragraph(c.name, x, y, c.name.Width, scene.Start, theme.StripInk, "strip-label")...)
}

// moodHeadHeight is what the names in a head on top of the strip need.
func (d *Draft) moodHeadHeight() float64 { return d.moodNamesHeight() + 2*lanePad }

// moodLabelsDown says whose curves they are, on top of the strip.
func (d *Draft) moodLabelsDown(s stretch) []scene.Item {
	head := s.head()
	items := []scene.Item{scene.Shape{Form: scene.Rect, Class: "strip-head", Box: head, Round: 10, Fill: theme.Strip}}
	middle, bottom := head.X+head.W/2, head.Bottom()-lanePad-moodIconSide
	for _, v := range []int{d.moods.low, d.moods.top} {
		x := d.moods.across(s, float64(v)*d.moods.level(true))
		items = append(items, icon(moodIcon(v), x-moodIconSide/2, bottom, moodIconSide, moodSwatch(v).Mark()))
	}
	y := head.Y + lanePad
	for _, c := range d.moods.curves {
		wide := c.name.Width
		if len(d.moods.curves) > 1 {
			wide += moodSampled
		}
		items = append(items, d.moodName(c, middle-wide/2, y)...)
		y += c.name.Height()
	}
	kind := text.Wrap(d.moods.word(), d.style.kind, head.W, 1)
	return append(items, paragraph(kind, head.X, y, head.W, scene.Middle, theme.StripInk, "strip-kind")...)
}

// sampleOf is a piece of a curve's line, before its name.
func sampleOf(c curve, x, y float64) scene.Shape {
	return scene.Shape{
		Form: scene.Path, Class: "sample", Box: box(x, y, moodSample, 0), Data: newPath().move(x, y).line(x+moodSample, y).String(),
		Stroke: c.swatch.Mark(), Width: 2.25, Dash: c.dash, Cap: "round",
	}
}

// place finds the places of a curve's points, in the order of the way, each
// place once among the usual ones.
func (c curve) place(ways []float64, level float64) []placed {
	var all []placed
	for i, f := range c.points {
		sum := 0.0
		for _, n := range f.nodes {
			sum += ways[n]
		}
		if len(f.nodes) > 0 {
			all = append(all, placed{f, sum / float64(len(f.nodes)), float64(f.value) * level, i == c.lowest, nil})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.way, b.way) })
	var out []placed
	usual := math.Inf(-1) // the last place on the curve
	for _, p := range all {
		if p.usual && p.way-usual < moodNear {
			p.usual = false
		}
		if p.usual {
			usual = p.way
		}
		// Two faces of the same mood at one place are one.
		same := -1
		for i := len(out) - 1; i >= 0 && p.way-out[i].way < moodNear; i-- {
			if out[i].value == p.value {
				same = i
			}
		}
		if same >= 0 {
			o := &out[same]
			o.more = append(o.more, p.title)
			o.usual, o.lowest = o.usual || p.usual, o.lowest || p.lowest
			continue
		}
		out = append(out, p)
	}
	for i := range out {
		out[i].title = strings.Join(append([]string{out[i].title}, out[i].more...), "\n")
	}
	return out
}

// paintMood paints a face and, where there is room, its word.
func (d *Draft) paintMood(p placed, at scene.Point, words *crowd) scene.Group {
	swatch := moodSwatch(p.value)
	x, y := at.X, at.Y
	b := box(x-moodFace, y-moodFace, 2*moodFace, 2*moodFace)
	g := scene.Group{Class: "mood", Title: p.title}
	if p.lowest {
		g.Class = "mood lowest"
		halo := p.radius()
		g.Items = append(g.Items, scene.Shape{
			Form: scene.Circle, Class: "halo", Box: box(x-halo, y-halo, 2*halo, 2*halo), Fill: swatch.Band(), Stroke: swatch.Mark(), Width: 1.25, Dash: "2 2.5",
		})
	}
	const side = moodFace / 6 * iconGrid // so that the icon's circle is the face
	face := icon(moodIcon(p.value), x-side/2, y-side/2, side, swatch.Mark())
	face.Width = 1.15
	g.Items = append(g.Items, scene.Shape{Form: scene.Circle, Box: b, Fill: swatch.Card()}, face)
	style, says := d.style.mood, []string{p.word}
	if p.lowest {
		style, says = d.style.lowest, []string{"lowest: " + p.word, p.word}
		b = box(x-p.radius(), y-p.radius(), 2*p.radius(), 2*p.radius())
	}
	for _, word := range says {
		line := text.Fit(word, style, d.scaled(moodWord))
		if strings.TrimSpace(line.Text) == "" {
			continue
		}
		if at, ok := words.room(b, line.Width, style.LineHeight()); ok {
			g.Items = append(g.Items, textLine(line, style, at.X, at.Y, scene.Middle, swatch.Ink(), "outside"))
			b = union(b, at)
			break
		}
	}
	g.Box = b
	return g
}

// union is the smallest box round two.
func union(a, b scene.Box) scene.Box {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return box(x, y, max(a.Right(), b.Right())-x, max(a.Bottom(), b.Bottom())-y)
}
