package metrics_test

import (
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
)

func TestTraps(t *testing.T) {
	// The nodes of each trap, then the edge that closes it.
	tests := []struct{ name, flow, want string }{
		{"a line", "a -\nb -\nc -", ""},
		{"a way out", "a -\nb - -> a, c\nc -", ""},
		{"none", "a -\nb -\nc - -> b", "b c by c-b"},
		{"to itself", "a -\nb - -> b", "b by b-b"},
		{"two ways round", "a -\nb - -> c, d\nc - -> b\nd - -> b", "b c d by d-b"},
		{"two of them", "a - -> b, d\nb -\nc - -> b\nd -\ne - -> d", "b c by c-b; d e by e-d"},
		{"one leads into the other", "a - -> b\nb - -> a, c\nc -\nd - -> c", "c d by d-c"},
		{"beside a way that ends", "a - -> b, d\nb -\nc - -> b\nd - -> e\ne -", "b c by c-b"},
		{"nobody gets there", "a - -> d\nb -\nc - -> b\nd - -> none", ""},
		{"a long way round", "a -\nb -\nc -\nd -\ne - -> a", "a b c d e by e-a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := describeTraps(metrics.Traps(build(t, tt.flow))); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A branch that is never taken is not an exit.
func TestTrapsKnowShares(t *testing.T) {
	ask := &model.Node{ID: "ask", Kind: model.DecisionNode}
	end := &model.Node{ID: "end", Kind: model.EndNode}
	j := &model.Journey{Nodes: []*model.Node{ask, end}, Edges: []*model.Edge{
		{From: ask, To: ask, Kind: model.Jump, Share: 1},
		{From: ask, To: end, Share: 0},
	}}
	if got := describeTraps(metrics.Traps(j)); got != "ask by ask-ask" {
		t.Errorf("got %q", got)
	}
	j.Edges[0].Share, j.Edges[1].Share = 0.9, 0.1
	if got := describeTraps(metrics.Traps(j)); got != "" {
		t.Errorf("got %q, want none", got)
	}
}

func TestTrapsOfNothing(t *testing.T) {
	if got := metrics.Traps(&model.Journey{}); got != nil {
		t.Errorf("got %v", got)
	}
}

func describeTraps(traps []metrics.Trap) string {
	var all []string
	for _, trap := range traps {
		var ids []string
		for _, n := range trap.Nodes {
			ids = append(ids, n.ID)
		}
		all = append(all, strings.Join(ids, " ")+" by "+trap.Closing.From.ID+"-"+trap.Closing.To.ID)
	}
	return strings.Join(all, "; ")
}
