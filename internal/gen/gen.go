// Package gen writes random journeys for property tests: valid ones, and
// mutants of them with one damaged token.
//
// It is for tests only. It writes text and knows neither tree nor model, so
// that it cannot share their mistakes. Equal seeds give equal text.
package gen

import (
	"math/rand/v2"
	"strings"
)

// Options shape a journey. Chances run from 0 to 1 and are drawn before each
// step, or for each step, on its own.
type Options struct {
	Steps        int // how many steps, 1 to 5000; a few more where a block needs them
	Participants int // how many participants, 1 to 8

	Handoff    float64 // a step reaches another participant
	Decision   float64 // a decision stands before the step
	Parallel   float64 // a `together` stands before the step
	Repeat     float64 // a `repeat` stands before the step
	Failure    float64 // the step has a failure block
	Jump       float64 // a branch ends with `go to` or an outcome
	Phase      float64 // a phase begins before a step outside blocks
	Annotation float64 // a line stands under a step, a phase or an `end`
	Comment    float64 // a line is commented, above or behind
	Continue   float64 // a clause stands on a line of its own
	Unicode    float64 // a name is in another script
	Quoted     float64 // a name or text stands in quotes
	Long       float64 // a text is long
	// Tangle lets jumps and labels stand anywhere: a jump instead of a branch,
	// ahead of lines that nothing leads to, out of and into loops, failures and
	// other branches, and to itself.
	Tangle float64
}

// maxDepth bounds how deep blocks are nested.
const maxDepth = 4

// Random is a valid journey of up to maxSteps steps, with options drawn from
// the seed.
func Random(seed uint64, maxSteps int) string {
	return Journey(seed, RandomOptions(seed, maxSteps))
}

// RandomOptions are options drawn from the seed: small and large journeys,
// flat and nested, bare and annotated.
func RandomOptions(seed uint64, maxSteps int) Options {
	r := newRand(seed, 1)
	// Short journeys are more frequent: they fail in ways that can be read.
	steps := 1 + int(float64(max(maxSteps, 1)-1)*r.Float64()*r.Float64())
	chance := func(most float64) float64 {
		if r.IntN(4) == 0 {
			return 0
		}
		return most * r.Float64()
	}
	return Options{
		Steps:        steps,
		Participants: 1 + r.IntN(8),
		Handoff:      r.Float64(),
		Decision:     chance(0.3),
		Parallel:     chance(0.2),
		Repeat:       chance(0.2),
		Failure:      chance(0.2),
		Jump:         chance(0.6),
		Phase:        chance(0.3),
		Annotation:   chance(0.6),
		Comment:      chance(0.3),
		Continue:     chance(0.2),
		Unicode:      chance(0.5),
		Quoted:       chance(0.5),
		Long:         chance(0.3),
		Tangle:       chance(1),
	}
}

// Tangled is a journey like Random's that is all blocks and jumps, each in
// others as deep as they go.
func Tangled(seed uint64, maxSteps int) string {
	o := RandomOptions(seed, maxSteps)
	for _, chance := range []*float64{&o.Decision, &o.Repeat, &o.Failure, &o.Jump, &o.Tangle} {
		*chance = 0.3 + *chance/2
	}
	return Journey(seed, o)
}

// Journey is a valid journey: it compiles without errors, though not without
// warnings. Options out of range are moved to the nearest end.
func Journey(seed uint64, o Options) string {
	o.Steps = max(1, min(o.Steps, 5000))
	o.Participants = max(1, min(o.Participants, 8))
	g := &generator{Options: o, r: newRand(seed, 2), left: o.Steps}
	g.head()
	g.cast()
	g.flow()
	return g.b.String()
}

// newRand is a source of its own for each use of one seed.
func newRand(seed, use uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, use)) }

