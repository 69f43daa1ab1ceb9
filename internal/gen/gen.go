// Package gen writes random journeys for property tests: valid ones, and
// mutants of them with one damaged token.
//
// It is only for tests. It writes text and knows neither tree nor model, so
// that it cannot share their bugs. Equal seeds give equal text.
package gen

import (
	"math/rand/v2"
	"strings"
)

// Options shape a journey. Probabilities are in [0, 1] and are drawn
// independently before each step, or for each step.
type Options struct {
	Steps        int // number of steps, 1 to 5000; a few more if a block needs them
	Participants int // number of participants, 1 to 8

	Handoff    float64 // a step reaches another participant
	Decision   float64 // a decision precedes the step
	Parallel   float64 // a `together` precedes the step
	Repeat     float64 // a `repeat` precedes the step
	Failure    float64 // the step has a failure block
	Jump       float64 // a branch ends with `go to` or an outcome
	Phase      float64 // a phase begins before a step outside blocks
	Annotation float64 // an annotation under a step, a phase or an `end`
	Comment    float64 // a comment above a line or at its end
	Continue   float64 // a clause on its own line
	Unicode    float64 // a name is in another script
	Quoted     float64 // a name or text in quotes
	Long       float64 // a text is long
	// Tangle allows jumps and labels anywhere: a jump instead of a branch,
	// before unreachable lines, out of and into loops, failures and other
	// branches, and to itself.
	Tangle float64
}

// maxDepth is the maximum nesting depth of blocks.
const maxDepth = 4

// Random returns a valid journey of up to maxSteps steps, with options drawn
// from the seed.
func Random(seed uint64, maxSteps int) string {
	return Journey(seed, RandomOptions(seed, maxSteps))
}

// RandomOptions returns options drawn from the seed: small and large journeys,
// flat and nested, bare and annotated.
func RandomOptions(seed uint64, maxSteps int) Options {
	r := newRand(seed, 1)
	// Short journeys are more frequent: their failures are readable.
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

// Tangled returns a journey like Random's with only blocks and jumps, nested as
// deep as possible.
func Tangled(seed uint64, maxSteps int) string {
	o := RandomOptions(seed, maxSteps)
	for _, chance := range []*float64{&o.Decision, &o.Repeat, &o.Failure, &o.Jump, &o.Tangle} {
		*chance = 0.3 + *chance/2
	}
	return Journey(seed, o)
}

// Journey returns a valid journey: it compiles without errors, but perhaps with
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

// newRand returns a separate source for each use of a seed.
func newRand(seed, use uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, use)) }

// generator is the state of writing a journey.
type generator struct {
	Options
	r    *rand.Rand
	b    strings.Builder
	left int // number of steps to write

	people   []*participant
	channels []string // declared ones, as they are written
	places   []string

	labels  []string // possible targets of jumps
	pending []string // targets of jumps that still need a statement
	count   int      // number of labels so far
}

// participant is a declared participant.
type participant struct {
	name   string // as it has to be written
	label  string // or ""
	kind   string // customer, rep, system or third party
	usedBy []*participant
}

func (g *generator) chance(p float64) bool { return g.r.Float64() < p }

// pick returns a random element of the list, which must not be empty.
func pick[T any](g *generator, list []T) T { return list[g.r.IntN(len(list))] }

// line writes a line, perhaps with a comment above or after it.
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

// text returns a text argument: a string, or bare words.
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

// head writes what precedes the declarations.
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

// list joins the names with commas and an `and`.
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
