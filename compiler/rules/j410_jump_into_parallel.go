package rules

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

var jumpIntoParallel = Rule{
	Code:  diag.JumpIntoParallel,
	Stage: Check,
	Doc: Doc{
		Summary: "a jump leads into a branch of `together`",
		Why: "Branches that run in parallel begin together and wait for each other. A jump into one of them leaves the " +
			"others without a beginning, and the end waits forever.",
		Bad: `
rep is a rep
customer is a customer
together
  inform: rep calls customer
and
  rep updates file
end
rep decides "Reached?"
when no
  go to inform
end
`[1:],
		Good: `
rep is a rep
customer is a customer
both: together
  rep calls customer
and
  rep updates file
end
rep decides "Reached?"
when no
  go to both
end
`[1:],
	},
	Check: checkJumpIntoParallel,
}

func checkJumpIntoParallel(p *Pass) {
	// homes maps each node to the `together` branch around it; each jump
	// carries its own.
	homes := make(map[*model.Node]*branch)
	type jump struct {
		leap *model.GoTo
		home *branch
	}
	var jumps []jump
	var walk func(items []model.Item, home *branch)
	walk = func(items []model.Item, home *branch) {
		for _, item := range items {
			if leap, ok := item.(*model.GoTo); ok {
				jumps = append(jumps, jump{leap, home})
			}
			for _, n := range model.NodesOf(item) {
				homes[n] = home
			}
			together, side := item.(*model.Parallel)
			for _, body := range model.Bodies(item) {
				if side {
					walk(body, &branch{around: home, fork: together.Fork})
				} else {
					walk(body, home)
				}
			}
		}
	}
	walk(p.Journey.Body, nil)

	for _, j := range jumps {
		target := j.leap.Target
		if target == nil || homes[target].contains(j.home) {
			continue
		}
		at := j.leap.Origin
		if leap := p.leaps[at.Span.Start]; leap != nil && at.File == p.Tree.Source {
			at.Span = leap.Target.At
		}
		fork := homes[target].fork.Origin
		d := p.report(diag.JumpIntoParallel, at, fmt.Sprintf(
			"%q is inside a parallel branch, and the jump skips the other branches", target.Label))
		d.Help = "put the label before together and jump there, or move the step out of the block"
		d.Related = []diag.Related{{File: fork.File, Span: fork.Span, Message: "the branches begin here"}}
	}
}

// branch is one branch of a `together`; nil stands for outside of any.
type branch struct {
	around *branch
	fork   *model.Node
}

// contains reports whether other is this branch or inside it.
func (b *branch) contains(other *branch) bool {
	for ; other != nil; other = other.around {
		if other == b {
			return true
		}
	}
	return b == nil
}
