package layouttest

import (
	"fmt"
	"testing"

	"github.com/journey-lang/journey/render/internal/layout"
)

// Check checks the invariants of a placement.
func Check(t *testing.T, in layout.Input, p layout.Placement) {
	t.Helper()
	type box struct {
		name string
		layout.Rect
	}
	var all []box
	for i, r := range p.Nodes {
		all = append(all, box{fmt.Sprintf("node %d", i), r})
		n := in.Nodes[i]
		band := p.Bands[p.BandOf[i]]
		lane, _ := layout.Find(band.Lanes, n.Lane)
		if r.Y < lane.Y || r.Y+r.H > lane.Y+lane.H || r.X < in.LaneLabel || r.X+r.W > p.Width {
			t.Errorf("node %d at %v leaves its lane %v", i, r, lane)
		}
		if n.Phase >= 0 {
			if ph, _ := layout.Find(band.Phases, n.Phase); r.X < ph.X || r.X+r.W > ph.X+ph.W {
				t.Errorf("node %d at %v leaves its phase %v", i, r, ph)
			}
		}
	}
	exits := map[int]bool{} // edges with their text where they leave a band
	for _, k := range p.Connectors {
		if k.Text >= 0 {
			exits[k.Text] = true
		}
	}
	for i, e := range in.Edges {
		band := p.Bands[p.BandOf[e.From]]
		if l := p.Labels[i]; e.LabelW > 0 && p.BandOf[e.From] != p.BandOf[e.To] && !exits[i] && (l.W == 0 || l.Y < band.Y || l.Y+l.H > band.Y+band.H) {
			t.Errorf("edge %d (%+v) leaves its band without its text", i, e)
		}
	}
	for i, r := range p.Labels {
		if r.W > 0 {
			all = append(all, box{fmt.Sprintf("label %d", i), r})
			if r.X < in.LaneLabel || r.X+r.W > p.Width || r.Y < 0 || r.Y+r.H > p.Height {
				t.Errorf("label %d at %v leaves the picture", i, r)
			}
		} else if in.Edges[i].LabelW > 0 && !exits[i] {
			t.Errorf("edge %d (%+v) has a text without a place", i, in.Edges[i])
		}
	}
	for i, c := range p.Connectors {
		all = append(all, box{fmt.Sprintf("connector %d", i), c.Rect})
		if lane, _ := layout.Find(p.Bands[c.Band].Lanes, c.Lane); c.Y < lane.Y || c.Y+c.H > lane.Y+lane.H || c.X < in.LaneLabel || c.X+c.W > p.Width {
			t.Errorf("connector %d at %v leaves its lane %v", i, c.Rect, lane)
		}
	}
	for b, band := range p.Bands {
		for i := 1; i < len(band.Lanes); i++ {
			if band.Lanes[i].Y != band.Lanes[i-1].Y+band.Lanes[i-1].H {
				t.Errorf("band %d: lane %d does not begin where the one above ends", b, i)
			}
		}
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				t.Errorf("%s %v lies on %s %v", a.name, a.Rect, b.name, b.Rect)
			}
		}
	}
	for _, e := range in.Edges {
		from, to := p.Nodes[e.From], p.Nodes[e.To]
		if p.BandOf[e.From] == p.BandOf[e.To] && (e.Kind == layout.Sequence || e.Kind == layout.Failure) && to.X+to.W/2 < from.X+from.W/2-0.5 {
			t.Errorf("flow %+v runs backwards", e)
		}
	}
}
