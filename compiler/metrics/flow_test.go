package metrics_test

import (
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
)

func TestMark(t *testing.T) {
	tests := []struct{ name, flow, want string }{
		{"a line", "a -\nb -", "a b"},
		{"a leap over", "a - -> c\nb -\nc -", "a c"},
		{"a loop", "a -\nb - -> a, c\nc -", "a b c"},
		{"an island that goes round", "a - -> d\nb -\nc - -> b\nd - -> none", "a d"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			j := build(t, tt.flow)
			reached := make([]bool, len(j.Nodes))
			metrics.NewFlow(j).Mark(reached, 0)
			var got []string
			for i, ok := range reached {
				if ok {
					got = append(got, j.Nodes[i].ID)
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}
