package theme

import (
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/internal/settings"
)

// field is a key of a theme file, with its table.
type field struct {
	key  string
	take func(r *reader, e settings.Entry)
}

// fields are all keys, in the order of the docs.
var fields = slices.Concat([]field{
	{"about", func(r *reader, e settings.Entry) {
		if v, ok := r.One(e, settings.String, "a string"); ok {
			r.spec.about = v.Text
		}
	}},
	{"base", func(*reader, settings.Entry) {}}, // read before the others
	{"scheme", func(r *reader, e settings.Entry) {
		schemes := []string{schemeAuto, schemeLight, schemeDark}
		if v, ok := r.One(e, settings.String, "one of "+strings.Join(schemes, ", ")); ok {
			if !slices.Contains(schemes, v.Text) {
				r.UnknownValue(v, "scheme", schemes)
			}
			r.spec.scheme = v.Text
		}
	}},
	truth("pattern", func(s *spec) *bool { return &s.pattern }),
	truth("own-colors", func(s *spec) *bool { return &s.ownColors }),
	number("text", 0.8, 1.6, func(s *spec) *float64 { return &s.text }),
	number("contrast", 4.5, 15, func(s *spec) *float64 { return &s.contrast }),

	hues("colors.paper", func(s *spec) *hue { return &s.paper }),
	hues("colors.ink", func(s *spec) *hue { return &s.ink }),
	hues("colors.muted", func(s *spec) *hue { return &s.muted }),
	hues("colors.line", func(s *spec) *hue { return &s.line }),
	hues("colors.strip", func(s *spec) *hue { return &s.strip }),
	hues("colors.strip-edge", func(s *spec) *hue { return &s.stripEdge }),
	hues("colors.chip", func(s *spec) *hue { return &s.chip }),
	hues("colors.chip-ink", func(s *spec) *hue { return &s.chipInk }),
}, accents(), []field{
	tints("tints.band", func(s *spec) *tint { return &s.band }),
	tints("tints.head", func(s *spec) *tint { return &s.head }),
	tints("tints.card", func(s *spec) *tint { return &s.card }),
	tints("tints.rim", func(s *spec) *tint { return &s.rim }),
	tints("tints.edge", func(s *spec) *tint { return &s.edge }),
})

// tables are the tables of a theme file.
var tables = []string{"colors", "kinds", "marks", "tints"}

// accents returns the keys of the swatches.
func accents() []field {
	var all []field
	for i, swatch := range swatches {
		table := "kinds."
		if i >= kinds {
			table = "marks."
		}
		all = append(all, hues(table+string(swatch), func(s *spec) *hue { return &s.accents[i] }))
	}
	return all
}

func hues(key string, of func(*spec) *hue) field {
	return field{key, func(r *reader, e settings.Entry) {
		if light, dark, ok := pair(r, e, `a colour such as "#2f6fe4"`, colorOf); ok {
			*of(&r.spec) = hue{light, dark}
		}
	}}
}

func tints(key string, of func(*spec) *tint) field {
	part := func(v settings.Value) (float64, bool) { return v.Number(0, 1) }
	return field{key, func(r *reader, e settings.Entry) {
		if light, dark, ok := pair(r, e, "a number from 0 to 1", part); ok {
			*of(&r.spec) = tint{light, dark}
		}
	}}
}

func number(key string, least, most float64, of func(*spec) *float64) field {
	what := fmt.Sprintf("a number from %g to %g", least, most)
	return field{key, func(r *reader, e settings.Entry) {
		if e.Array || len(e.Values) != 1 {
			r.Misshapen(e, what)
		} else if n, ok := e.Values[0].Number(least, most); !ok {
			r.Invalid(e, e.Values[0], what)
		} else {
			*of(&r.spec) = n
		}
	}}
}

func truth(key string, of func(*spec) *bool) field {
	return field{key, func(r *reader, e settings.Entry) {
		if v, ok := r.One(e, settings.Bool, "true or false"); ok {
			*of(&r.spec) = v.Text == "true"
		}
	}}
}
