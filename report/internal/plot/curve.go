package plot

import (
	"html/template"
	"unicode/utf8"
)

// The sizes of a plot with axes.
const (
	plotWidth  = 640.0
	plotHeight = 250.0
	marginLeft = 46.0
	marginTop  = 50.0
	marginFoot = 28.0
	marginEnd  = 14.0
)

// Label is a text at a value of an axis.
type Label struct {
	At   float64
	Text string
}

// frame maps values to positions.
type frame struct{ minX, maxX, minY, maxY float64 }

func (f frame) x(v float64) float64 {
	return marginLeft + (plotWidth-marginLeft-marginEnd)*(v-f.minX)/nonzero(f.maxX-f.minX)
}

func (f frame) y(v float64) float64 {
	return plotHeight - marginFoot - (plotHeight-marginTop-marginFoot)*(v-f.minY)/nonzero(f.maxY-f.minY)
}

func nonzero(v float64) float64 {
	if v == 0 {
		return 1
	}
	return v
}

// axes draws a line and a label for each value.
func (s *svg) axes(f frame, across, up []Label) {
	for _, l := range up {
		s.line(marginLeft, f.y(l.At), plotWidth-marginEnd, f.y(l.At), "grid")
		s.text(marginLeft-8, f.y(l.At)+4, "end", "muted", l.Text)
	}
	for _, l := range across {
		s.line(f.x(l.At), plotHeight-marginFoot, f.x(l.At), plotHeight-marginFoot+5, "axis")
		s.text(f.x(l.At), plotHeight-marginFoot+20, "middle", "muted", l.Text)
	}
}

// Growth draws a line that grows from 0 to 1, the share of cases that are done,
// with marks where shares of interest are reached. Points are in the order of
// X; nothing is drawn beyond the last tick, and the line ends there.
func Growth(title string, points []Point, ticks, marks []Label) template.HTML {
	f := frame{maxX: ticks[len(ticks)-1].At, maxY: 1}
	var s svg
	s.open(plotWidth, plotHeight, "plot", title)
	s.axes(f, ticks, []Label{{0, "0%"}, {0.5, "50%"}, {0.9, "90%"}, {1, "100%"}})
	at := []Point{{f.x(0), f.y(0)}}
	for i, p := range points {
		if p.X > f.maxX {
			if i > 0 {
				before := points[i-1]
				rise := (p.Y - before.Y) * (f.maxX - before.X) / (p.X - before.X)
				at = append(at, Point{f.x(f.maxX), f.y(before.Y + rise)})
			}
			break
		}
		at = append(at, Point{f.x(p.X), f.y(p.Y)})
	}
	s.path(at, "line stroke-customer")
	// Labels are in rows, so that close ones do not touch.
	for i, m := range marks {
		if m.At > f.maxX {
			continue
		}
		x := f.x(m.At)
		s.line(x, marginTop-4, x, plotHeight-marginFoot, "mark")
		anchor := "middle"
		switch {
		case x > plotWidth-70:
			anchor = "end"
		case x < marginLeft+60:
			anchor = "start"
		}
		s.text(x, 12+15*float64(i%3), anchor, "", m.Text)
	}
	return s.close()
}

// Steps draws a line with a dot for each value, in slots of equal width with a
// name below each. Values are between the ends of up.
func Steps(title string, names []string, values []float64, up []Label) template.HTML {
	f := frame{maxX: float64(len(values)), minY: up[0].At, maxY: up[len(up)-1].At}
	var s svg
	s.open(plotWidth, plotHeight, "plot", title)
	s.axes(f, nil, up)
	var at []Point
	for i, v := range values {
		at = append(at, Point{f.x(float64(i) + 0.5), f.y(v)})
	}
	if len(at) > 1 {
		s.path(at, "line stroke-customer")
	}
	slot := (plotWidth - marginLeft - marginEnd) / float64(max(len(values), 1))
	for i, p := range at {
		s.WriteString(`<circle class="dot fill-customer" cx="` + num(p.X) + `" cy="` + num(p.Y) + `" r="6"/>`)
		s.text(p.X, plotHeight-marginFoot+20, "middle", "muted", short(names[i], int(slot/7.5)))
	}
	return s.close()
}

// short limits a text to that many characters.
func short(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:max(most-1, 1)]) + "…"
}
