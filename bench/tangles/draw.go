package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/scenetest"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/report/diffreport"
)

// The kinds of faults without a picture to look at.
const (
	panicked = "panic"
	refused  = "refused"
)

// The ways to draw a journey.
var (
	widths     = []render.Width{render.Page, render.Unfolded, 600, 900, 1400}
	directions = render.Directions()
	densities  = render.Densities()
	views      = render.Views()
)

// fault is a defect of a picture of a journey.
type fault struct{ how, kind, detail string }

// result is the result for one journey.
type result struct {
	pictures int
	faults   []fault
}

// draw draws the journey of a seed in all ways.
func draw(seed uint64, steps int) (r result) {
	made := compiled.Text("tangle.journey", text(seed, steps))
	j := made.Journey
	turn := 7 * int(seed%1000)
	look := func() render.Options { // a different one each time
		turn++
		return render.Options{
			Width: widths[turn%5], Direction: directions[turn/5%2], Density: densities[turn/10%2], View: views[turn/3%2],
		}
	}
	for range 2 {
		opt := look()
		r.picture("whole", opt, func() (scene.Scene, error) { return render.Scene(context.Background(), made, opt) })
	}
	for _, part := range parts(j, turn) {
		opt := look()
		r.picture(fmt.Sprintf("%+v", part), opt, func() (scene.Scene, error) {
			shown, err := made.Subset(part)
			if idle := (*compiler.SubsetError)(nil); errors.As(err, &idle) {
				return scene.Scene{}, nil // there is nothing to draw
			} else if err != nil {
				return scene.Scene{}, err
			}
			return render.Scene(context.Background(), shown, opt)
		})
	}
	opt := look()
	r.picture("compared with a mutant", opt, func() (scene.Scene, error) {
		mutant := compiled.Text("mutant.journey", gen.Mutate(seed, made.Source.Text()).Text)
		return pair(made, mutant, opt)
	})
	return r
}

// parts are an excerpt and an overview of a journey: other ones for another
// turn.
func parts(j *model.Journey, turn int) []compiler.SubsetOptions {
	excerpts, overviews := []compiler.SubsetOptions{}, []compiler.SubsetOptions{{CollapseAll: true}}
	for _, p := range j.Participants {
		excerpts = append(excerpts, compiler.SubsetOptions{Lanes: []string{p.Name}})
		overviews = append(overviews, compiler.SubsetOptions{Lanes: []string{p.Name}, CollapseAll: true})
	}
	for _, p := range j.Phases {
		excerpts = append(excerpts, compiler.SubsetOptions{Phases: []string{p.Title}})
		overviews = append(overviews, compiler.SubsetOptions{Collapse: []string{p.Title}}, compiler.SubsetOptions{Phases: []string{p.Title}, CollapseAll: true})
	}
	all := []compiler.SubsetOptions{overviews[turn%len(overviews)]}
	if len(excerpts) > 0 {
		all = append(all, excerpts[turn%len(excerpts)])
	}
	return all
}

// pair is the picture of two states of a journey, with what has changed marked.
func pair(before, after *compiler.Result, opt render.Options) (scene.Scene, error) {
	d := compiler.Diff(before, after)
	marks := diffreport.Report{Before: "before", After: "after", Diff: d}.Marks()
	var states [2]render.State
	for i, side := range []*compiler.Result{before, after} {
		states[i] = render.State{Source: side, Marks: marks[i]}
	}
	return render.Pair(context.Background(), states[0], states[1], opt)
}

// picture draws one picture and records what is wrong with it.
func (r *result) picture(what string, opt render.Options, draw func() (scene.Scene, error)) {
	how := fmt.Sprintf("%s, width %d, %s, %s, %s", what, opt.Width, opt.Direction, opt.Density, opt.View)
	defer func() {
		if p := recover(); p != nil {
			r.faults = append(r.faults, fault{how, panicked, fmt.Sprintf("%v, in %s", p, origin())})
		}
	}()
	r.pictures++
	s, err := draw()
	if err != nil {
		r.faults = append(r.faults, fault{how, refused, err.Error()})
		return
	}
	for _, f := range scenetest.Faults(&s) {
		r.faults = append(r.faults, fault{how, f.Kind, f.Detail})
	}
}

// origin returns the function in which a panic that is being recovered began.
func origin() string {
	_, stack, _ := strings.Cut(string(debug.Stack()), "panic(")
	for line := range strings.Lines(stack) {
		if strings.Contains(line, "journey-lang") && !strings.HasPrefix(line, "\t") {
			return strings.TrimSpace(line)
		}
	}
	return "the runtime"
}
