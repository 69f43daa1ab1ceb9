package layout

// Open moves apart by a distance what stands above a height and what stands
// below it: all that begins there or further down moves, what ends there or
// reaches across grows. No route may cross the height.
func (p *Placement) Open(y, by float64) {
	p.Height += by
	for i := range p.Bands {
		b := &p.Bands[i]
		if b.Y < y && y <= b.Y+b.Header {
			b.Header += by
		}
		b.Rect.open(y, by)
		openAll(b.Strips, y, by)
		for _, parts := range [][]Part{b.Lanes, b.Phases} {
			for k := range parts {
				parts[k].open(y, by)
			}
		}
	}
	openAll(p.Nodes, y, by)
	openAll(p.Labels, y, by)
	for i := range p.Connectors {
		p.Connectors[i].Rect.open(y, by)
	}
	for i := range p.Routes {
		openPoints(p.Routes[i].Points, y, by)
		openPoints(p.Routes[i].On, y, by)
	}
}

func (r *Rect) open(y, by float64) {
	switch {
	case r.Y >= y && *r != Rect{}:
		r.Y += by
	case r.Y+r.H >= y && r.H > 0:
		r.H += by
	}
}

func openAll(rects []Rect, y, by float64) {
	for i := range rects {
		rects[i].open(y, by)
	}
}

func openPoints(pts []Point, y, by float64) {
	for i := range pts {
		if pts[i].Y >= y {
			pts[i].Y += by
		}
	}
}
