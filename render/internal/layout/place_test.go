package layout_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/layouttest"
)

// Placements of random journeys of every size keep the invariants.
func TestPlaceKeepsTheInvariants(t *testing.T) {
	for seed := range uint64(400) {
		steps := 1 + int(seed*7%120)
		t.Run(fmt.Sprintf("seed=%d,steps=%d", seed, steps), func(t *testing.T) {
			in := layouttest.Random(seed, steps)
			if seed%3 == 0 {
				in.MaxWidth = 700 + float64(seed%7)*150
			}
			p := layout.Place(in)
			layouttest.Check(t, in, p)
			if again := layout.Place(in); !reflect.DeepEqual(p, again) {
				t.Error("a second run differs")
			}
		})
	}
}

// The invariants hold for any choices.
func TestPlaceKeepsTheInvariantsWithAnyChoices(t *testing.T) {
	for seed := range uint64(300) {
		in := layouttest.Random(seed, 1+int(seed*7%80))
		if seed%2 == 0 {
			in.MaxWidth = 900
		}
		rng := rand.New(rand.NewPCG(seed, 2))
		in.Choices = layout.Choices{Branches: map[int]layout.BranchChoice{}, Nodes: map[int]layout.NodeChoice{}}
		for i := range in.Edges {
			in.Choices.Branches[i] = layout.BranchChoice{Across: rng.IntN(2) == 0, Order: rng.IntN(3) - 1}
		}
		for i := range in.Nodes {
			in.Choices.Nodes[i] = layout.NodeChoice(rng.IntN(3))
		}
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) { layouttest.Check(t, in, layout.Place(in)) })
	}
}

// A band is no wider than allowed, unless texts hold its columns together or
// several flows take their texts out of it, which happens often in these random
// pictures.
func TestFoldKeepsToTheWidth(t *testing.T) {
	wide, folded := 0, 0
	for seed := range uint64(200) {
		in := layouttest.Random(seed, 20+int(seed%80))
		in.MaxWidth = 1000
		p := layout.Place(in)
		for _, b := range p.Bands {
			if b.W != p.Width {
				t.Errorf("seed %d: bands of width %v and %v", seed, b.W, p.Width)
			}
		}
		if len(p.Bands) > 1 {
			folded++
			if p.Width > in.MaxWidth {
				wide++
			}
		}
	}
	if folded < 150 || wide > 2*folded/5 {
		t.Errorf("%d of 200 pictures are folded, %d of them are too wide", folded, wide)
	}
}

func BenchmarkPlace(b *testing.B) {
	for _, steps := range []int{12, 200, 1000} {
		in := layouttest.Random(10, steps)
		b.Run(fmt.Sprint(steps), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				layout.Place(in)
			}
		})
	}
}
