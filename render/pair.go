package render

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/compose"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/stack"
	"github.com/journey-lang/journey/render/svg"
)

// State is a journey as it was or as it shall be.
type State struct {
	Journey   *model.Journey
	Note      string           // stands beside the heading, or ""
	Marks     []model.Mark     // what becomes, or became, of its nodes
	Exchanges []model.Exchange // cases that go to and fro
}

// Pair is the picture of two states of a journey, the first above the second.
// Settings of each journey count for its own picture, save for the theme,
// which is that of the second. The journeys are not changed.
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
	was.NoLegend = true // the second one explains both
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

// PairSVG is the picture of two states as a self-contained SVG file.
func PairSVG(before, after State, opt Options) ([]byte, error) {
	s, err := Pair(before, after, opt)
	if err != nil {
		return nil, err
	}
	return svg.Write(&s), nil
}
