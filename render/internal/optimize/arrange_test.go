package optimize_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/layouttest"
	"github.com/journey-lang/journey/render/internal/optimize"
	"github.com/journey-lang/journey/render/internal/route"
)

// drawn returns how often the lines of an input cross and bend, and how large
// the picture is.
func drawn(in layout.Input) (crossings, bends int, area, width float64) {
	p := layout.Place(in)
	_, ways := route.Settle(context.Background(), in, &p)
	for _, legs := range ways {
		crossings += len(route.Crossings(legs))
		for _, pts := range legs {
			bends += len(pts) - 2
		}
	}
	return crossings, bends, p.Width * p.Height, p.Width
}

func folded(seed uint64, steps int) layout.Input {
	in := layouttest.Random(seed, steps)
	if seed%2 == 0 {
		in.MaxWidth = 900
	}
	return in
}

// Optimizing removes two of five crossings and one of thirteen bends, and the
// picture grows by 2 % at most.
func TestArrangeMakesPicturesBetter(t *testing.T) {
	journeys := uint64(30)
	if testing.Short() {
		journeys = 10
	}
	crossings, bends, area := [2]int{}, [2]int{}, [2]float64{}
	for seed := range journeys {
		in := folded(seed, 3+int(seed*7%30))
		p := layout.Place(in)
		limit := max(p.Width, in.MaxWidth)
		better := optimize.Arrange(context.Background(), in, limit)
		x0, b0, a0, _ := drawn(in)
		x1, b1, a1, _ := drawn(better)
		crossings[0], bends[0], area[0] = crossings[0]+x0, bends[0]+b0, area[0]+a0
		crossings[1], bends[1], area[1] = crossings[1]+x1, bends[1]+b1, area[1]+a1
	}
	t.Logf("crossings %d, bends %d, area %.1f Mpx", crossings, bends, area)
	if crossings[1] > crossings[0]*3/5 {
		t.Errorf("%d of %d crossings are left", crossings[1], crossings[0])
	}
	if float64(bends[1]) > 0.925*float64(bends[0]) || area[1] > area[0]*1.02 {
		t.Errorf("bends from %d to %d, area from %.0f to %.0f", bends[0], bends[1], area[0], area[1])
	}
}

func TestArrangedPicturesAreValid(t *testing.T) {
	for seed := range trials.Count[uint64](15) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			in := folded(seed, 3+int(seed*11%40))
			limit := layout.Place(in).Width
			better := optimize.Arrange(context.Background(), in, limit)
			p := layout.Place(better)
			layouttest.Check(t, better, p)
			if p.Width > limit {
				t.Errorf("it is %v wide, and may be %v", p.Width, limit)
			}
			if again := optimize.Arrange(context.Background(), in, limit); !reflect.DeepEqual(better, again) {
				t.Error("a second run differs")
			}
			if in.Choices.Branches != nil || in.Choices.Nodes != nil {
				t.Error("the input was changed")
			}
		})
	}
}

func BenchmarkArrange(b *testing.B) {
	for _, steps := range []int{12, 50, 200} {
		b.Run(fmt.Sprint(steps), func(b *testing.B) {
			in := layouttest.Random(1, steps)
			in.MaxWidth = 1100
			b.ReportAllocs()
			for b.Loop() {
				optimize.Arrange(context.Background(), in, in.MaxWidth)
			}
		})
	}
}
