package stack

import (
	"strconv"
	"strings"

	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// mover moves a scene down, and renames its ids and roles.
type mover struct {
	dy    float64
	key   string
	roles map[theme.Role]theme.Role
}

// add adds a whole part to out.
func (m mover) add(out *scene.Scene, p Part) {
	s := p.Scene
	out.Header = append(out.Header, m.items(s.Header)...)
	for _, l := range s.Lanes {
		l.ID = m.key + l.ID
		l.Band, l.Items = m.shape(l.Band), m.items(l.Items)
		out.Lanes = append(out.Lanes, l)
	}
	for _, ph := range s.Phases {
		ph.ID = m.key + ph.ID
		ph.Box, ph.Items = m.box(ph.Box), m.items(ph.Items)
		out.Phases = append(out.Phases, ph)
	}
	out.Strips = append(out.Strips, m.items(s.Strips)...)
	for _, f := range s.Flows {
		f.From, f.To = m.key+f.From, m.key+f.To
		f.Line, f.Head = m.shape(f.Line), m.shape(f.Head)
		points := make([]scene.Point, len(f.Points))
		for i, at := range f.Points {
			points[i] = scene.Point{X: at.X, Y: m.y(at.Y)}
		}
		f.Points = points
		if f.Label != nil {
			label := m.group(*f.Label)
			f.Label = &label
		}
		out.Flows = append(out.Flows, f)
	}
	told := false
	for _, n := range s.Nodes {
		n.ID, n.Lane = m.key+n.ID, m.key+n.Lane
		n.Shape, n.Items = m.shape(n.Shape), m.items(n.Items)
		if name := n.Name; !told && !n.Silent && n.Title != "" { // listeners have to hear which part begins
			told = true
			if name == "" {
				name = n.Title
			}
			n.Name = p.Heading + ". " + name
		}
		out.Nodes = append(out.Nodes, n)
	}
	out.Notes = append(out.Notes, m.items(s.Notes)...)
	out.Legend = append(out.Legend, m.items(s.Legend)...)
}

func (m mover) y(y float64) float64 { return scene.Round(y + m.dy) }

func (m mover) box(b scene.Box) scene.Box {
	b.Y = m.y(b.Y)
	return b
}

func (m mover) role(r theme.Role) theme.Role {
	if other, ok := m.roles[r]; ok {
		return other
	}
	return r
}

func (m mover) items(items []scene.Item) []scene.Item {
	moved := make([]scene.Item, len(items))
	for i, item := range items {
		switch item := item.(type) {
		case scene.Shape:
			moved[i] = m.shape(item)
		case scene.Text:
			item.Box, item.Base, item.Fill = m.box(item.Box), m.y(item.Base), m.role(item.Fill)
			moved[i] = item
		case scene.Group:
			moved[i] = m.group(item)
		}
	}
	return moved
}

func (m mover) group(g scene.Group) scene.Group {
	g.Box, g.Items = m.box(g.Box), m.items(g.Items)
	return g
}

func (m mover) shape(s scene.Shape) scene.Shape {
	s.Box, s.Fill, s.Stroke = m.box(s.Box), m.role(s.Fill), m.role(s.Stroke)
	if s.Scale == 0 { // otherwise its origin is the corner of the box
		s.Data = m.data(s.Data)
	}
	return s
}

// data moves a path: every second number after M, L, Q and C is a y.
func (m mover) data(data string) string {
	var b strings.Builder
	b.Grow(len(data) + 16)
	second := false
	for len(data) > 0 {
		n := strings.IndexAny(data, "0123456789-.")
		if n != 0 {
			if n < 0 {
				n = len(data)
			}
			if strings.ContainsAny(data[:n], "MLQC") {
				second = false
			}
			b.WriteString(data[:n])
			data = data[n:]
			continue
		}
		n = 1 + strings.IndexFunc(data[1:], func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
		if n == 0 {
			n = len(data)
		}
		v, err := strconv.ParseFloat(data[:n], 64)
		if second && err == nil {
			b.WriteString(strconv.FormatFloat(m.y(v), 'f', -1, 64))
		} else {
			b.WriteString(data[:n])
		}
		second = !second
		data = data[n:]
	}
	return b.String()
}
