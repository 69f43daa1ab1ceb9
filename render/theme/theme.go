// Package theme holds the colours of pictures, for a light and a dark scheme.
// A theme is a row of data: a few base colours, from which every role is
// derived so that text reaches its contrast. It knows no shapes and no
// journeys.
package theme

import "slices"

// Role says what a colour is for. It is a short word, fit for a class name.
type Role string

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

// Band is the ground of a lane.
func (s Swatch) Band() Role { return Role(s + "-band") }

// Head is the ground of a lane's label.
func (s Swatch) Head() Role { return Role(s + "-head") }

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
	paints map[Role]Paint
}

// Names are the names of all themes, the default first.
func Names() []string {
	var names []string
	for _, s := range specs {
		names = append(names, s.name)
	}
	return names
}

// ByName is the theme of that name; "" is the default one.
func ByName(name string) (*Theme, bool) {
	i := slices.IndexFunc(specs, func(s spec) bool { return s.name == name })
	if name == "" {
		i = 0
	}
	if i < 0 {
		return nil, false
	}
	return specs[i].theme(), true
}

// Name is the name of the theme.
func (t *Theme) Name() string { return t.name }

// Paint is the colour of a role. A role that the theme does not have, which
// no picture asks for, has that of the ink.
func (t *Theme) Paint(role Role) Paint {
	if p, ok := t.paints[role]; ok {
		return p
	}
	p := t.paints[Ink]
	p.Role = role
	return p
}

// Accent is the colour, "#rrggbb", that a swatch is derived from.
type Accent struct {
	Swatch Swatch
	Color  string
}

// With is the theme with more swatches. An accent that is no colour is left
// out.
func (t *Theme) With(accents ...Accent) *Theme {
	more := &Theme{name: t.name, paints: make(map[Role]Paint, len(t.paints)+6*len(accents))}
	for role, paint := range t.paints {
		more.paints[role] = paint
	}
	light, _ := parseColor(t.paints[Paper].Light)
	dark, _ := parseColor(t.paints[Paper].Dark)
	for _, a := range accents {
		if base, ok := parseColor(a.Color); ok {
			more.derive(a.Swatch, base, light, dark)
		}
	}
	return more
}

var (
	black = color{0x0b, 0x12, 0x20}
	white = color{255, 255, 255}
)

// The contrast that is aimed at, above the 4.5 and 3 that WCAG asks for.
const (
	inkContrast  = 7.0
	markContrast = 3.1
)

// derive makes the roles of a swatch from its accent.
func (t *Theme) derive(name Swatch, accent, lightPaper, darkPaper color) {
	type shades struct{ band, head, card, edge, mark, ink color }
	shade := func(paper, pole color, band, head, card, edge float64) shades {
		s := shades{
			band: paper.mix(accent, band),
			head: paper.mix(accent, head),
			card: paper.mix(accent, card),
			edge: paper.mix(accent, edge),
		}
		s.mark = accent.toward(pole, markContrast, s.card, s.head)
		s.ink = accent.mix(pole, 0.6).toward(pole, inkContrast, s.card, s.head, s.band)
		return s
	}
	light := shade(lightPaper, black, 0.045, 0.10, 0.13, 0.50)
	dark := shade(darkPaper, white, 0.06, 0.13, 0.22, 0.55)
	t.set(name.Band(), light.band, dark.band)
	t.set(name.Head(), light.head, dark.head)
	t.set(name.Card(), light.card, dark.card)
	t.set(name.Edge(), light.edge, dark.edge)
	t.set(name.Mark(), light.mark, dark.mark)
	t.set(name.Ink(), light.ink, dark.ink)
}

func (t *Theme) set(role Role, light, dark color) {
	t.paints[role] = Paint{Role: role, Light: light.String(), Dark: dark.String()}
}

// Pair is a text and the ground it stands on.
type Pair struct{ Text, Ground Role }

// Pairs are all the pairs of text and ground that pictures use, for the given
// swatches.
func Pairs(swatches ...Swatch) []Pair {
	pairs := []Pair{
		{Ink, Paper}, {Muted, Paper}, {StripInk, Strip}, {ChipInk, Chip}, {LabelInk, Label},
	}
	for _, s := range swatches {
		pairs = append(pairs, Pair{s.Ink(), s.Band()}, Pair{s.Ink(), s.Head()}, Pair{s.Ink(), s.Card()})
	}
	return pairs
}
