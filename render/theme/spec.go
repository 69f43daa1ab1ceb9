package theme

import (
	"embed"
	"slices"
)

// hue is one base colour in both schemes.
type hue struct{ light, dark color }

// tint is the amount of a swatch's colour in a surface, from 0 to 1, in both
// schemes.
type tint struct{ light, dark float64 }

// spec is a theme as written in its file.
type spec struct {
	about     string
	scheme    string
	pattern   bool
	ownColors bool
	text      float64
	contrast  float64

	paper, ink, muted, line, strip, stripEdge, chip, chipInk hue
	band, head, card, rim, edge                              tint
	accents                                                  [len(swatches)]hue // in the order of swatches
}

// swatches are the accents of a theme, in the order of its file.
var swatches = [...]Swatch{"customer", "rep", "system", "third-party", Neutral, Success, Failure, Jump, Note, curves[1], curves[2], curves[3]}

// kinds is how many of them, from the first on, are kinds of participants.
const kinds = 5

// The schemes of a theme.
const (
	schemeAuto  = "auto" // follows the reader's system
	schemeLight = "light"
	schemeDark  = "dark"
)

// plain is the theme of an empty file.
var plain = spec{
	scheme: schemeAuto, pattern: true, ownColors: true, text: 1, contrast: 7,
	band: tint{0.045, 0.06}, head: tint{0.10, 0.13}, card: tint{0.13, 0.22}, rim: tint{0.16, 0.2}, edge: tint{0.50, 0.55},
}

//go:embed themes
var files embed.FS

// names are the themes in the folder, in the order in which they are listed.
var names = []string{"default", "dark", "minimal", "contrast", "colorblind", "paper", "mono"}

// named reads one of the themes in the folder.
func named(name string) (spec, bool) {
	if !slices.Contains(names, name) {
		return spec{}, false
	}
	if name == names[0] {
		return standard(), true
	}
	return embedded(name, standard())
}

// standard returns the default theme, which sets everything.
func standard() spec {
	s, _ := embedded(names[0], plain)
	return s
}

func embedded(name string, start spec) (spec, bool) {
	data, err := files.ReadFile("themes/" + name + ".toml")
	if err != nil {
		return spec{}, false
	}
	s, faults := read(name, data, start)
	return s, len(faults) == 0
}

// theme derives every role from a spec.
func (s spec) theme(name string) *Theme {
	t := &Theme{name: name, spec: s, paints: map[Role]Paint{}}
	for _, p := range []struct {
		role Role
		hue  hue
	}{
		{Paper, s.paper}, {Ink, s.ink}, {Muted, s.muted}, {Rule, s.stripEdge}, {Line, s.line},
		{Strip, s.strip}, {StripEdge, s.stripEdge}, {StripInk, s.ink},
		{Chip, s.chip}, {ChipEdge, s.stripEdge}, {ChipInk, s.chipInk},
		{Label, s.paper}, {LabelEdge, s.stripEdge}, {LabelInk, s.ink},
	} {
		t.set(p.role, p.hue.light, p.hue.dark)
	}
	for i, swatch := range swatches {
		t.derive(swatch, s.accents[i])
	}
	return t
}
