package metrics

import (
	"math/rand/v2"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
)

// A node comes before another on every path if the other cannot be reached
// without it.
func TestPrecedence(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		j := &model.Journey{}
		n := 2 + random.IntN(12)
		for range n {
			j.Nodes = append(j.Nodes, &model.Node{Kind: model.StepNode})
		}
		for i := range n - 1 {
			for range 1 + random.IntN(2) {
				j.Edges = append(j.Edges, &model.Edge{From: j.Nodes[i], To: j.Nodes[i+1+random.IntN(n-1-i)]})
			}
			if random.IntN(4) == 0 { // a loop to itself changes nothing
				j.Edges = append(j.Edges, &model.Edge{From: j.Nodes[i], To: j.Nodes[i]})
			}
		}
		flow, p := NewFlow(j), precedenceOf(j)
		reached := make([]bool, n)
		flow.Mark(reached, 0)
		for a := range n {
			without := make([]bool, n)
			without[a] = true // no path leads through it
			if a != 0 {
				flow.Mark(without, 0)
			}
			for b := range n {
				if !reached[a] || !reached[b] || a == b {
					continue
				}
				if want := a == 0 || !without[b]; p.before(a, b) != want {
					t.Fatalf("before(%d, %d) = %v in %v", a, b, !want, flow.next)
				}
			}
		}
	}
}
