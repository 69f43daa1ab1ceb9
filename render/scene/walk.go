package scene

// Painter is the interface of writers that do not use groups.
type Painter interface {
	Shape(Shape)
	Text(Text)
	Link(target string, at Box) // called after the items that it belongs to
}

// Paint calls the painter for every shape, text and link in painting order.
// Links are as in the scene: writers must check them.
func (s *Scene) Paint(p Painter) {
	p.Shape(s.Paper)
	paint(p, s.Header)
	for _, lane := range s.Lanes {
		p.Shape(lane.Band)
		paint(p, lane.Items)
	}
	for _, phase := range s.Phases {
		paint(p, phase.Items)
	}
	paint(p, s.Strips)
	for _, f := range s.Flows {
		p.Shape(f.Line)
		p.Shape(f.Head)
		if f.Label != nil {
			paint(p, []Item{*f.Label})
		}
	}
	for _, n := range s.Nodes {
		p.Shape(n.Shape)
		paint(p, n.Items)
	}
	paint(p, s.Notes)
	paint(p, s.Legend)
}

func paint(p Painter, items []Item) {
	for _, item := range items {
		switch item := item.(type) {
		case Shape:
			p.Shape(item)
		case Text:
			p.Text(item)
		case Group:
			if item.Link != "" {
				p.Link(item.Link, item.Box)
			}
			paint(p, item.Items)
		}
	}
}
