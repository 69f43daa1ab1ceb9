package render_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
)

// fake is an engine that calls a function.
type fake func(render.Pinned) ([][]scene.Point, error)

func (f fake) Draw(picture render.Pinned) ([][]scene.Point, error) { return f(picture) }

// faithful returns the lines unchanged.
func faithful(picture render.Pinned) [][]scene.Point {
	var lines [][]scene.Point
	for _, l := range picture.Lines {
		lines = append(lines, slices.Clone(l.Points))
	}
	return lines
}

// Whatever an engine does, the picture is the same.
func TestThePictureDoesNotDependOnTheEngine(t *testing.T) {
	j := compile("x.journey", gen.Random(7, 20))
	want, err := render.SVG(context.Background(), j, render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, engine := range map[string]fake{
		"draws it":        func(p render.Pinned) ([][]scene.Point, error) { return faithful(p), nil },
		"fails":           func(render.Pinned) ([][]scene.Point, error) { return nil, errors.New("out of memory") },
		"answers nothing": func(render.Pinned) ([][]scene.Point, error) { return nil, nil },
		"has no points":   func(p render.Pinned) ([][]scene.Point, error) { return make([][]scene.Point, len(p.Lines)), nil },
		"draws too few":   func(p render.Pinned) ([][]scene.Point, error) { return faithful(p)[1:], nil },
		"draws too many":  func(p render.Pinned) ([][]scene.Point, error) { return append(faithful(p), nil), nil },
		"mixes them up": func(p render.Pinned) ([][]scene.Point, error) {
			lines := faithful(p)
			slices.Reverse(lines)
			return lines, nil
		},
		"draws elsewhere": func(p render.Pinned) ([][]scene.Point, error) {
			lines := faithful(p)
			lines[len(lines)-1][0].X += 0.5
			return lines, nil
		},
		"draws slanted": func(p render.Pinned) ([][]scene.Point, error) {
			lines := faithful(p)
			lines[0][0].X, lines[0][0].Y = lines[0][0].X+0.005, lines[0][0].Y+0.005
			return lines, nil
		},
		"changes its input": func(p render.Pinned) ([][]scene.Point, error) {
			lines := faithful(p)
			for _, l := range lines {
				l[0].X += 100
			}
			for _, l := range p.Lines {
				l.Points[0].X += 100
			}
			return lines, nil
		},
	} {
		asked := 0
		got, err := render.SVG(context.Background(), j, render.Options{Engine: fake(func(p render.Pinned) ([][]scene.Point, error) {
			asked++
			return engine(p)
		})})
		if err != nil || asked == 0 {
			t.Errorf("%s: asked %d times, error %v", name, asked, err)
		}
		if string(got) != string(want) {
			t.Errorf("%s: another picture", name)
		}
	}
}
