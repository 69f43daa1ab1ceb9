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

	Engine Engine // draws the lines; the picture is the same without one, see Engine

	ASCII   bool            // for Text: use ASCII only
	Scale   float64         // for PNG: pixels per CSS pixel, from LeastScale to MostScale; 0 means 1
	Fonts   Fonts           // for PNG and PDF: fonts for characters that the embedded ones lack; may be nil
	Missing func([]Missing) // for PNG and PDF: called if scripts had to be drawn as boxes; may be nil
}

// Fonts finds a font for a character that no embedded font has. It returns the
// data of a font file, and the index of the font in that file.
type Fonts interface {
	Font(r rune) (data []byte, index int, ok bool)
}

// Missing is a script that no font covers.
type Missing struct {
	Script string // in English: "Tai Tham"; "symbols" for characters without a script
	Sample rune   // the first such character
}

// Direction is the direction of the flow; "" means the journey's own setting.
type Direction string

// The directions; the first is the default.
const (
	Right Direction = "right"
	Down  Direction = "down"
)

// Directions lists the directions; the first is the default.
func Directions() []Direction { return []Direction{Right, Down} }

// Density says how steps are arranged in columns; "" means the journey's own
// setting.
type Density string

// The densities; the first is the default.
const (
	Compact  Density = "compact"  // a handoff stays in its column if there is room
	Timeline Density = "timeline" // each step has a column
)

// Densities lists the densities; the first is the default.
func Densities() []Density { return []Density{Compact, Timeline} }

// View is the order of the lanes; "" means the journey's own setting.
type View string

// The views; the first is the default.
const (
	Lanes     View = "lanes"     // in the order of declaration
	Blueprint View = "blueprint" // as in a service blueprint
)

// Views lists the views; the first is the default.
func Views() []View { return []View{Lanes, Blueprint} }

// parts apply each of model.Parts to a picture.
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

// Parts returns the names of the parts that can be shown or hidden.
func Parts() []string { return model.PartNames() }

// look holds everything that determines how a journey is shown.
type look struct {
	compose.Options
	width  Width // checked; never 0
	span   int
	engine Engine // or nil
}

// resolve combines the journey's settings with the options, which take
// precedence.
func (opt Options) resolve(d model.Drawing) (look, error) {
	how := look{span: cmp.Or(d.Span, DefaultSpan), engine: opt.Engine}
	how.PingPongs = d.PingPongs
	set := map[string]string{} // in the journey
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

// choose returns the value of an option, otherwise that of the setting with the
// same name, otherwise the first known one.
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