// generator holds a journey while it is written.
type generator struct {
	Options
	r    *rand.Rand
	b    strings.Builder
	left int // steps still to be written

	people   []*participant
	channels []string // declared ones, as they are written
	places   []string

	labels  []string // that can be jumped to
	pending []string // labels that were jumped to and still have to stand somewhere
	count   int      // labels so far
}

// participant is somebody who was declared.
type participant struct {
	name   string // as it has to be written
	label  string // or ""
	kind   string // customer, rep, system or third party
	usedBy []*participant
}

func (g *generator) chance(p float64) bool { return g.r.Float64() < p }

// pick is one of the list, which must not be empty.
func pick[T any](g *generator, list []T) T { return list[g.r.IntN(len(list))] }

// line writes a line, and with some luck a comment above or behind it.
func (g *generator) line(depth int, text string) {
	indent := strings.Repeat("  ", depth)
	if g.chance(g.Comment / 2) {
		g.b.WriteString(indent + "# " + pick(g, texts) + "\n")
	}
	if g.chance(g.Comment / 4) {
		g.b.WriteString("\n")
	}
	g.b.WriteString(indent + text)
	if g.chance(g.Comment / 2) {
		g.b.WriteString("  # " + pick(g, texts))
	}
	g.b.WriteString("\n")
}

// text is a text argument: a string, or bare words.
func (g *generator) text() string {
	text := pick(g, texts)
	if g.Long > 0 && g.chance(g.Long) {
		text = strings.Join([]string{pick(g, words), pick(g, texts), pick(g, words), pick(g, texts)}, " ")
	}
	if g.chance(g.Quoted) {
		return `"` + text + `"`
	}
	return text
}

// head writes what stands before the declarations.
func (g *generator) head() {
	if g.chance(0.7) {
		g.line(0, "journey "+g.text())
	}
	if g.chance(0.4) {
		g.line(0, "goal "+g.text())
	}
	if g.chance(0.2) {
		g.line(0, pick(g, settings))
	}
	g.b.WriteString("\n")
}

// cast writes the declarations.
func (g *generator) cast() {
	kinds := []string{"customer", "rep", "system", "third party"}
	next := map[string]int{}
	offset := g.r.IntN(8)
	for len(g.people) < g.Participants {
		kind := pick(g, kinds)
		pool := names[kind]
		n := next[kind]
		if n == len(pool) {
			continue
		}
		next[kind]++
		p := pool[(n+offset)%len(pool)]
		if g.chance(g.Unicode) {
			pool := foreign[kind]
			p = pool[n%len(pool)]
			if again := n / len(pool); again > 0 {
				p = participant{name: p.name + strings.Repeat("ö", again)}
			}
		}
		p.kind = kind
		if g.chance(g.Quoted) && !strings.HasPrefix(p.name, `"`) {
			p.name = `"` + p.name + `"`
		}
		g.people = append(g.people, &p)
	}
	for _, p := range g.people {
		text := p.name + " is " + pick(g, spellings[p.kind])
		if p.label != "" {
			text += ` "` + p.label + `"`
		}
		if p.kind == "system" {
			for _, user := range g.people {
				if user != p && g.chance(0.4) {
					p.usedBy = append(p.usedBy, user)
				}
			}
			if len(p.usedBy) > 0 {
				text += " used by " + list(p.usedBy)
			}
		}
		if g.chance(0.1) {
			text += ` color "#3a86ff"`
		}
		g.line(0, text)
	}
	if g.chance(0.3) {
		g.channels = append(g.channels, "hotline")
		g.line(0, "hotline is a channel")
	}
	if g.chance(0.3) {
		g.places = append(g.places, "shop floor", `"Gate 4"`)
		g.line(0, `shop floor is a place "Shop floor, ground level"`)
		g.line(0, `"Gate 4" is a place`)
	}
	g.b.WriteString("\n")
}

// list is the names with commas and an `and`.
func list(people []*participant) string {
	var b strings.Builder
	for i, p := range people {
		switch {
		case i == 0:
		case i == len(people)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(p.name)
	}
	return b.String()
}
