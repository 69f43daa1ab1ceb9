package route

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/journey-lang/journey/render/internal/layout"
)

// Find routes every leg through the channels between the boxes. It finds a
// valid routing for any boxes in columns and rows with room between them, in
// time that grows with the number of legs and the length of each.
//
// First it finds the paths, short legs before long ones, as sequences of
// channels. Then it orders the lines that share a channel so that few cross,
// and spreads them over its width. The second part follows the idea of Wybrow,
// Marriott and Stuckey, Orthogonal Connector Routing (GD 2009).
//
// The second result is the room that channels would need in addition to keep
// their lines apart. If the context is done, both results are empty.
func Find(ctx context.Context, pr Problem) ([][]layout.Point, []layout.Room) {
	if len(pr.Legs) == 0 {
		return nil, nil
	}
	all := pr.Legs
	first := firstAlike(all)
	pr.Legs = only(all, first)
	p := newPlane(pr)
	paths := paths(ctx, p, pr.Legs)
	if ctx.Err() != nil {
		return nil, nil
	}
	wants := spread(p, pr, paths)
	out := make([][]layout.Point, len(all))
	next := 0
	for i, l := range all {
		if first[i] < i {
			out[i] = slices.Clone(out[first[i]])
			continue
		}
		out[i] = corners(nil, p, l, paths[next])
		next++
		for k := range out[i] {
			out[i][k].X, out[i][k].Y = round(out[i][k].X), round(out[i][k].Y)
		}
	}
	return out, wants
}

// retries is how often legs that had to share a line with others are tried
// before those.
const retries = 10

// paths returns the paths of all legs, with as few shared or joined lines as
// possible.
func paths(ctx context.Context, p *plane, legs []Leg) []path {
	order := shortFirst(p, legs)
	best, shared, least := inOrder(ctx, p, legs, order)
	for try := 0; try < retries && least > 0 && ctx.Err() == nil; try++ {
		first := make(map[int]bool, len(shared))
		for _, i := range shared {
			first[i] = true
		}
		order = slices.Concat(shared, slices.DeleteFunc(order, func(i int) bool { return first[i] }))
		var other []path
		var faults int
		if other, shared, faults = inOrder(ctx, p, legs, order); faults < least {
			best, least = other, faults
		}
	}
	return best
}

// inOrder finds the paths of legs one after the other. It also returns which of
// them are not free, and a penalty: one line that lies on others is worse than
// all lines that join others.
func inOrder(ctx context.Context, p *plane, legs []Leg, order []int) (found []path, shared []int, faults int) {
	s := newSearcher(ctx, p, legs)
	found = make([]path, len(legs))
	for _, i := range order {
		found[i] = s.find(legs[i])
		if ctx.Err() != nil {
			break
		}
		s.use(legs[i], found[i])
		switch found[i].manners {
		case joining:
			shared, faults = append(shared, i), faults+1
		case sharing:
			shared, faults = append(shared, i), faults+len(legs)
		}
	}
	return found, shared, faults
}

// firstAlike returns, for each leg, the first one of its kind that connects the
// same boxes: both are drawn as one line. Many jumps to one label come out of
// one connector.
func firstAlike(legs []Leg) []int {
	first := make([]int, len(legs))
	known := make(map[Leg]int, len(legs))
	for i, l := range legs {
		l.Edge = 0
		if _, ok := known[l]; !ok {
			known[l] = i
		}
		first[i] = known[l]
	}
	return first
}

// only returns the legs that are the first of their like.
func only(legs []Leg, first []int) []Leg {
	out := make([]Leg, 0, len(legs))
	for i, l := range legs {
		if first[i] == i {
			out = append(out, l)
		}
	}
	return out
}

// stretches is how often a placement gets more room for its lines. Its paths
// change with it, and may need more room elsewhere.
const stretches = 4

// Settle routes all bands of a placement and stretches it until the lines have
// room. The results are by band. If the context is done, it stops early, and
// the legs of some bands are missing.
func Settle(ctx context.Context, in layout.Input, p *layout.Placement) ([]Problem, [][][]layout.Point) {
	for try := 0; ; try++ {
		bands := New(in, p)
		ways := make([][][]layout.Point, len(bands))
		var wants []layout.Room
		for b, pr := range bands {
			legs, lacks := Find(ctx, pr)
			ways[b] = legs
			wants = append(wants, lacks...)
		}
		if len(wants) == 0 || try == stretches || ctx.Err() != nil {
			return bands, ways
		}
		p.Stretch(wants)
	}
}

// shortFirst orders legs by the number of columns they span, jumps last, except
// for the short leg to a jump's text.
func shortFirst(p *plane, legs []Leg) []int {
	span := func(l Leg) int {
		n := p.col[l.To] - p.col[l.From]
		if n < 0 {
			n = -n
		}
		if l.Kind == layout.Jump && !p.boxes[l.To].Text {
			n += len(p.x.channels)
		}
		return n
	}
	order := make([]int, len(legs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(span(legs[a]), span(legs[b])) })
	return order
}

// corners appends the points of a path, with its ends at the borders of its
// boxes.
func corners(pts []layout.Point, p *plane, l Leg, w path) []layout.Point {
	pts = slices.Grow(pts, len(w.segments)+1)
	pts = append(pts, border(p.boxes[l.From].Rect, w.out, w.segments[0].at))
	for k := 1; k < len(w.segments); k++ {
		a, b := w.segments[k-1], w.segments[k]
		if a.vertical {
			pts = append(pts, layout.Point{X: a.at, Y: b.at})
		} else {
			pts = append(pts, layout.Point{X: b.at, Y: a.at})
		}
	}
	return append(pts, border(p.boxes[l.To].Rect, w.in, w.segments[len(w.segments)-1].at))
}

// border returns the point of a box's side at a coordinate along it.
func border(r layout.Rect, s side, at float64) layout.Point {
	switch s {
	case right:
		return layout.Point{X: r.X + r.W, Y: at}
	case left:
		return layout.Point{X: r.X, Y: at}
	case down:
		return layout.Point{X: at, Y: r.Y + r.H}
	}
	return layout.Point{X: at, Y: r.Y}
}

// round rounds to hundredths of a pixel.
func round(v float64) float64 { return math.Round(v*100) / 100 }
