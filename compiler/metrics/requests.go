package metrics

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
)

// Repetition is a question for something that is already known.
type Repetition struct {
	Ask    *model.Node
	Of     *model.Participant // the customer who is asked
	Thing  string             // as asked for: "order number"
	Known  *model.Node        // the last step on the path by which it became known
	System *model.Participant // a system that has it since, and that the asker may use; or nil
	Given  bool               // the customer gave it; otherwise the system has it anyway
}

// Repetitions finds where a customer is asked for something that they have
// already given, or that a system has which the asker may use, in the order of
// the text.
//
// It must have become known on every path that leads to the question, so
// neither a loop that asks again nor another branch counts. What is asked for
// must have the same name as what was given, and must not be new each time,
// like a signature. If there is a failure or a question about it in between
// (`Is the photo readable?`), asking again is how that is fixed.
func Repetitions(j *model.Journey) []Repetition {
	facts := make(map[string][]fact)
	var asks []int
	for i, n := range j.Nodes {
		if n.Kind != model.StepNode || n.Owner == nil {
			continue
		}
		f, ok := factOf(n)
		if n.Asks && len(customersOf(n)) > 0 {
			asks = append(asks, i)
			f, ok = askedFact(n)
		}
		if ok {
			f.at = i
			for _, t := range n.Things {
				facts[t.Key] = append(facts[t.Key], f)
			}
		}
	}
	if len(asks) == 0 || len(facts) == 0 {
		return nil
	}
	before := precedenceOf(j)
	homes := blocksOf(j)
	var found []Repetition
	for _, i := range asks {
		n := j.Nodes[i]
		for _, t := range n.Things {
			if t.Fresh {
				continue
			}
			known := facts[t.Key]
			for k := len(known) - 1; k >= max(0, len(known)-maxFacts); k-- {
				f := known[k]
				if !f.answers(n) || !before.before(f.at, i) || homes[n].doubts(homes[j.Nodes[f.at]], t) {
					continue
				}
				rep := Repetition{Ask: n, Of: customersOf(n)[0], Thing: t.Text, Known: j.Nodes[f.at], Given: f.by != nil}
				if f.by != nil {
					rep.Of = f.by
				}
				if f.system != nil && hasAccess(n.Owner, f.system) {
					rep.System = f.system
				}
				found = append(found, rep)
				break
			}
		}
	}
	return found
}

// maxFacts is how many steps that give the same thing are considered for a
// question.
const maxFacts = 16

// fact says that something is known since a step.
type fact struct {
	at     int
	by     *model.Participant   // the customer who gave it; nil if it is known without them
	to     []*model.Participant // who received it, besides the system
	system *model.Participant   // that has it since, or nil
	asked  bool                 // no step gives it, it was only asked for
}

// answers reports whether the asker could know it.
func (f fact) answers(ask *model.Node) bool {
	asker := ask.Owner
	if f.asked && (asker == f.system || slices.Contains(f.to, asker)) {
		return false // the same asker continues asking
	}
	if f.by == nil {
		return hasAccess(asker, f.system)
	}
	if !slices.Contains(customersOf(ask), f.by) {
		return false
	}
	if slices.Contains(f.to, asker) || f.system != nil && hasAccess(asker, f.system) {
		return true
	}
	// To its customers the service is one organisation; its partners are
	// separate.
	outside := func(p *model.Participant) bool { return p.Kind == model.ThirdParty }
	return !outside(asker) && !(len(f.to) > 0 && f.system == nil && allOf(f.to, outside))
}

// hasAccess is MayUse, except that a system knows only what it is named for.
func hasAccess(who, system *model.Participant) bool {
	if who.Kind == model.System {
		return who == system || slices.Contains(system.UsedBy, who)
	}
	return who.MayUse(system)
}

func allOf(people []*model.Participant, is func(*model.Participant) bool) bool {
	return !slices.ContainsFunc(people, func(p *model.Participant) bool { return !is(p) })
}

// customersOf returns the customers that somebody else's step involves.
func customersOf(n *model.Node) []*model.Participant {
	if n.Owner.Kind == model.Customer {
		return nil
	}
	return slices.DeleteFunc(n.Others(), func(p *model.Participant) bool { return p.Kind != model.Customer })
}

