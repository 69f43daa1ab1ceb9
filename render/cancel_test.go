package render_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/render"
)

// work is a call of the API. It returns the call's result, if there is any.
type work struct {
	name string
	call func(context.Context) (any, error)
}

// works returns the calls that may take long, for a journey with that many
// steps.
func works(steps int) []work {
	text := gen.Journey(1, gen.Options{Steps: steps, Participants: 8, Handoff: 0.6, Decision: 0.08, Parallel: 0.04, Repeat: 0.03, Failure: 0.05, Jump: 0.3, Phase: 0.08})
	result := compiled.Text("large.journey", text)
	faulty := compiled.Text("faulty.journey", "nobody is a rpe\n"+text)
	picture := func(draw func(context.Context, render.Source, render.Options) ([]byte, error), opt render.Options) func(context.Context) (any, error) {
		return func(ctx context.Context) (any, error) {
			data, err := draw(ctx, result, opt)
			if data == nil {
				return nil, err
			}
			return data, err
		}
	}
	return []work{
		{"Compile", func(ctx context.Context) (any, error) {
			r, err := compiler.Compile(ctx, "large.journey", text, compiler.Options{})
			if r == nil {
				return nil, err
			}
			return r, err
		}},
		{"Metrics", func(ctx context.Context) (any, error) {
			m, err := result.Metrics(ctx, compiler.MetricsOptions{})
			if m == nil {
				return nil, err
			}
			return m, err
		}},
		{"Fix", func(ctx context.Context) (any, error) {
			r, err := faulty.Fix(ctx, nil)
			if r == nil {
				return nil, err
			}
			return r, err
		}},
		{"SVG", picture(render.SVG, render.Options{})},
		{"SVG, unfolded", picture(render.SVG, render.Options{Width: render.Unfolded})},
		{"SVG, down", picture(render.SVG, render.Options{Direction: render.Down})},
		{"PNG", picture(render.PNG, render.Options{Scale: 0.2})},
		{"PDF", picture(render.PDF, render.Options{})},
		{"HTML", picture(render.HTML, render.Options{})},
		{"JSON", picture(render.JSON, render.Options{})},
		{"Text", picture(render.Text, render.Options{})},
	}
}

// Wherever a call is cancelled, it returns that error and no result.
func TestCancelledAnywhere(t *testing.T) {
	for _, w := range works(40) {
		t.Run(w.name, func(t *testing.T) {
			questions, err := compiled.Questions(func(ctx context.Context) error {
				_, err := w.call(ctx)
				return err
			})
			if err != nil || questions == 0 {
				t.Fatalf("asked %d times, error %v", questions, err)
			}
			for at := int64(0); at < questions; at += 1 + questions/int64(trials.Count(10)) {
				if got, err := w.call(compiled.CancelledAfter(at)); !errors.Is(err, context.Canceled) || got != nil {
					t.Errorf("cancelled at question %d of %d: %v, error %v", at, questions, got != nil, err)
				}
			}
		})
	}
}

// A call on a large journey returns soon after it is cancelled. How soon
// depends on the machine, so that is only logged.
func TestCancelledSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("draws journeys of thousands of steps")
	}
	for _, w := range works(4000) {
		for _, after := range []time.Duration{time.Millisecond, 20 * time.Millisecond, 150 * time.Millisecond} {
			ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
			var cancelled time.Time
			timer := time.AfterFunc(after, func() {
				cancelled = time.Now()
				cancel()
			})
			_, err := w.call(ctx)
			if ended := time.Now(); !timer.Stop() {
				<-ctx.Done()
				t.Logf("%s, cancelled after %v: ended %v later, %v", w.name, after, ended.Sub(cancelled).Round(time.Millisecond), err)
			}
			if err != nil && !errors.Is(err, context.Canceled) {
				t.Errorf("%s, cancelled after %v: error %v", w.name, after, err)
			}
			cancel()
		}
	}
}
