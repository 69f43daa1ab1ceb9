package examples_test

import (
	"bytes"
	"context"
	"os"
	"sync"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/render"
)

// The picture of a journey is always the same, however many others are drawn in
// parallel.
func TestDeterminism(t *testing.T) {
	for _, c := range []struct {
		path             string
		workers, renders int
	}{
		{"lost-card.journey", 1, trials.Count(50)},
		{"lost-card.journey", 8, trials.Count(10)},
		{"onboarding.journey", 8, trials.Count(2)},
		{"repeat-prescription-he.journey", 8, trials.Count(2)},
	} {
		text, err := os.ReadFile(c.path)
		if err != nil {
			t.Fatal(err)
		}
		draw := func() []byte {
			result := compiled.Text(c.path, string(text))
			picture, err := render.SVG(context.Background(), result.Journey, render.Options{})
			if err != nil {
				t.Error(err)
			}
			return picture
		}
		first := draw()
		var group sync.WaitGroup
		for range c.workers {
			group.Go(func() {
				for range c.renders {
					if !bytes.Equal(draw(), first) {
						t.Errorf("%s: with %d workers, two pictures differ", c.path, c.workers)
						return
					}
				}
			})
		}
		group.Wait()
	}
}
