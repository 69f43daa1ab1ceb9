package compose

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of the emotion curve.
const (
	moodLevel    = 12.0           // from one emotion value to the next
	moodApart    = 18.0           // the same, if the faces of several curves must not touch
	moodTop      = 12.0           // above the highest
	moodBottom   = 10.0           // below the lowest and its word
	moodFace     = 8.0            // radius
	moodNear     = 2*moodFace + 2 // the minimum distance of two faces
	moodBeside   = 46.0           // distance of those in one column, if there is room
	moodWord     = 110.0
	wordGap      = 4.0  // between the words of two faces
	moodIconSide = 14.0 // at the ends of the scale
	moodSample   = 20.0 // of a curve's dashes
	moodSampled  = 25.0 // with the gap before its name
	moodNames    = 2    // maximum lines of a name
	moodHead     = 10.0 // above and below the names

	// If the flow runs down, sad is on the left and happy on the right.
	moodLevelDown = 17.0
	moodSideDown  = 44.0  // next to the outermost, for half of its word
	moodHeadDown  = 132.0 // the minimum width of the head on top
)

// moodDashes distinguish the curves of several customers.
var moodDashes = []string{"", "7 4", "2 3.5", "10 3 2 3"}

// moods are the curves of all customers with emotions.
type moods struct {
	curves   []curve
	low, top int // the range of emotions that is drawn
	more     int // customers without a curve, beyond MostCurves

	wide float64 // the minimum width of the labels for the longest word in their head
}

// curve is the emotions of one customer over the journey.
type curve struct {
	who    *model.Participant
	name   text.Block
	swatch theme.Swatch
	dash   string
	points []feeling
	lowest int // index of the lowest point; -1 if none stands out
}

// feeling is a point of a curve.
type feeling struct {
	nodes []int // it is centred over them
	order int   // among all emotions, in the order of the text
	value int
	word  string
	title string
}

