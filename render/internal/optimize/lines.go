package optimize

import (
	"encoding/binary"
	"math"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/route"
)

// lines is the rating of the lines of a band, or of a picture.
type lines struct {
	crossings [][2]int // for a band, pairs of legs; for a picture, pairs of edges
	bends     int
	length    float64 // of all lines
	lacks     float64 // the area by which the picture has to grow for them
}

// dense is the number of boxes above which a line takes longer to route.
const dense = 64

// route routes a band, or returns the remembered result: most choices change
// only one band, and move the others up or down.
func (s *search) route(pr route.Problem) lines {
	key := signature(pr)
	if l, ok := s.known[key]; ok {
		return l
	}
	s.effort -= len(pr.Legs) * (1 + len(pr.Boxes)/dense)
	legs, lacks := route.Find(s.ctx, pr)
	l := lines{crossings: route.Crossings(legs)}
	for _, pts := range legs {
		l.bends += len(pts) - 2
		l.length += length(pts)
	}
	for _, r := range lacks {
		if r.Upright {
			l.lacks += r.By * pr.Area.H
		} else {
			l.lacks += r.By * pr.Area.W
		}
	}
	s.known[key] = l
	return l
}

// length returns the length of a line of vertical and horizontal parts.
func length(pts []layout.Point) float64 {
	sum := 0.0
	for k := 1; k < len(pts); k++ {
		sum += math.Abs(pts[k].X-pts[k-1].X) + math.Abs(pts[k].Y-pts[k-1].Y)
	}
	return sum
}

// signature returns the same text for bands that look the same, wherever they
// are, to hundredths of a pixel.
func signature(pr route.Problem) string {
	b := make([]byte, 0, 17*(len(pr.Boxes)+len(pr.Legs)+1))
	num := func(v float64) { b = binary.LittleEndian.AppendUint32(b, uint32(int32(math.Round(v*100)))) }
	flag := func(v bool) {
		if b = append(b, 0); v {
			b[len(b)-1] = 1
		}
	}
	num(pr.Area.W)
	num(pr.Area.H)
	num(float64(len(pr.Boxes)))
	for _, r := range pr.Boxes {
		num(r.X - pr.Area.X)
		num(r.Y - pr.Area.Y)
		num(r.W)
		num(r.H)
		flag(r.Pointed)
		flag(r.Upright)
		flag(r.Text)
	}
	for _, l := range pr.Legs {
		b = binary.LittleEndian.AppendUint32(b, uint32(l.From))
		b = binary.LittleEndian.AppendUint32(b, uint32(l.To))
		b = append(b, byte(l.Kind))
	}
	return string(b)
}
