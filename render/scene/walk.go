package scene

// Painter is what a writer without groups of its own paints with.
type Painter interface {
	Shape(Shape)
	Text(Text)
	Link(target string, at Box) // behind the items that it belongs to
}

// Paint calls the painter for every shape, text and link in the order of
// painting. Links are as the scene has them: a writer checks them.
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
