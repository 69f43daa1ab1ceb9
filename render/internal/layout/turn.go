package layout

// Turned returns the same picture with the flow running down instead of right:
// lanes are columns. Its placement must be turned back with Placement.Turn
// after routing.
func (in Input) Turned() Input {
	nodes, edges := make([]Node, len(in.Nodes)), make([]Edge, len(in.Edges))
	for i, n := range in.Nodes {
		n.W, n.H = n.H, n.W
		n.Pointed, n.Upright = n.Upright, n.Pointed
		nodes[i] = n
	}
	for i, e := range in.Edges {
		e.LabelW, e.LabelH = e.LabelH, e.LabelW
		edges[i] = e
	}
	in.Nodes, in.Edges = nodes, edges
	return in
}

// Turn swaps the axes of a placement.
func (p *Placement) Turn() {
	p.Width, p.Height = p.Height, p.Width
	for i := range p.Bands {
		b := &p.Bands[i]
		b.Rect.turn()
		turnAll(b.Strips)
		for _, parts := range [][]Part{b.Lanes, b.Phases} {
			for k := range parts {
				parts[k].turn()
			}
		}
	}
	turnAll(p.Nodes)
	turnAll(p.Labels)
	for i := range p.Connectors {
		p.Connectors[i].Rect.turn()
	}
	for i := range p.Routes {
		turnPoints(p.Routes[i].Points)
		turnPoints(p.Routes[i].On)
	}
}

func (r *Rect) turn() { r.X, r.Y, r.W, r.H = r.Y, r.X, r.H, r.W }

func turnAll(rects []Rect) {
	for i := range rects {
		rects[i].turn()
	}
}

func turnPoints(pts []Point) {
	for i, p := range pts {
		pts[i] = Point{p.Y, p.X}
	}
}
