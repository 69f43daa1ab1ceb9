package metrics_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
)

// feel gives the nodes emotions: "a +1, b -2" are those of the first customer.
func feel(t *testing.T, j *model.Journey, moods string) {
	t.Helper()
	for _, part := range strings.Split(moods, ",") {
		var name string
		var value int
		if _, err := fmt.Sscanf(strings.TrimSpace(part), "%s %d", &name, &value); err != nil {
			t.Fatal(err)
		}
		for _, n := range j.Nodes {
			if n.ID == name {
				n.Feelings = append(n.Feelings, model.Feeling{Who: j.Participants[0], Value: value})
			}
		}
	}
}

func TestMoodFalls(t *testing.T) {
	const line = "a cust>app\nb cust>app\nc cust>app"
	tests := []struct{ name, flow, moods, want string }{
		{"from step to step", line, "a 1, b -1, c -2", "a→b"},
		{"over steps without a mood", line, "a 2, c 0", "a→c"},
		{"bit by bit", line, "a 1, b 0, c -1", ""},
		{"up", line, "a -2, b 2", ""},
		{"at one step", line, "a 1, a -1", "a→a"},
		{"branches do not follow each other", `
			x cust>app
			if - -> a, b
			a cust>app -> end
			b cust>app
			end -
		`, "x 0, a 1, b -1", ""},
		{"the best of the branches", `
			x cust>app
			if - -> a, b
			a cust>app -> end
			b cust>app
			end cust>app
		`, "x 0, a 1, b 0, end -1", "a→end"},
		{"a way that few take", `
			x cust>app
			if - -> a!, b
			a cust>app -> end
			b cust>app
			end cust>app
		`, "x 1, a -2, end 0", ""},
		{"a loop is gone through once", "a cust>app\nb cust>app -> a, c\nc -", "a -1, b 1", ""},
		{"two falls", line, "a 2, b 0, c -2", "a→b b→c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			j := build(t, tt.flow)
			feel(t, j, tt.moods)
			var got []string
			for _, f := range metrics.NewPaths(j, 0.2).MoodFalls(2) {
				got = append(got, f.Before.ID+"→"+f.At.ID)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestMoodFallsSideBySideAndAfterFailures(t *testing.T) {
	j := build(t, `
		x cust>app
		fork - -> a, b
		a cust>app -> join
		b cust>app -> join
		join -
		c cust>app
	`)
	j.Nodes[4].Kind = model.JoinNode
	feel(t, j, "x -1, a 1, c -1")
	if got := metrics.NewPaths(j, 0.2).MoodFalls(2); len(got) != 1 || got[0].Before.ID != "a" {
		t.Errorf("behind the branches: got %v", got)
	}

	j = build(t, "x cust>app\na cust>app -> f, on\nf cust>app\non cust>app")
	feel(t, j, "x 0, a 2, f -1")
	for _, e := range j.Edges {
		if e.From.ID == "a" && e.To.ID == "f" {
			e.Kind = model.Failed
		}
	}
	if got := metrics.NewPaths(j, 0.2).MoodFalls(2); len(got) != 0 {
		t.Errorf("on the way of a failure: got %v", got)
	}
}
