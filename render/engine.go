package render

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/route"
	"github.com/journey-lang/journey/render/scene"
)

// Engine draws the lines between boxes. It gets a picture in which every box
// and line already has a position, as numbers only: no text of an author
// reaches it. Its result is compared with what it was given, so a picture has
// the same bytes with any engine, and without one.
//
// An Engine must be safe for concurrent use.
type Engine interface {
	// Draw returns the lines of the picture in the same order, each as the
	// corners that the engine drew. An error means that the picture is too
	// large for the engine, or that it failed.
	Draw(Pinned) ([][]scene.Point, error)
}

// Pinned is a picture as an Engine gets it. Lengths are in CSS pixels; y grows
// downwards.
type Pinned struct {
	Boxes []scene.Box
	Lines []Line
}

// Line is a line with right angles, from the border of one box to the border of
// another.
type Line struct {
	From, To int           // indexes of boxes
	Points   []scene.Point // the corners, at least two, rounded to hundredths of a pixel
}

// connect routes all flows and stores the results in the placement. If lines
// are too close, it stretches the placement. If there is an engine, it draws
// the routes; if that fails or the result differs, the routes stay as they were
// found. The error says that no valid routing was found, or is that of the
// context.
func connect(ctx context.Context, in layout.Input, p *layout.Placement, engine Engine) error {
	for i := range p.Routes {
		p.Routes[i].Points, p.Routes[i].On = nil, nil
	}
	bands, ways := route.Settle(ctx, in, p)
	if err := ctx.Err(); err != nil {
		return err
	}
	for b, pr := range bands {
		if err := pr.Check(ways[b]); err != nil {
			return fmt.Errorf("cannot route the flows around the boxes: no valid routing: %w", err)
		}
	}
	if engine != nil {
		ways = drawn(engine, bands, ways)
	}
	for b, pr := range bands {
		pr.Join(ways[b], p)
	}
	return nil
}

// drawn returns the routes as the engine draws them, with one call for all
// bands, or the routes unchanged if the engine draws anything else.
func drawn(engine Engine, bands []route.Problem, ways [][][]layout.Point) [][][]layout.Point {
	picture := pin(bands, ways)
	lines, err := engine.Draw(picture)
	if err != nil || len(lines) != len(picture.Lines) {
		return ways
	}
	all := make([][][]layout.Point, len(bands))
	next := 0
	for b, pr := range bands {
		for _, way := range ways[b] {
			line := make([]layout.Point, len(lines[next]))
			for k, p := range lines[next] {
				line[k] = layout.Point(p)
			}
			if !slices.EqualFunc(line, way, same) {
				return ways
			}
			all[b] = append(all[b], line)
			next++
		}
		if pr.Check(all[b]) != nil {
			return ways
		}
	}
	return all
}

// pin returns all bands as one picture.
func pin(bands []route.Problem, ways [][][]layout.Point) Pinned {
	var picture Pinned
	for b, pr := range bands {
		first := len(picture.Boxes)
		for _, box := range pr.Boxes {
			picture.Boxes = append(picture.Boxes, scene.Box(box.Rect))
		}
		for i, l := range pr.Legs {
			line := Line{From: first + l.From, To: first + l.To, Points: make([]scene.Point, len(ways[b][i]))}
			for k, p := range ways[b][i] {
				line.Points[k] = scene.Point(p)
			}
			picture.Lines = append(picture.Lines, line)
		}
	}
	return picture
}

// same reports whether two corners are equal to hundredths of a pixel.
func same(p, q layout.Point) bool { return math.Abs(p.X-q.X) < 0.01 && math.Abs(p.Y-q.Y) < 0.01 }
