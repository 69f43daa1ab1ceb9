// Package optimize optimises the choices that a placement leaves open, so that
// lines cross and bend little and the picture stays small. It places and routes
// a picture again and again with one choice changed, and keeps what is better.
// It sees only sizes and numbers, and depends only on its input: the search is
// limited by work, not by time.
package optimize

import (
	"context"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/route"
)

// The costs of a picture, where a bend is 1.
const (
	crossingCost = 6.0
	areaCost     = 90.0 // the area of the first picture
	lengthCost   = 8.0  // the length of all lines of the first picture
	markCost     = 2.0  // the mark at an end of a flow that continues in another band
	orderCost    = 8.0  // a branch out of its written order
	wideCost     = 1e6  // a picture that is wider than allowed

	gain = 0.3 // a smaller improvement is not worth a change
)

// effort is how many lines may be routed in search of a better picture: a third
// of a second for the largest.
const effort = 5000

// most is the number of flows above which a picture stays as it is: a few
// changes would not show.
const most = 1000

// Arrange returns the input with the choices that improve its picture. The
// picture gets no wider than the limit, unless it was wider before. If the
// context is done, Arrange returns the best choices found so far.
func Arrange(ctx context.Context, in layout.Input, widest float64) layout.Input {
	s := search{ctx: ctx, in: in, widest: widest, moves: movesOf(in), effort: effort, known: map[string]lines{}}
	if len(s.moves.all) > 0 && len(in.Edges) <= most {
		s.descend()
	}
	return s.in
}

// search tries choice after choice.
type search struct {
	ctx    context.Context
	in     layout.Input // the best so far
	widest float64
	moves  moves
	first  picture
	effort int              // remaining
	known  map[string]lines // by signature
}

// narrower are the widths to try for a folded picture, relative to the limit.
// Slightly shorter bands may end in better places.
var narrower = []float64{0.95, 0.9, 0.85, 0.8}

// descend first looks for a better width. Then it makes choices, in rounds over
// all moves, until none makes the picture better. Once half of the effort is
// spent, it only looks at crossings.
func (s *search) descend() {
	now := s.draw(s.in)
	s.first = now
	best := s.cost(now)
	try := func(in layout.Input) bool {
		next := s.draw(in)
		c := s.cost(next)
		if s.over() || c >= best-gain {
			return false
		}
		s.in, now, best = in, next, c
		return true
	}
	if in := s.in; in.MaxWidth > 0 {
		for _, part := range narrower {
			in.MaxWidth = part * s.widest
			try(in)
		}
	}
	for better := true; better; {
		better = false
		for _, m := range s.moves.order(s.in, now.crossings, s.effort > effort/2) {
			in, ok := m.make(s.in)
			if !ok {
				continue
			}
			better = try(in) || better
			if s.over() {
				return
			}
		}
	}
}

// over reports whether the effort is used up or the context is done.
func (s *search) over() bool { return s.effort < 0 || s.ctx.Err() != nil }

// picture holds the properties of a placed and routed picture that matter for a
// comparison.
type picture struct {
	lines
	area       float64
	marks      int // between bands
	disordered int // branches
	wide       bool
}

func (s *search) cost(p picture) float64 {
	c := crossingCost*float64(len(p.crossings)) + float64(p.bends)
	c += markCost*float64(p.marks) + orderCost*float64(p.disordered)
	c += areaCost*(p.area+p.lacks)/s.first.area + lengthCost*p.length/max(s.first.length, 1)
	if p.wide {
		c += wideCost
	}
	return c
}

// placing is how many boxes can be placed with the effort of routing a line.
const placing = 16

// draw places and routes a picture.
func (s *search) draw(in layout.Input) picture {
	p := layout.Place(in)
	s.effort -= len(in.Nodes) / placing
	out := picture{area: p.Width * p.Height, marks: len(p.Connectors), wide: p.Width > s.widest}
	for _, pr := range route.New(in, &p) {
		l := s.route(pr)
		out.bends += l.bends
		out.length += l.length
		out.lacks += l.lacks
		for _, c := range l.crossings {
			out.crossings = append(out.crossings, [2]int{pr.Legs[c[0]].Edge, pr.Legs[c[1]].Edge})
		}
	}
	for _, c := range in.Choices.Branches {
		if c.Order != 0 {
			out.disordered++
		}
	}
	return out
}