// askedFact returns what somebody knows after asking a customer, if the answer
// comes at once: in a live contact, or on a screen.
func askedFact(n *model.Node) (f fact, ok bool) {
	if c := n.Channel(); c == nil && n.Owner.Kind != model.System || c != nil && !c.Live {
		return f, false
	}
	f.by, f.asked = customersOf(n)[0], true
	if n.Owner.Kind == model.System {
		f.system = n.Owner
	} else {
		f.to = []*model.Participant{n.Owner}
	}
	return f, true
}

// factOf returns what a step makes known, without its subject.
func factOf(n *model.Node) (f fact, ok bool) {
	if n.System() != nil && n.System().Kind == model.System {
		f.system = n.System()
	}
	others := n.Others()
	for _, p := range others {
		if p.Kind == model.System && f.system == nil {
			f.system = p
		} else if p.Kind != model.Customer {
			f.to = append(f.to, p)
		}
	}
	switch n.Owner.Kind {
	case model.Customer:
		f.by = n.Owner
		if len(f.to) > 0 || slices.ContainsFunc(others, func(p *model.Participant) bool { return p == f.system }) {
			return f, n.Class.Is(model.Provides | model.Enters)
		}
		return f, n.Class.Is(model.Enters) && f.system != nil && len(others) == 0
	case model.System:
		f.system, f.to = n.Owner, nil
		return f, n.Class.Is(model.Provides | model.Enters | model.Holds)
	}
	for _, p := range n.Givers {
		if p.Kind == model.Customer {
			f.by, f.to = p, append(f.to, n.Owner)
			return f, true
		}
	}
	return f, n.Class.Is(model.Enters) && f.system != nil
}

// Asked returns what a step asks for, in the author's words.
func Asked(n *model.Node) []string {
	var all []string
	if n.Asks {
		for _, t := range n.Things {
			all = append(all, t.Text)
		}
	}
	return all
}

// block is a branch of a decision or a failure path; nil is the journey itself.
type block struct {
	around  *block
	failure bool
	text    string // of the decision and the branch
}

// doubts reports whether what was given in the other block may have come into
// doubt before this one.
func (b *block) doubts(given *block, t model.Thing) bool {
	last := t.Key[strings.LastIndexByte(t.Key, ' ')+1:]
	for at := b; at != nil && !at.contains(given); at = at.around {
		if at.failure {
			return true
		}
		for _, w := range strings.FieldsFunc(lexicon.Fold(at.text), func(r rune) bool { return strings.ContainsRune(" ?!.,:;\"“”", r) }) {
			if one := lexicon.Singular(w); lexicon.IsDoubt(w) || one == last || one == t.Head {
				return true
			}
		}
	}
	return false
}

// inFailure reports whether it is reached only when a step fails.
func (b *block) inFailure() bool {
	for ; b != nil; b = b.around {
		if b.failure {
			return true
		}
	}
	return false
}

// contains reports whether other is this block or inside it.
func (b *block) contains(other *block) bool {
	for ; other != nil; other = other.around {
		if other == b {
			return true
		}
	}
	return false
}

// blocksOf returns for each node the block that contains it.
func blocksOf(j *model.Journey) map[*model.Node]*block {
	homes := make(map[*model.Node]*block, len(j.Nodes))
	var walk func(items []model.Item, home *block)
	walk = func(items []model.Item, home *block) {
		for _, item := range items {
			switch item := item.(type) {
			case *model.Act:
				homes[item.Node] = home
				for _, f := range item.Failures {
					walk(f.Body, &block{around: home, failure: true})
				}
			case *model.Choice:
				homes[item.Node] = home
				for _, w := range item.Branches {
					walk(w.Body, &block{around: home, text: item.Node.Text + " " + w.Text})
				}
			case *model.Parallel:
				for _, b := range item.Branches {
					walk(b, home)
				}
			case *model.Loop:
				walk(item.Body, home)
			}
		}
	}
	walk(j.Body, nil)
	return homes
}
