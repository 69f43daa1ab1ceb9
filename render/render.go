// Package render turns a journey into a picture: measure, place, route, paint,
// write. It is safe for concurrent use and touches no files, clocks or
// terminals. An Engine, if there is one, draws the lines once more.
package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/arrange"
	"github.com/journey-lang/journey/render/compose"
	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/svg"
	"github.com/journey-lang/journey/render/theme"
)

// Options control how a journey is drawn. Empty fields default to the journey's
// own settings, then to the built-in defaults.
type Options struct {
	Theme     string       // one of theme.Names
	Own       *theme.Theme // overrides Theme; nil for none
	Density   string       // compact or timeline
	Direction string       // direction of the flow: right or down
	View      string       // one of model.Views
	Width     string       // pixels beyond which a picture is folded, or auto; see PageWidth
	Show      []string     // of Parts
	Hide      []string     // of Parts; hides also what Show lists

	Span      int              // maximum number of rows or columns of a band; 0 means DefaultSpan. See TooLarge
	Exchanges []model.Exchange // ping-pong exchanges to bracket
	Engine    Engine           // draws the lines; nil gives the same picture, see Engine
}

// directions are the directions of the flow, the default first.
var directions = []string{"right", "down"}

// densities are the ways to put steps into columns, the default first.
var densities = []string{"compact", "timeline"}

// parts map each part of model.Parts to its option.
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

// Parts returns the names of what can be shown or hidden.
func Parts() []string { return model.PartNames() }

// Scene draws a journey as data. It does not change the journey.
func Scene(j *model.Journey, opt Options) (scene.Scene, error) {
	how, err := opt.resolve(j)
	if err != nil {
		return scene.Scene{}, err
	}
	return how.scene(compose.Measure(j, how.Options))
}

// scene places and paints a draft.
func (how look) scene(draft *compose.Draft) (scene.Scene, error) {
	in, width := draft.Input, how.width
	if how.Down {
		in, width = in.Turned(), "none" // a picture that runs down is as wide as its lanes
	}
	placement, err := lay(in, width, how.span, how.engine)
	if err != nil {
		return scene.Scene{}, err
	}
	if how.Down {
		placement.Turn()
	}
	draft.Fit(&placement)
	return draft.Scene(placement), nil
}

// foldings is how often a picture may be folded again because its lines made it
// too wide.
const foldings = 3

// lay places and routes an input.
func lay(in layout.Input, width string, span int, engine Engine) (layout.Placement, error) {
	sides := 2 * compose.Margin
	for try := 1; ; try++ {
		folded, limit := fold(in, width, sides)
		if err := checkSpan(folded, span); err != nil {
			return layout.Placement{}, err
		}
		folded = arrange.Arrange(folded, limit)
		placement := layout.Place(folded)
		before := placement.Width
		if err := connect(folded, &placement, engine); err != nil {
			return placement, fmt.Errorf("cannot route the flows around the boxes: %w", err)
		}
		if before > limit || placement.Width <= limit || try == foldings {
			return placement, nil
		}
		sides += placement.Width - limit
	}
}

// SVG draws a journey as a self-contained SVG file.
func SVG(j *model.Journey, opt Options) ([]byte, error) {
	s, err := Scene(j, opt)
	if err != nil {
		return nil, err
	}
	return svg.Write(&s), nil
}

// JSON draws a journey as data in JSON.
func JSON(j *model.Journey, opt Options) ([]byte, error) {
	s, err := Scene(j, opt)
	if err != nil {
		return nil, err
	}
	return s.JSON()
}

// look holds the resolved options of a picture.
type look struct {
	compose.Options
	width  string // checked
	span   int
	engine Engine // or nil
}

// resolve combines the options with the journey's settings; the options win.
func (opt Options) resolve(j *model.Journey) (look, error) {
	var how look
	name, density, direction, view, width := "", densities[0], directions[0], model.Views[0], ""
	for _, s := range j.Settings {
		if len(s.Values) == 0 {
			continue
		}
		switch s.Key {
		case "theme":
			name = s.Values[0]
		case "density":
			density = s.Values[0]
		case "view":
			view = s.Values[0]
		case "direction":
			direction = s.Values[0]
		case "width":
			width = s.Values[0]
		case "show", "hide":
			if err := switchParts(&how.Options, s.Values, s.Key == "show"); err != nil {
				return how, err
			}
		}
	}
	if opt.Theme != "" {
		name = opt.Theme
	}
	if opt.Density != "" {
		density = opt.Density
	}
	how.Theme = opt.Own
	if how.Theme == nil {
		var ok bool
		if how.Theme, ok = theme.ByName(strings.ToLower(name)); !ok {
			return how, unknown("theme", name, theme.Names())
		}
	}
	if density = strings.ToLower(density); !slices.Contains(densities, density) {
		return how, unknown("density", density, densities)
	}
	how.Timeline = density == "timeline"
	if opt.View != "" {
		view = opt.View
	}
	if view = strings.ToLower(view); !slices.Contains(model.Views, view) {
		return how, unknown("view", view, model.Views)
	}
	how.Blueprint = view == "blueprint"
	how.Exchanges = opt.Exchanges
	if opt.Direction != "" {
		direction = opt.Direction
	}
	if direction = strings.ToLower(direction); !slices.Contains(directions, direction) {
		return how, unknown("direction", direction, directions)
	}
	how.Down = direction == "down"
	how.span, how.engine = cmp.Or(opt.Span, DefaultSpan), opt.Engine
	how.width = width
	if opt.Width != "" {
		how.width = opt.Width
	}
	if err := CheckWidth(how.width); err != nil {
		return how, err
	}
	if err := switchParts(&how.Options, opt.Show, true); err != nil {
		return how, err
	}
	return how, switchParts(&how.Options, opt.Hide, false)
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
