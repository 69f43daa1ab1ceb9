// Package plot draws the few plots of a report as small SVGs inside a web page
// of package page, whose classes set their colours in both schemes.
//
// Screen readers read the title of each plot; the numbers are in a table next
// to it. The package does not know about journeys; all texts are escaped.
package plot

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"
)

// svg is a drawing under construction.
type svg struct{ strings.Builder }

// num formats a coordinate with at most one decimal.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// open begins a drawing that is read aloud as its title.
func (s *svg) open(width, height float64, class, title string) {
	fmt.Fprintf(s, `<svg class="%s" viewBox="0 0 %s %s" role="img"><title>%s</title>`, class, num(width), num(height), template.HTMLEscapeString(title))
}

func (s *svg) text(x, y float64, anchor, class, text string) {
	fmt.Fprintf(s, `<text x="%s" y="%s" text-anchor="%s"`, num(x), num(y), anchor)
	if class != "" {
		fmt.Fprintf(s, ` class="%s"`, class)
	}
	s.WriteString(">" + template.HTMLEscapeString(text) + "</text>")
}

func (s *svg) line(x1, y1, x2, y2 float64, class string) {
	fmt.Fprintf(s, `<line x1="%s" y1="%s" x2="%s" y2="%s" class="%s"/>`, num(x1), num(y1), num(x2), num(y2), class)
}

func (s *svg) path(points []Point, class string) {
	fmt.Fprintf(s, `<path class="%s" d="`, class)
	for i, p := range points {
		command := "L"
		if i == 0 {
			command = "M"
		}
		s.WriteString(command + num(p.X) + " " + num(p.Y))
	}
	s.WriteString(`"/>`)
}

func (s *svg) close() template.HTML {
	s.WriteString("</svg>")
	return template.HTML(s.String())
}

// Point is a point of a plot.
type Point struct{ X, Y float64 }

// Bar draws a share, in [0, 1], as a bar on a track. It is only for the eye:
// the number must be next to it. The kind is one of the fills of package page.
func Bar(share float64, kind string) template.HTML {
	const width, height = 200.0, 12.0
	share = min(max(share, 0), 1)
	var s svg
	fmt.Fprintf(&s, `<svg class="bar" viewBox="0 0 %s %s" preserveAspectRatio="none" aria-hidden="true">`, num(width), num(height))
	fmt.Fprintf(&s, `<rect class="track" width="%s" height="%s" rx="2"/>`, num(width), num(height))
	if share > 0 {
		fmt.Fprintf(&s, `<rect class="fill-%s" width="%s" height="%s" rx="2"/>`, kind, num(max(share*width, 2)), num(height))
	}
	return s.close()
}
