package theme

import "fmt"

// Pair is a text or a sign, and its background.
type Pair struct{ Text, Ground Role }

// Pairs returns all combinations of text and background that pictures use, for
// the given swatches.
func Pairs(swatches ...Swatch) []Pair {
	pairs := []Pair{
		{Ink, Paper}, {Muted, Paper}, {StripInk, Strip}, {ChipInk, Chip}, {LabelInk, Label},
	}
	for _, s := range swatches {
		pairs = append(pairs, Pair{s.Ink(), s.Band()}, Pair{s.Ink(), s.Head()}, Pair{s.Ink(), s.Card()})
	}
	return pairs
}

// Signs returns the combinations of signs or lines and their backgrounds.
func Signs(swatches ...Swatch) []Pair {
	pairs := []Pair{{Line, Paper}}
	for _, s := range swatches {
		pairs = append(pairs, Pair{Line, s.Band()}, Pair{s.Mark(), s.Band()}, Pair{s.Mark(), s.Head()}, Pair{s.Mark(), s.Card()}, Pair{s.Mark(), Paper})
	}
	return pairs
}

// The minimum contrasts of WCAG 2, level AA.
const (
	leastText = 4.5
	leastSign = 3.0
)

// Warnings returns a line for each combination of colours in the theme that
// some readers cannot distinguish: which colours, in which scheme, and their
// contrast.
func (t *Theme) Warnings() []string {
	var all []string
	said := map[string]bool{}
	check := func(what string, pairs []Pair, least float64) {
		for _, scheme := range []string{schemeLight, schemeDark} {
			if t.spec.scheme != schemeAuto && t.spec.scheme != scheme {
				continue
			}
			for _, p := range pairs {
				text, ground := t.Paint(p.Text).Light, t.Paint(p.Ground).Light
				if scheme == schemeDark {
					text, ground = t.Paint(p.Text).Dark, t.Paint(p.Ground).Dark
				}
				warning := fmt.Sprintf("%s %s on %s has a contrast of %.1f:1 (%s); %s needs %.1f:1",
					p.Text.key(), text, ground, Contrast(text, ground), scheme, what, least)
				if Contrast(text, ground) < least && !said[warning] {
					said[warning] = true
					all = append(all, warning)
				}
			}
		}
	}
	check("text", Pairs(swatches[:]...), leastText)
	check("a sign or line", Signs(swatches[:]...), leastSign)
	return all
}

// key returns the key of a theme file that sets the role, or the role's own
// name if it is derived from several.
func (r Role) key() string {
	switch r {
	case Paper, Ink, Muted, Line, Chip, ChipInk:
		return "colors." + string(r)
	case StripInk, LabelInk:
		return "colors.ink"
	}
	return string(r)
}
