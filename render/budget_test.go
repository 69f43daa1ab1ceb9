package render_test

import (
	"context"
	"os"
	"testing"

	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/internal/compose"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/route"
	"github.com/journey-lang/journey/render/internal/svg"
	"github.com/journey-lang/journey/render/theme"
)

// TestAllocationBudget limits what the picture of an example may allocate in
// each stage, to one and a half times the value when the budget was set. Unlike
// times, these numbers are the same on every machine.
func TestAllocationBudget(t *testing.T) {
	text, err := os.ReadFile("../examples/onboarding.journey")
	if err != nil {
		t.Fatal(err)
	}
	j := compile("onboarding.journey", string(text))
	s, err := render.Scene(context.Background(), j, render.Options{Width: render.Unfolded})
	if err != nil {
		t.Fatal(err)
	}
	look, _ := theme.ByName("")
	in := compose.Measure(context.Background(), j, compose.Options{Theme: look}).Input
	p := layout.Place(in)
	bands := route.New(in, &p)
	for _, stage := range []struct {
		name   string
		budget float64
		run    func()
	}{
		{"place", 420, func() { layout.Place(in) }},
		{"route", 6000, func() { route.Find(context.Background(), bands[0]) }},
		{"write", 530, func() { svg.Write(context.Background(), &s) }},
	} {
		allocs := testing.AllocsPerRun(5, stage.run)
		t.Logf("%s: %.0f allocations for %d nodes", stage.name, allocs, len(s.Nodes))
		if allocs > stage.budget {
			t.Errorf("%s allocates %.0f times, the budget is %.0f", stage.name, allocs, stage.budget)
		}
	}
}
