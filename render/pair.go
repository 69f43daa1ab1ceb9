package render

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/compose"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/stack"
	"github.com/journey-lang/journey/render/svg"
)

// State is one version of a journey.
type State struct {
	Journey   *model.Journey
	Note      string           // shown next to the heading; may be ""
	Marks     []model.Mark     // what happens, or happened, to its nodes
	Exchanges []model.Exchange // ping-pong exchanges to bracket
}

// Pair draws two versions of a journey, the first above the second. Each
// journey's settings apply to its own picture, except for the theme, which is
// that of the second. It does not change the journeys.
func Pair(before, after State, opt Options) (scene.Scene, error) {
	opt.Exchanges = after.Exchanges
	now, err := opt.resolve(after.Journey)
	if err != nil {
		return scene.Scene{}, err
	}
	opt.Exchanges, opt.Own = before.Exchanges, now.Theme
	was, err := opt.resolve(before.Journey)
	if err != nil {
		return scene.Scene{}, err
	}
	was.Marks, now.Marks = before.Marks, after.Marks
	was.NoLegend = true // the second legend explains both
	first := compose.Measure(before.Journey, was.Options)
	now.Explains = first
	second := compose.Measure(after.Journey, now.Options)
	upper, err := was.scene(first)
	if err != nil {
		return scene.Scene{}, err
	}
	lower, err := now.scene(second)
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

// PairSVG draws two versions of a journey as a self-contained SVG file.
func PairSVG(before, after State, opt Options) ([]byte, error) {
	s, err := Pair(before, after, opt)
	if err != nil {
		return nil, err
	}
	return svg.Write(&s), nil
}
