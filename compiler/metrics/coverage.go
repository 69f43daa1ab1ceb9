package metrics

import "github.com/journey-lang/journey/compiler/model"

// FailurePaths counts the touchpoints that have an `on failure`. Those inside
// one are left out, because they are how a failure is fixed.
func FailurePaths(j *model.Journey) Coverage {
	covered := make(map[*model.Node]bool)
	for _, e := range j.Edges {
		// A failure that begins with a jump is an edge of that kind; only
		// branches have numbers, and the only branches of steps are failures.
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

// PainsWithIdeas counts the pain points of steps and blocks with an opportunity
// in the same place, and those of phases.
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
