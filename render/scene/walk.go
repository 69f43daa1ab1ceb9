package scene

import "context"

// Painter is implemented by writers for formats without groups.
type Painter interface {
	Shape(Shape)
	Text(Text)
	Link(target string, at Box) // called after the items that it belongs to
}

// Paint calls the painter for every shape, text and link, in painting order.
// Links are passed on unchecked: the writer has to check them. The error is
// that of the context, if it is done before everything is painted.
func (s *Scene) Paint(ctx context.Context, p Painter) error {
	w := walk{ctx, p}
	w.item(s.Paper)
	w.items(s.Header)
	for _, lane := range s.Lanes {
		w.item(lane.Band)
		w.items(lane.Items)
	}
	for _, phase := range s.Phases {
		w.items(phase.Items)
	}
	w.items(s.Strips)
	for _, f := range s.Flows {
		w.item(f.Line)
		w.item(f.Head)
		if f.Label != nil {
			w.item(*f.Label)
		}
	}
	for _, n := range s.Nodes {
		w.item(n.Shape)
		w.items(n.Items)
	}
	w.items(s.Notes)
	w.items(s.Legend)
	return ctx.Err()
}

// walk goes through the items of a scene.
type walk struct {
	ctx     context.Context
	painter Painter
}

func (w walk) items(items []Item) {
	for _, item := range items {
		w.item(item)
	}
}

func (w walk) item(item Item) {
	if w.ctx.Err() != nil {
		return
	}
	switch item := item.(type) {
	case Shape:
		w.painter.Shape(item)
	case Text:
		w.painter.Text(item)
	case Group:
		if item.Link != "" {
			w.painter.Link(item.Link, item.Box)
		}
		w.items(item.Items)
	}
}