// measureMoods collects the customers' emotions, in the order of the text.
func (d *Draft) measureMoods(nodeOf map[*model.Node]int) {
	d.moods = moods{low: -1, top: 1}
	if d.opt.NoEmotions {
		return
	}
	order := 0
	curveOf := map[*model.Participant]int{}
	add := func(f model.Feeling, nodes []int, at string) {
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
				who: f.Who, swatch: curveSwatch(f.Who, i), dash: moodDashes[i%len(moodDashes)],
			})
		}
		value := min(max(f.Value, -2), 2)
		d.moods.low, d.moods.top = min(d.moods.low, value), max(d.moods.top, value)
		c := &d.moods.curves[i]
		c.points = append(c.points, feeling{nodes: nodes, order: order, value: value, word: f.Word, title: feelingTitle(f) + at})
		order++
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
				add(f, nodes, "\n"+p.Title)
			}
		}
		for _, f := range n.Feelings {
			at := ""
			if t := nodeTitle(n); t != "" {
				at = "\n" + t
			}
			add(f, []int{nodeOf[n]}, at)
		}
	}
	const beside = moodIconSide + 2 - laneTile - laneTileGap
	if d.moods.more > 0 {
		d.moods.wide = math.Ceil(d.style.kind.Width(d.moods.word())) + beside
	}
	for _, c := range d.moods.curves {
		need := math.Ceil(text.Widest(c.who.Label, d.style.lane, d.scaled(laneTextMost))) + beside
		if len(d.moods.curves) > 1 {
			need += moodSampled
		}
		d.moods.wide = max(d.moods.wide, need)
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

// lowest returns the lowest point, or -1 if none is low or several points tie.
func lowest(points []feeling) int {
	at, alike := -1, false
	for i, p := range points {
		switch {
		case at < 0 || p.value < points[at].value:
			at, alike = i, false
		case p.value == points[at].value:
			alike = true
		}
	}
	if at < 0 || points[at].value >= 0 || alike || len(points) == 1 {
		return -1
	}
	return at
}

// curveSwatch returns the swatch of a customer's curve, given the number of
// curves before it.
func curveSwatch(who *model.Participant, before int) theme.Swatch {
	if who.Color != "" {
		return swatchOf(who)
	}
	return theme.Curve(before)
}

// level returns the distance between one value and the next.
func (m moods) level(down bool) float64 {
	switch {
	case down:
		return moodLevelDown
	case len(m.curves) > 1:
		return moodApart
	}
	return moodLevel
}

// moodThickness returns the size of the strip across the flow.
func (d *Draft) moodThickness() float64 {
	span := float64(d.moods.top-d.moods.low) * d.moods.level(d.opt.Down)
	if d.opt.Down {
		return max(2*d.scaled(moodSideDown)+span, d.scaled(moodHeadDown))
	}
	return max(moodTop+span+moodBottom+d.style.mood.LineHeight(), d.moodNamesHeight()+moodHead)
}

// moodNamesHeight returns the height of the names of all curves and of the
// strip.
func (d *Draft) moodNamesHeight() float64 {
	tall := d.style.kind.LineHeight()
	for _, c := range d.moods.curves {
		tall += c.name.Height()
	}
	return tall
}

// moodNameRoom returns the room for a curve's name in the head of the strip.
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

// across returns the coordinate of an emotion across the strip; up is its
// height above the axis.
func (m moods) across(s stretch, up float64) float64 {
	if s.down {
		span := float64(m.top-m.low) * m.level(true)
		return scene.Round(s.box.X + (s.box.W-span)/2 - float64(m.low)*m.level(true) + up)
	}
	return scene.Round(s.box.Y + moodTop + s.above + float64(m.top)*m.level(false) - up)
}

// placed is an emotion with its position along the flow, and its height above
// the axis.
type placed struct {
	feeling
	way, up float64
	lowest  bool
}

// radius returns the radius of the face, or of the halo around it.
func (p placed) radius() float64 {
	if p.lowest {
		return moodFace + 3
	}
	return moodFace
}

// line is a curve with its points in order along the flow.
type line struct {
	curve
	points []placed
	knots  []knot
}

// MostCurves is the maximum number of curves: more cannot be distinguished, and
// each takes a line in the strip's head.
const MostCurves = 24

// word returns the name of the strip.
func (m moods) word() string {
	if m.more > 0 {
		return fmt.Sprintf("emotions (%d more)", m.more)
	}
	return "emotions"
}

// over returns the points over a stretch.
func (l line) over(s stretch) []placed {
	find := func(way float64, beyond int) int {
		i, _ := slices.BinarySearchFunc(l.points, way, func(p placed, way float64) int { return cmp.Or(cmp.Compare(p.way, way), beyond) })
		return i
	}
	return l.points[find(s.begins, 1):find(s.ends(), -1)]
}

// paintMoods paints the part of the curves over a stretch. Unsaid is the number
// of faces without room for their word.
func (d *Draft) paintMoods(s stretch, all []line) (g scene.Group, unsaid int) {
	strip := s.box
	g = scene.Group{Class: "emotion", Box: strip}
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
	for _, low := range []bool{true, false} { // the lowest always has its word
		for _, l := range all {
			for _, p := range l.over(s) {
				if p.lowest == low {
					faces = append(faces, d.paintMood(p, at(p.way, p.up), &words))
				}
			}
		}
	}
	g.Items = append(append(g.Items, curves...), faces...)
	return g, words.unsaid
}

// moodLabels names the curves, before the first column.
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

// moodName paints the name of a curve with the corner at x, y, after a sample
// of its line if there are several.
func (d *Draft) moodName(c curve, x, y float64) []scene.Item {
	var items []scene.Item
	if len(d.moods.curves) > 1 {
		items = append(items, sampleOf(c, x, y+c.name.Style.LineHeight()/2))
		x += moodSampled
	}
	return append(items, paragraph(c.name, x, y, c.name.Width, scene.Start, theme.StripInk, "strip-label")...)
}

// moodHeadHeight returns the height of the names in a head on top of the strip.
func (d *Draft) moodHeadHeight() float64 { return d.moodNamesHeight() + 2*lanePad }

// moodLabelsDown names the curves, on top of the strip.
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

// sampleOf is a sample of a curve's line, before its name.
func sampleOf(c curve, x, y float64) scene.Shape {
	return scene.Shape{
		Form: scene.Path, Class: "sample", Box: box(x, y, moodSample, 0), Data: newPath().move(x, y).line(x+moodSample, y).String(),
		Stroke: c.swatch.Mark(), Width: 2.25, Dash: c.dash, Cap: "round",
	}
}

// paintMood paints a face and, if there is room, its word.
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
	const side = moodFace / 6 * iconGrid // scales the icon's circle to the face
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
			g.Box = union(b, at)
			return g
		}
	}
	if strings.TrimSpace(p.word) != "" {
		words.unsaid++
	}
	g.Box = b
	return g
}

// union returns the smallest box around two.
func union(a, b scene.Box) scene.Box {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return box(x, y, max(a.Right(), b.Right())-x, max(a.Bottom(), b.Bottom())-y)
}
