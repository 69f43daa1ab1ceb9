// Package stack combines finished scenes into one, stacked, each under a
// heading. It moves and renames their parts, and paints only the headings.
package stack

import (
	"math"

	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// Part is a scene with its heading.
type Part struct {
	Key     string // prefix for the ids of the part, so that they stay unique: "before"
	Heading string
	Note    string // smaller, after the heading; may be ""
	Scene   scene.Scene
}

var (
	headingStyle = text.Style{Size: 13, Bold: true}
	noteStyle    = text.Style{Size: 13}
)

// The sizes around a heading.
const (
	margin     = 14.0
	padX, padY = 12.0, 4.0
	noteGap    = 10.0
	noteLines  = 3
	between    = 18.0 // from one scene to the heading of the next
)

// Of combines several scenes in a theme; the title and the description are
// those of the result. Font and paper are those of the first scene.
func Of(t *theme.Theme, title, desc string, parts ...Part) scene.Scene {
	out := scene.Scene{Title: title, Desc: desc}
	for _, p := range parts {
		out.Width = max(out.Width, p.Scene.Width)
	}
	palette := map[theme.Role]scene.Paint{}
	add := func(p scene.Paint) {
		palette[p.Role] = p
		out.Palette = append(out.Palette, p)
	}
	y := margin
	for i, p := range parts {
		if i == 0 {
			out.Lang, out.Font, out.Paper = p.Scene.Lang, p.Scene.Font, p.Scene.Paper
		} else if out.Lang != p.Scene.Lang {
			out.Lang = ""
		}
		heading, high := p.heading(y, out.Width)
		out.Header = append(out.Header, heading)
		m := mover{dy: scene.Round(y + high), key: p.Key + "-", roles: map[theme.Role]theme.Role{}}
		for _, paint := range p.Scene.Palette {
			known, ok := palette[paint.Role]
			if ok && known != paint { // a participant's own colour, and a different one with the same id
				m.roles[paint.Role] = theme.Role(m.key + string(paint.Role))
				paint.Role = m.roles[paint.Role]
				ok = false
			}
			if !ok {
				add(paint)
			}
		}
		m.add(&out, p)
		y = scene.Round(m.dy + p.Scene.Height - margin + between)
	}
	for _, role := range []theme.Role{theme.Ink, theme.Paper, theme.Muted} {
		if _, ok := palette[role]; !ok {
			paint := t.Paint(role)
			add(scene.Paint{Role: role, Light: paint.Light, Dark: paint.Dark})
		}
	}
	out.Height = math.Ceil(y - between + margin)
	out.Paper.Box = scene.Box{W: out.Width, H: out.Height}
	return out
}

// heading returns a filled pill with the note next to it, and their height.
func (p Part) heading(y, width float64) (scene.Group, float64) {
	name := text.Fit(p.Heading, headingStyle, width-2*margin-2*padX)
	pill := scene.Box{X: margin, Y: y, W: scene.Round(name.Width + 2*padX), H: scene.Round(headingStyle.LineHeight() + 2*padY)}
	g := scene.Group{Class: "heading", Items: []scene.Item{
		scene.Shape{Form: scene.Rect, Box: pill, Round: pill.H / 2, Fill: theme.Ink},
		line(name, headingStyle, pill.X+padX, y+padY, theme.Paper),
	}}
	left := pill.Right() + noteGap
	note := text.Wrap(p.Note, noteStyle, max(width-left-margin, 80), noteLines)
	high := pill.H
	for i, l := range note.Lines {
		g.Items = append(g.Items, line(l, noteStyle, left, y+padY+float64(i)*noteStyle.LineHeight(), theme.Muted))
		high = max(high, padY+float64(i+1)*noteStyle.LineHeight())
	}
	g.Box = scene.Box{X: margin, Y: y, W: scene.Round(left + note.Width - margin), H: scene.Round(high)}
	return g, high
}

func line(l text.Line, s text.Style, x, y float64, fill theme.Role) scene.Text {
	return scene.Text{
		Box: scene.Box{X: scene.Round(x), Y: scene.Round(y), W: scene.Round(l.Width), H: scene.Round(s.LineHeight())}, Base: scene.Round(y + s.Baseline()),
		Size: s.Size, Bold: s.Bold, RTL: l.RTL, Fill: fill, Text: l.Text,
	}
}
