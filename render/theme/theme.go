// Package theme holds the looks of pictures, for a light and a dark scheme. A
// theme is a file of data: a few base colours, from which every role is derived
// so that text reaches its contrast. It knows no shapes and no journeys, and
// touches no files but those it is built with.
package theme

import (
	"maps"
	"slices"
	"strings"
)

// Role says what a colour is for. It is a short word, fit for a class name.
type Role string

// Ground reports whether the role is that of a surface on which texts and signs
// stand, not that of a text, a sign or a line.
func (r Role) Ground() bool {
	switch r {
	case Paper, Strip, Chip, Label:
		return true
	}
	for _, end := range []string{"-band", "-head", "-card"} {
		if strings.HasSuffix(string(r), end) {
			return true
		}
	}
	return false
}

// The roles that stand by themselves.
const (
	None  Role = ""      // not painted
	Paper Role = "paper" // the ground of the picture
	Ink   Role = "ink"   // title
	Muted Role = "muted" // goal, legend
	Rule  Role = "rule"  // thin lines
	Line  Role = "line"  // the sequence flow, start and gates

	Strip     Role = "strip" // phase header
	StripEdge Role = "strip-edge"
	StripInk  Role = "strip-ink"

	Chip     Role = "chip" // channels, systems, times
	ChipEdge Role = "chip-edge"
	ChipInk  Role = "chip-ink"

	Label     Role = "label" // the text on a flow
	LabelEdge Role = "label-edge"
	LabelInk  Role = "label-ink"
)

// Swatch is a family of roles that are derived from one accent.
type Swatch string

// The swatches of every theme; those of participants are named by their kind.
// A participant's own colour makes another one.
const (
	Neutral Swatch = "neutral" // a lane of nobody
	Success Swatch = "success"
	Failure Swatch = "failure"
	Jump    Swatch = "jump"
	Note    Swatch = "note" // ideas, moments of truth
)

// curves are the swatches of the curves of emotions, by customer.
var curves = [...]Swatch{"customer", "second-curve", "third-curve", "fourth-curve"}

// Curve is the swatch of a customer's curve of emotions when so many others have
// one before it.
func Curve(before int) Swatch { return curves[before%len(curves)] }

// Band is the ground of a lane.
func (s Swatch) Band() Role { return Role(s + "-band") }

// Head is the ground of a lane's label.
func (s Swatch) Head() Role { return Role(s + "-head") }

// Rim is the border of a band.
func (s Swatch) Rim() Role { return Role(s + "-rim") }

// Card is the fill of a box.
func (s Swatch) Card() Role { return Role(s + "-card") }

// Edge is the border of a box.
func (s Swatch) Edge() Role { return Role(s + "-edge") }

// Mark is the accent itself: icons, lines, arrow heads.
func (s Swatch) Mark() Role { return Role(s + "-mark") }

// Ink is text on any of the fills.
func (s Swatch) Ink() Role { return Role(s + "-ink") }

// Paint is a role with its colours, "#rrggbb".
type Paint struct {
	Role        Role
	Light, Dark string
}

// Theme gives each role its colours. It is immutable.
type Theme struct {
	name   string
	spec   spec
	paints map[Role]Paint
}

// Names are the names of all themes, the default first.
func Names() []string { return slices.Clone(names) }

// ByName is the theme of that name; "" is the default one.
func ByName(name string) (*Theme, bool) {
	if name == "" {
		name = names[0]
	}
	s, ok := named(name)
	if !ok {
		return nil, false
	}
	return s.theme(name), true
}

// Name is the name of the theme.
func (t *Theme) Name() string { return t.name }

// About says in a few words what the theme is for.
func (t *Theme) About() string { return t.spec.about }

// Pattern reports whether kinds of participants are told apart by a pattern
// as well.
func (t *Theme) Pattern() bool { return t.spec.pattern }

// TextScale is how much larger than usual texts are, 1 for most themes.
func (t *Theme) TextScale() float64 { return t.spec.text }

// Paint is the colour of a role; in a theme of one scheme both colours are
// that scheme's. A role that the theme does not have, which no picture asks
// for, has the colour of the ink.
func (t *Theme) Paint(role Role) Paint {
	p, ok := t.paints[role]
	if !ok {
		p = t.paints[Ink]
		p.Role = role
	}
	switch t.spec.scheme {
	case schemeLight:
		p.Dark = p.Light
	case schemeDark:
		p.Light = p.Dark
	}
	return p
}

// Accent is the colour, "#rrggbb", that a swatch is derived from.
type Accent struct {
	Swatch Swatch
	Color  string
}

// With is the theme with more swatches. An accent that is not a colour is left
// out; in a theme without own colours an accent is the neutral one.
func (t *Theme) With(accents ...Accent) *Theme {
	more := &Theme{name: t.name, spec: t.spec, paints: make(map[Role]Paint, len(t.paints)+7*len(accents))}
	maps.Copy(more.paints, t.paints)
	for _, a := range accents {
		base, ok := parseColor(a.Color)
		switch {
		case !ok:
		case t.spec.ownColors:
			more.derive(a.Swatch, hue{base, base})
		default:
			more.derive(a.Swatch, t.spec.accents[slices.Index(swatches[:], Neutral)])
		}
	}
	return more
}

// signContrast is the part of the contrast aimed at for texts that is aimed at
// for signs and lines.
const signContrast = 0.45

// derive makes the roles of a swatch from its accent.
func (t *Theme) derive(name Swatch, accent hue) {
	type shades struct{ band, head, card, rim, edge, mark, ink color }
	s := t.spec
	shade := func(accent, paper, pole color, band, head, card, rim, edge float64) shades {
		out := shades{
			band: paper.mix(accent, band), head: paper.mix(accent, head), card: paper.mix(accent, card),
			rim: paper.mix(accent, rim), edge: paper.mix(accent, edge),
		}
		out.mark = accent.toward(pole, s.contrast*signContrast, out.card, out.head, out.band)
		out.ink = accent.mix(pole, 0.6).toward(pole, s.contrast, out.card, out.head, out.band)
		return out
	}
	light := shade(accent.light, s.paper.light, s.ink.light, s.band.light, s.head.light, s.card.light, s.rim.light, s.edge.light)
	dark := shade(accent.dark, s.paper.dark, s.ink.dark, s.band.dark, s.head.dark, s.card.dark, s.rim.dark, s.edge.dark)
	t.set(name.Band(), light.band, dark.band)
	t.set(name.Head(), light.head, dark.head)
	t.set(name.Card(), light.card, dark.card)
	t.set(name.Rim(), light.rim, dark.rim)
	t.set(name.Edge(), light.edge, dark.edge)
	t.set(name.Mark(), light.mark, dark.mark)
	t.set(name.Ink(), light.ink, dark.ink)
}

func (t *Theme) set(role Role, light, dark color) {
	t.paints[role] = Paint{Role: role, Light: light.String(), Dark: dark.String()}
}
