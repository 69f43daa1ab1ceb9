package analysis

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// Exchanges are the cases that PingPongs finds, as pictures show them.
func Exchanges(j *model.Journey, limits PingPongLimits) []model.Exchange {
	var all []model.Exchange
	for _, c := range PingPongs(j, limits) {
		x := model.Exchange{A: c.A, B: c.B, Turns: len(c.Turns)}
		for _, t := range c.Turns {
			if !slices.Contains(x.Nodes, t.Node) {
				x.Nodes = append(x.Nodes, t.Node)
			}
		}
		all = append(all, x)
	}
	return all
}
