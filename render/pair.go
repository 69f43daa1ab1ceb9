package render

import (
	"context"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/compose"
	"github.com/journey-lang/journey/render/internal/stack"
	"github.com/journey-lang/journey/render/internal/svg"
	"github.com/journey-lang/journey/render/scene"
)

// State is one version of a journey.
type State struct {
	Source Source
	Note   string       // next to the heading, or ""
	Marks  []model.Mark // what happened to each node
}

// Pair returns the picture of two states of a journey, the first above the
// second. Each is drawn with its own settings, except for the theme, which is
// that of the second, and the span, which is the larger of the two.
// Errors are those of Scene.
func Pair(ctx context.Context, before, after State, opt Options) (scene.Scene, error) {
	var drawings [2]model.Drawing
	for i, s := range []State{before, after} {
		var err error
		if drawings[i], err = s.Source.Drawing(ctx); err != nil {
			return scene.Scene{}, err
		}
	}
	span := max(drawings[0].Span, drawings[1].Span)
	drawings[0].Span, drawings[1].Span = span, span
	now, err := opt.resolve(drawings[1])
	if err != nil {
		return scene.Scene{}, err
	}
	opt.Own = now.Theme
	was, err := opt.resolve(drawings[0])
	if err != nil {
		return scene.Scene{}, err
	}
	was.Marks, now.Marks = before.Marks, after.Marks
	was.NoLegend = true // the legend of the second explains both
	first := compose.Measure(ctx, drawings[0].Journey, was.Options)
	now.Explains = first
	second := compose.Measure(ctx, drawings[1].Journey, now.Options)
	upper, err := was.scene(ctx, first)
	if err != nil {
		return scene.Scene{}, err
	}
	lower, err := now.scene(ctx, second)
	if err != nil {
		return scene.Scene{}, err
	}
	return stack.Of(now.Theme, pairTitle(upper, lower), "Two states of a service journey. Before: "+upper.Desc+" After: "+lower.Desc,
		stack.Part{Key: "before", Heading: "Before", Note: before.Note, Scene: upper},
		stack.Part{Key: "after", Heading: "After", Note: after.Note, Scene: lower}), nil
}

func pairTitle(before, after scene.Scene) string {
	if before.Title == after.Title {
		return before.Title + ", before and after"
	}
	return before.Title + " → " + after.Title
}

// PairSVG draws two states as a self-contained SVG file. Errors are those of
// Scene.
func PairSVG(ctx context.Context, before, after State, opt Options) ([]byte, error) {
	s, err := Pair(ctx, before, after, opt)
	if err != nil {
		return nil, err
	}
	return awaited(ctx, svg.Write(ctx, &s), nil)
}
