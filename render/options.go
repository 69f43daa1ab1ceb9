package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/compose"
	"github.com/journey-lang/journey/render/theme"
)

// Options control how a journey is drawn. Empty fields default to the journey's
// own settings, then to the built-in defaults.
type Options struct {
	Theme     string       // one of theme.Names
	Own       *theme.Theme // overrides Theme; nil for none
	Density   Density
	Direction Direction
	View      View
	Width     Width
	Show      []string // of Parts
	Hide      []string // of Parts; hides also what Show lists

	Engine Engine // draws the lines; nil gives the same picture, see Engine

	ASCII   bool            // of Text: marks and lines of ASCII
	Scale   float64         // of PNG: pixels for a CSS pixel, from png.LeastScale to png.MostScale; 0 is 1
	Fonts   Fonts           // of PNG and PDF, for characters that the embedded fonts lack; nil for none
	Missing func([]Missing) // of PNG and PDF: called with the scripts that had to be drawn as boxes, if there are any; may be nil
}

// Fonts finds a font for a character that no embedded font has: the data of a
// font file and the number of the font in it.
type Fonts interface {
	Font(r rune) (data []byte, index int, ok bool)
}

// Missing is a script for which there was no font.
type Missing struct {
	Script string // in English: "Tai Tham"; "symbols" for characters without a script
	Sample rune   // the first such character
}

// Direction is the direction of the flow; "" uses the setting of the journey.
type Direction string

// The directions, the usual one first.
const (
	Right Direction = "right"
	Down  Direction = "down"
)

// Directions lists the directions, the usual one first.
func Directions() []Direction { return []Direction{Right, Down} }

// Density is how steps are put into columns; "" is as the journey says.
type Density string

// The densities, the usual one first.
const (
	Compact  Density = "compact"  // a handoff stays in its column where that is free
	Timeline Density = "timeline" // each step has a column
)

// Densities lists the densities, the usual one first.
func Densities() []Density { return []Density{Compact, Timeline} }

// View is the order of the lanes; "" is as the journey says.
type View string

// The views, the usual one first.
const (
	Lanes     View = "lanes"     // as they are declared
	Blueprint View = "blueprint" // as in a service blueprint
)

// Views lists the views, the usual one first.
func Views() []View { return []View{Lanes, Blueprint} }

// parts are what model.Parts does to a picture.
var parts = map[string]func(o *compose.Options, shown bool){
	"emotions": func(o *compose.Options, shown bool) { o.NoEmotions = !shown },
	"channels": func(o *compose.Options, shown bool) { o.NoChannels = !shown },
	"systems":  func(o *compose.Options, shown bool) { o.NoSystems = !shown },
	"legend":   func(o *compose.Options, shown bool) { o.NoLegend = !shown },
	"numbers":  func(o *compose.Options, shown bool) { o.Numbers = shown },
	"times":    func(o *compose.Options, shown bool) { o.NoTimes = !shown },
	"notes": func(o *compose.Options, shown bool) {
		if o.Notes = compose.Off; shown {
			o.Notes = compose.On
		}
	},
	"pingpong": func(o *compose.Options, shown bool) { o.NoPingPong = !shown },
	"workload": func(o *compose.Options, shown bool) { o.Workload = shown },
}

// Parts are the names of what can be shown or hidden.
func Parts() []string { return model.PartNames() }

// look is all that is to know of how a journey is shown.
type look struct {
	compose.Options
	width  Width // checked; never 0
	span   int
	engine Engine // or nil
}

// resolve reads the journey's settings and lets the options win.
func (opt Options) resolve(d model.Drawing) (look, error) {
	how := look{span: cmp.Or(d.Span, DefaultSpan), engine: opt.Engine}
	how.PingPongs = d.PingPongs
	set := map[string]string{} // by the journey, which is checked
	for _, s := range d.Journey.Settings {
		switch {
		case len(s.Values) == 0:
		case s.Key == "show" || s.Key == "hide":
			if err := switchParts(&how.Options, s.Values, s.Key == "show"); err != nil {
				return how, err
			}
		default:
			set[s.Key] = s.Values[0]
		}
	}
	how.Theme = opt.Own
	if how.Theme == nil {
		name, ok := cmp.Or(opt.Theme, set["theme"]), false
		if how.Theme, ok = theme.ByName(strings.ToLower(name)); !ok {
			return how, unknown("theme", name, theme.Names())
		}
	}
	density, err := choose("density", opt.Density, set, Densities())
	if err != nil {
		return how, err
	}
	direction, err := choose("direction", opt.Direction, set, Directions())
	if err != nil {
		return how, err
	}
	view, err := choose("view", opt.View, set, Views())
	if err != nil {
		return how, err
	}
	how.Timeline, how.Down, how.Blueprint = density == Timeline, direction == Down, view == Blueprint
	own, err := ParseWidth(set["width"])
	if err != nil {
		return how, err
	}
	how.width = cmp.Or(opt.Width, own, Page)
	if err := how.width.check(); err != nil {
		return how, err
	}
	if err := switchParts(&how.Options, opt.Show, true); err != nil {
		return how, err
	}
	return how, switchParts(&how.Options, opt.Hide, false)
}

// choose is what an option says, else the setting of the same name, else the
// first of those known.
func choose[T ~string](what string, option T, set map[string]string, known []T) (T, error) {
	value := T(strings.ToLower(string(cmp.Or(option, T(set[what]), known[0]))))
	if !slices.Contains(known, value) {
		names := make([]string, len(known))
		for i, k := range known {
			names[i] = string(k)
		}
		return value, unknown(what, string(value), names)
	}
	return value, nil
}

func switchParts(how *compose.Options, names []string, shown bool) error {
	for _, name := range names {
		set, ok := parts[strings.ToLower(name)]
		if !ok {
			return unknown("part", name, Parts())
		}
		set(how, shown)
	}
	return nil
}

func unknown(what, name string, known []string) error {
	return fmt.Errorf("unknown %s %q: expected one of %s", what, name, strings.Join(known, ", "))
}
