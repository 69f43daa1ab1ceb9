package gen

import (
	"fmt"
	"slices"
	"strings"
)

// block is the context of a statement.
type block struct {
	nested   int  // number of blocks around it
	depth    int  // indentation
	parallel bool // inside a branch of a `together`: no jumps, in or out
}

func (b block) inner() block { return block{b.nested + 1, b.depth + 1, b.parallel} }

// under returns the context of a block under a step.
func (b block) under() block { return block{b.nested + 1, b.depth + 2, b.parallel} }

// flow writes all steps, and perhaps an outcome.
func (g *generator) flow() {
	for g.left > 0 {
		if g.chance(g.Phase) {
			g.b.WriteString("\n")
			g.line(0, "phase "+g.text())
			g.under(0, phaseNotes)
		}
		g.item(block{})
		if g.tangles(0.1) {
			g.jump(block{})
		}
	}
	for len(g.pending) > 0 {
		g.left++
		g.step(block{})
	}
	if g.chance(0.7) {
		g.line(0, g.outcome())
	}
}

// item writes a step, or a block before it while steps are left for it.
func (g *generator) item(at block) {
	if at.nested < maxDepth {
		if g.left > 2 && g.chance(g.Decision) {
			g.decision(at)
		}
		if g.left > 2 && g.chance(g.Decision/2) {
			g.condition(at)
		}
		if g.left > 3 && g.chance(g.Parallel) {
			g.together(at)
		}
		if g.left > 1 && g.chance(g.Repeat) {
			g.repeat(at)
		}
	}
	g.step(at)
}

// body writes one to three items, or a single step if few are left; in a
// tangle, also jumps between them, or just a jump.
func (g *generator) body(at block) {
	if !at.parallel && g.tangles(0.5) {
		g.jump(at)
		if g.chance(0.5) {
			return
		}
	}
	g.item(at)
	for n := g.r.IntN(3); n > 0 && g.left > 2; n-- {
		if !at.parallel && g.tangles(0.2) {
			g.jump(at)
		}
		g.item(at)
	}
}

// tangles reports whether to write a jump where only a tangle has one. For
// other journeys it draws no random number.
func (g *generator) tangles(part float64) bool { return g.Tangle > 0 && g.chance(part*g.Tangle) }

// way may end a branch with a jump or an outcome.
func (g *generator) way(at block) {
	switch {
	case at.parallel || !g.chance(g.Jump):
	case g.chance(0.3):
		g.line(at.depth, g.outcome())
	default:
		g.jump(at)
	}
}

// jump writes a jump back, or one ahead to a label that comes later.
func (g *generator) jump(at block) {
	switch {
	case len(g.labels) > 0 && g.chance(0.7):
		g.line(at.depth, "go to "+pick(g, g.labels))
	default:
		if len(g.pending) == 0 || g.tangles(0.5) {
			g.count++
			g.pending = append(g.pending, fmt.Sprintf("later%d", g.count))
		}
		g.line(at.depth, "go to "+g.pending[len(g.pending)-1])
	}
}

func (g *generator) outcome() string {
	word := pick(g, []string{"succeed", "fail"})
	if g.chance(0.3) {
		return word
	}
	return word + " " + g.text()
}

// label returns a label to put before a statement, or "".
func (g *generator) label(at block) string {
	if at.parallel {
		return ""
	}
	name := ""
	switch {
	case len(g.pending) > 0 && !(g.left > 0 && g.tangles(0.5)):
		name, g.pending = g.pending[0], g.pending[1:]
	case g.chance(g.Jump/4) || g.tangles(0.3):
		g.count++
		name = fmt.Sprintf("label%d", g.count)
	default:
		return ""
	}
	g.labels = append(g.labels, name)
	return name + ": "
}

