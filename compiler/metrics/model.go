package metrics

import (
	"context"

	"github.com/journey-lang/journey/compiler/model"
)

// ToModel returns the results of PingPongs in the form that pictures show.
func ToModel(ctx context.Context, j *model.Journey, limits PingPongLimits) []model.PingPong {
	var all []model.PingPong
	for _, c := range PingPongs(ctx, j, limits) {
		x := model.PingPong{A: c.A, B: c.B, Turns: len(c.Turns)}
		known := map[*model.Node]bool{}
		for _, t := range c.Turns {
			if !known[t.Node] {
				known[t.Node] = true
				x.Nodes = append(x.Nodes, t.Node)
			}
		}
		all = append(all, x)
	}
	return all
}
