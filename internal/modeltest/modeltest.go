// Package modeltest checks models for the tests of whatever creates them.
package modeltest

import (
	"fmt"
	"math"

	"github.com/journey-lang/journey/compiler/model"
)

// Broken returns a violated invariant of the model, or "".
func Broken(j *model.Journey) string {
	nodes := map[*model.Node]bool{}
	ids := map[string]bool{}
	once := func(id string) bool {
		defer func() { ids[id] = true }()
		return id != "" && !ids[id]
	}
	people := map[*model.Participant]bool{nil: true}
	for _, p := range j.Participants {
		people[p] = true
		if !once(p.ID) {
			return "participant with the id " + p.ID
		}
	}
	for _, c := range j.Channels {
		if !once("channel " + c.ID) {
			return "channel with the id " + c.ID
		}
	}
	for i, n := range j.Nodes {
		nodes[n] = true
		switch {
		case !once(n.ID):
			return "node with the id " + n.ID
		case n.Owner == nil && len(j.Participants) > 0:
			return n.ID + " has no owner"
		case (n.Kind == model.StartNode) != (i == 0):
			return n.ID + " is a start"
		case n.Kind == model.StepNode && n.Sentence == "":
			return n.ID + " has no sentence"
		}
		for _, p := range append(n.Everyone(), n.Waiter) {
			if !people[p] {
				return n.ID + " names somebody who is not in the journey"
			}
		}
	}
	sums := map[*model.Node]float64{}
	last := -1
	index := map[*model.Node]int{}
	for i, n := range j.Nodes {
		index[n] = i
	}
	for _, e := range j.Edges {
		switch {
		case !once(e.ID):
			return "edge with the id " + e.ID
		case !nodes[e.From] || !nodes[e.To]:
			return e.ID + " has an end outside the journey"
		case index[e.From] < last:
			return e.ID + " is not grouped by its source"
		case e.Share < 0 || e.Share > 1 || math.IsNaN(e.Share):
			return fmt.Sprint(e.ID, " has the share ", e.Share)
		}
		last = index[e.From]
		sums[e.From] += e.Share
	}
	for _, n := range j.Nodes {
		if n.Kind == model.DecisionNode && math.Abs(sums[n]-1) > 1e-9 {
			return fmt.Sprint("the shares of ", n.ID, " sum to ", sums[n])
		}
	}
	return ""
}