// decision writes two to four branches, or one. Except in a tangle, the last of
// several never leaves, so that what follows can be reached.
func (g *generator) decision(at block) {
	g.line(at.depth, g.label(at)+g.subject(pick(g, g.people))+" decides "+g.question())
	g.under(at.depth, blockNotes)
	n := 1 + g.r.IntN(4)
	n = min(n, max(g.left-1, 1))
	shares := g.chance(0.5)
	for i := range n {
		text := "when " + g.text()
		if i > 0 && i == n-1 && g.chance(0.5) {
			text = "otherwise"
		}
		if shares {
			text += fmt.Sprintf(" (%d%%)", 100/n)
		}
		g.line(at.depth, text)
		g.body(at.inner())
		if n == 1 || i < n-1 || g.tangles(1) {
			g.way(at.inner())
		}
	}
	g.end(at)
}

// condition writes an `if`, with or without an `otherwise`, which never leaves.
// In bare words, what follows a comma could be its step.
func (g *generator) condition(at block) {
	text := g.text()
	if strings.Contains(text, ",") && !strings.HasPrefix(text, `"`) {
		text = `"` + text + `"`
	}
	text = "if " + text
	if g.chance(0.3) {
		text += fmt.Sprintf(" (%d%%)", 1+g.r.IntN(99))
	}
	g.line(at.depth, g.label(at)+text)
	g.body(at.inner())
	g.way(at.inner())
	if g.left > 1 && g.chance(0.4) {
		g.line(at.depth, "otherwise")
		g.body(at.inner())
	}
	g.end(at)
}

// question returns the text of a decision. Bare words must not begin with `to`.
func (g *generator) question() string {
	return pick(g, []string{`"Identity confirmed?"`, `"Fits all?"`, "Is it urgent?", `"¿Aceptar?"`, "Amount over 500 EUR"})
}

func (g *generator) together(at block) {
	g.line(at.depth, g.label(at)+"together")
	inner := at.inner()
	inner.parallel = at.parallel || g.Tangle == 0
	labels, pending := g.labels, g.pending
	n := 2 + g.r.IntN(2)
	for i := range min(n, g.left-1) {
		if i > 0 {
			g.line(at.depth, "and")
		}
		// A branch can be left, but not entered from outside.
		g.labels, g.pending = slices.Clone(labels), nil
		g.body(inner)
		pending = append(pending, g.pending...)
	}
	g.labels, g.pending = labels, pending
	g.end(at)
}

func (g *generator) repeat(at block) {
	how := "until " + g.text()
	if g.chance(0.4) {
		how = fmt.Sprintf("%d times", 2+g.r.IntN(5))
	}
	g.line(at.depth, g.label(at)+"repeat "+how)
	g.body(at.inner())
	g.end(at)
}

func (g *generator) end(at block) {
	g.line(at.depth, "end")
	g.under(at.depth, blockNotes)
}

// step writes a sentence with its annotations. It is written even if no step is
// left, so that no body is empty.
func (g *generator) step(at block) {
	g.left--
	owner := pick(g, g.people)
	g.sentence(at, owner)
	g.under(at.depth, stepNotes)
	if owner.kind == "customer" && g.chance(g.Annotation/2) {
		g.line(at.depth+1, "feels "+g.mood())
	} else if p := g.any("customer"); p != nil && g.chance(g.Annotation/2) {
		g.line(at.depth+1, p.name+" feels "+g.mood())
	}
	if g.left > 0 && at.nested < maxDepth && g.chance(g.Failure) {
		text := "on failure " + g.text()
		if g.chance(0.3) {
			text += fmt.Sprintf(" (%d%%)", 1+g.r.IntN(40))
		}
		g.line(at.depth+1, text)
		inner := at.under()
		g.body(inner)
		g.way(inner)
		g.line(at.depth+1, "end")
	}
}

// any returns the first participant of the kind, or nil.
func (g *generator) any(kind string) *participant {
	for _, p := range g.people {
		if p.kind == kind {
			return p
		}
	}
	return nil
}

func (g *generator) mood() string {
	mood := pick(g, moods)
	if g.chance(0.4) {
		mood += " " + g.text()
	}
	return mood
}

// under writes annotations, each of the list at most once.
func (g *generator) under(depth int, notes []note) {
	for _, n := range notes {
		if !g.chance(g.Annotation / 6) {
			continue
		}
		text := n.keyword
		switch {
		case n.values != nil:
			text += " " + pick(g, n.values)
		case n.text:
			text += " " + g.text()
		}
		g.line(depth+1, text)
	}
}
