// Package theme defines the looks of pictures, for a light and a dark scheme. A
// theme is a data file: a few base colours, from which every role is derived so
// that text has enough contrast. It knows nothing about shapes and journeys,
// and reads only the files that are compiled in.
package theme

import (
	"maps"
	"slices"
	"strings"
)

// Role says what a colour is for. It is a short word, suitable as a class name.
type Role string

// Ground reports whether the role is that of a background for texts and signs,
// not that of a text, a sign or a line.
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

// The roles that do not belong to a swatch.
const (
	None  Role = ""      // not painted
	Paper Role = "paper" // the background of the picture
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

// Swatch is a family of roles derived from one accent.
type Swatch string

// The swatches of every theme; those of participants are named after their
// kind. A participant's own colour adds another one.
const (
	Neutral Swatch = "neutral" // a lane without an owner
	Success Swatch = "success"
	Failure Swatch = "failure"
	Jump    Swatch = "jump"
	Note    Swatch = "note" // opportunities, moments of truth
)

// curves are the swatches of the emotion curves, by customer.
var curves = [...]Swatch{"customer", "second-curve", "third-curve", "fourth-curve"}

// Curve returns the swatch of a customer's emotion curve, given the number of
// curves before it.
func Curve(before int) Swatch { return curves[before%len(curves)] }

// Band returns the background of a lane.
func (s Swatch) Band() Role { return Role(s + "-band") }

// Head returns the background of a lane's label.
func (s Swatch) Head() Role { return Role(s + "-head") }

// Rim returns the border of a band.
func (s Swatch) Rim() Role { return Role(s + "-rim") }

// Card returns the fill of a box.
func (s Swatch) Card() Role { return Role(s + "-card") }

// Edge returns the border of a box.
func (s Swatch) Edge() Role { return Role(s + "-edge") }

// Mark returns the accent itself: icons, lines, arrowheads.
func (s Swatch) Mark() Role { return Role(s + "-mark") }

// Ink returns the colour of text on any of the fills.
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

// Names returns the names of all themes, the default first.
func Names() []string { return slices.Clone(names) }

// ByName returns the theme with that name; "" is the default one.
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

// Name returns the name of the theme.
func (t *Theme) Name() string { return t.name }

// About says in a few words what the theme is for.
func (t *Theme) About() string { return t.spec.about }

// Pattern reports whether kinds of participants also differ by a pattern.
func (t *Theme) Pattern() bool { return t.spec.pattern }

// TextScale returns the text size relative to the default, 1 for most themes.
func (t *Theme) TextScale() float64 { return t.spec.text }

// Paint returns the colours of a role; in a theme with one scheme, both are
// that scheme's. A role that the theme does not have, which no picture asks
// for, gets the text colour.
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

// Accent is the colour, "#rrggbb", from which a swatch is derived.
type Accent struct {
	Swatch Swatch
	Color  string
}

// With returns the theme with additional swatches. An invalid accent is
// ignored; in a theme without own colours, an accent becomes the neutral one.
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

// signContrast is the target contrast of signs and lines, relative to that of
// texts.
const signContrast = 0.45

// derive derives the roles of a swatch from its accent.
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
