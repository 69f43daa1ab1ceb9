// Package render turns a journey into a picture: measure, place, route, paint,
// write. It is safe for concurrent use and touches no files, clocks or
// terminals. An Engine, if there is one, draws the lines once more.
package render

import (
	"context"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/compose"
	"github.com/journey-lang/journey/render/internal/detail"
	"github.com/journey-lang/journey/render/internal/html"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/optimize"
	"github.com/journey-lang/journey/render/internal/pdf"
	"github.com/journey-lang/journey/render/internal/plain"
	"github.com/journey-lang/journey/render/internal/png"
	"github.com/journey-lang/journey/render/internal/shaping"
	"github.com/journey-lang/journey/render/internal/svg"
	"github.com/journey-lang/journey/render/scene"
)

// Source is something to draw: a *compiler.Result, with everything that was
// found out about its journey, or just a *model.Journey.
type Source interface {
	// Drawing returns what the picture shows. The error is that of the context.
	Drawing(ctx context.Context) (model.Drawing, error)
}

// Scene returns the picture of a journey as data. The error says that an option
// or a setting has an unknown value, is a *TooLarge, or is that of the context.
func Scene(ctx context.Context, from Source, opt Options) (scene.Scene, error) {
	_, s, err := draw(ctx, from, opt)
	return s, err
}

// draw returns what is drawn, and its picture.
func draw(ctx context.Context, from Source, opt Options) (model.Drawing, scene.Scene, error) {
	d, err := from.Drawing(ctx)
	if err != nil {
		return d, scene.Scene{}, err
	}
	how, err := opt.resolve(d)
	if err != nil {
		return d, scene.Scene{}, err
	}
	s, err := how.scene(ctx, compose.Measure(ctx, d.Journey, how.Options))
	return d, s, err
}

// SVG draws a journey as a self-contained SVG file. Errors are those of Scene.
func SVG(ctx context.Context, from Source, opt Options) ([]byte, error) {
	s, err := Scene(ctx, from, opt)
	if err != nil {
		return nil, err
	}
	return WriteSVG(ctx, &s)
}

// WriteSVG writes a scene, as Scene returned it or as changed since, as a
// self-contained SVG file. The error is that of the context.
func WriteSVG(ctx context.Context, s *scene.Scene) ([]byte, error) {
	return awaited(ctx, svg.Write(ctx, s), nil)
}

// PNG draws a journey as pixels, in light colours. Errors are those of Scene,
// or say that the scale is invalid or the picture too large for it.
func PNG(ctx context.Context, from Source, opt Options) ([]byte, error) {
	s, err := Scene(ctx, from, opt)
	if err != nil {
		return nil, err
	}
	picture, missing, err := png.Write(ctx, &s, png.Options{Scale: opt.Scale, Fallback: opt.Fonts})
	opt.report(missing)
	return awaited(ctx, picture, err)
}

// PDF draws a journey as a single page with searchable text. Errors are those
// of Scene, or say that the picture does not fit the sizes that a page can
// have.
func PDF(ctx context.Context, from Source, opt Options) ([]byte, error) {
	s, err := Scene(ctx, from, opt)
	if err != nil {
		return nil, err
	}
	picture, missing, err := pdf.Write(ctx, &s, pdf.Options{Fallback: opt.Fonts})
	opt.report(missing)
	return awaited(ctx, picture, err)
}

// report passes the scripts without a font to the caller.
func (opt Options) report(missing []shaping.Missing) {
	if opt.Missing == nil || len(missing) == 0 {
		return
	}
	all := make([]Missing, len(missing))
	for i, m := range missing {
		all[i] = Missing(m)
	}
	opt.Missing(all)
}

// HTML draws a journey as a single-file web page that can be searched and
// zoomed, and shows details. Errors are those of Scene.
func HTML(ctx context.Context, from Source, opt Options) ([]byte, error) {
	d, s, err := draw(ctx, from, opt)
	if err != nil {
		return nil, err
	}
	page, err := html.Write(ctx, &s, detail.Of(d.Journey))
	return awaited(ctx, page, err)
}

// JSON returns the picture of a journey as data in JSON. Errors are those of
// Scene.
func JSON(ctx context.Context, from Source, opt Options) ([]byte, error) {
	s, err := Scene(ctx, from, opt)
	if err != nil {
		return nil, err
	}
	data, err := s.JSON()
	return awaited(ctx, data, err)
}

// Text writes a journey as text for terminals and commit messages. It ignores
// all options except ASCII. The error is that of the context.
func Text(ctx context.Context, from Source, opt Options) ([]byte, error) {
	d, err := from.Drawing(ctx)
	if err != nil {
		return nil, err
	}
	return awaited(ctx, []byte(plain.Write(d.Journey, plain.Options{ASCII: opt.ASCII})), nil)
}

// awaited returns the data, or the error of the writer or of the context.
func awaited(ctx context.Context, data []byte, err error) ([]byte, error) {
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// scene places and paints a draft.
func (how look) scene(ctx context.Context, draft *compose.Draft) (scene.Scene, error) {
	if err := ctx.Err(); err != nil {
		return scene.Scene{}, err
	}
	in, width := draft.Input, how.width
	if how.Down {
		in, width = in.Turned(), Unfolded // a picture that runs down is as wide as its lanes
	}
	placement, err := lay(ctx, in, width, how.span, how.engine)
	if err != nil {
		return scene.Scene{}, err
	}
	if how.Down {
		placement.Turn()
	}
	draft.Fit(&placement)
	return draft.Scene(placement), ctx.Err()
}

// foldings is how often a picture may be folded again because its lines made it
// too wide.
const foldings = 3

// lay places and routes an input.
func lay(ctx context.Context, in layout.Input, width Width, span int, engine Engine) (layout.Placement, error) {
	sides := 2 * compose.Margin
	for try := 1; ; try++ {
		folded, limit := fold(in, width, sides)
		if err := checkSpan(folded, span); err != nil {
			return layout.Placement{}, err
		}
		folded = optimize.Arrange(ctx, folded, limit)
		if err := ctx.Err(); err != nil {
			return layout.Placement{}, err
		}
		placement := layout.Place(folded)
		before := placement.Width
		if err := connect(ctx, folded, &placement, engine); err != nil {
			return placement, err
		}
		if before > limit || placement.Width <= limit || try == foldings {
			return placement, nil
		}
		sides += placement.Width - limit
	}
}
