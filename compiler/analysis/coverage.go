package analysis

import "github.com/journey-lang/journey/compiler/model"

// FailurePaths is how many touchpoints have an `on failure`. Those that are
// part of one are left out: they are how a failure is put right.
func FailurePaths(j *model.Journey) Coverage {
	covered := make(map[*model.Node]bool)
	for _, e := range j.Edges {
		// A failure that begins with a jump is an edge of that kind; only
		// branches have numbers, and of steps only failures are branches.
		if e.Kind == model.Failed || e.From.Kind == model.StepNode && e.Branch >= 0 {
			covered[e.From] = true
		}
	}
	var c Coverage
	homes := blocksOf(j)
	for _, n := range j.Nodes {
		if n.Kind != model.StepNode || n.Reach != model.Touchpoint || homes[n].inFailure() {
			continue
		}
		c.All++
		if covered[n] {
			c.Covered++
		} else {
			c.Missing = append(c.Missing, n)
		}
	}
	return c
}

// PainsWithIdeas is how many pains of steps and blocks stand together with an
// idea, and how many of phases.
func PainsWithIdeas(j *model.Journey) Coverage {
	var c Coverage
	of := func(a *model.Annotations) (missing bool) {
		c.All += len(a.Pains)
		if len(a.Ideas) > 0 {
			c.Covered += len(a.Pains)
			return false
		}
		return len(a.Pains) > 0
	}
	for _, n := range j.Nodes {
		if of(&n.Annotations) {
			c.Missing = append(c.Missing, n)
		}
	}
	for _, ph := range j.Phases {
		of(&ph.Annotations)
	}
	return c
}
