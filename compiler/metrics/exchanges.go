package metrics

import (
	"context"

	"github.com/journey-lang/journey/compiler/model"
)

// Exchanges are the cases that PingPongs finds, as pictures show them.
func Exchanges(ctx context.Context, j *model.Journey, limits PingPongLimits) []model.Exchange {
	var all []model.Exchange
	for _, c := range PingPongs(ctx, j, limits) {
		x := model.Exchange{A: c.A, B: c.B, Turns: len(c.Turns)}
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
