package metrics

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// plan is a journey's flow prepared for calculation: what can come next, with
// which probability, how long everything takes, and in which regions it is.
//
// The flow is one token that moves from node to node, with two exceptions that
// are separate regions: each branch of a `together`, and the body of a `repeat
// N times`. In its region a token is alone, and leaves it through one of its
// exits. So everything is calculated region by region, from the inside out.
type plan struct {
	journey *model.Journey
	nodes   []*model.Node
	index   map[*model.Node]int
	arcs    [][]arc // the edges out of each node, in the order of the edges
	times   []stay  // how long each node takes
	given   map[*model.Phase]Given
	without []bool        // whose waits are left out
	home    []int         // the region that contains each node
	state   []int         // the state of each node in its region
	regions []region      // 0 is the whole journey; a region comes before those inside it
	inside  map[int][]int // the regions of a fork's branches, or of the single body of a loop node
	effort  effort
	notes   notes
}

// arc is an edge with the probability that it is taken.
type arc struct {
	to   int
	p    float64
	back bool // from a loop node to its body
	edge *model.Edge
}

// stay is how long a node takes each time. For a loop node, it counts when the
// loop is left.
type stay struct{ work, wait Hours }

func (s stay) min() float64 { return s.work.Min + s.wait.Min }
func (s stay) max() float64 { return s.work.Max + s.wait.Max }

// region is a part of the flow with one token.
type region struct {
	parent int
	depth  int
	gate   int // the fork or the loop node, a node of the parent; -1 for the whole journey
	end    int // the node where a token arrives when it is through: join or loop node; -1 for the whole journey
	times  int // how often the body of a loop runs; 0 for branches and the whole journey
	first  int // the start of a branch or a body: a state, or ^k for the exit k

	states []state
	exits  []int        // where each exit leads in the parent: a state, or ^k for the exit k
	exitAt map[int]int  // the exits to nodes elsewhere
	ports  map[port]int // the states that are ports
	doors  []int        // for a body: the states at which it is entered from outside

	// For a branch: the probability that no earlier branch has left.
	free float64

	chain     *chain
	responses map[int]response // the result of entering at a state
}

// The exits of every region. The others lead to nodes elsewhere.
const (
	through = iota // on to the region's end
	stuck          // to a dead end
	over           // the journey ends here
)

// maxExits is how many exits of a region are distinguished. Further jumps count
// as leading to a dead end.
const maxExits = 1000

// port is a state that stands for a whole region: a body entered at one of its
// states.
type port struct{ region, door int }

// maxDoors is how many entries into the middle of a body are distinguished. A
// further jump into it counts as one to its beginning.
const maxDoors = 32

// state is a position of a token.
type state struct {
	node int   // or -1
	body port  // if node is -1
	fork []int // the regions of the branches, for a fork that has any
	rows []transition
	trap bool // a dead end

	back   bool // a loop node that may go back,
	backTo int  // to this state

	// How long it takes, as part of the lead time.
	work, wait float64
	span       Hours // the minimum and the maximum
}

// newPlan prepares a journey, without the waits to leave out.
func newPlan(j *model.Journey, without Waits) *plan {
	p := &plan{
		journey: j, nodes: j.Nodes,
		index:  make(map[*model.Node]int, len(j.Nodes)),
		home:   make([]int, len(j.Nodes)),
		state:  make([]int, len(j.Nodes)),
		inside: make(map[int][]int),
		effort: effort{left: maxEffort},
	}
	for i, n := range j.Nodes {
		p.index[n] = i
	}
	p.readArcs()
	p.readTimes(without)
	p.regions = []region{newRegion(-1, 0, -1)}
	p.divide(j.Body, 0)
	for i := range p.nodes {
		r := &p.regions[p.home[i]]
		p.state[i] = len(r.states)
		r.states = append(r.states, state{node: i})
	}
	for i := range p.nodes {
		p.connect(i)
	}
	// All states and exits are known now; inner regions come first.
	for r := len(p.regions) - 1; r >= 0; r-- {
		p.solve(r)
	}
	return p
}

func newRegion(parent, depth, gate int) region {
	return region{
		parent: parent, depth: depth, gate: gate, end: -1,
		exits:     []int{through: 0, stuck: ^stuck, over: ^over},
		exitAt:    make(map[int]int),
		ports:     make(map[port]int),
		responses: make(map[int]response),
	}
}

// readArcs reads the edges; the probabilities out of each node add up to 1,
// except for a fork, where each is 1.
func (p *plan) readArcs() {
	p.arcs = make([][]arc, len(p.nodes))
	for _, e := range p.journey.Edges {
		from, okFrom := p.index[e.From]
		to, okTo := p.index[e.To]
		if okFrom && okTo {
			p.arcs[from] = append(p.arcs[from], arc{to, e.Share, e.Kind == model.Back, e})
		}
	}
	for i, arcs := range p.arcs {
		if p.nodes[i].Kind != model.ForkNode {
			even(arcs)
		}
	}
}

// even scales probabilities so that they add up to 1; if all are 0, all become
// equal.
func even(arcs []arc) {
	sum := 0.0
	for _, a := range arcs {
		sum += a.p
	}
	for i := range arcs {
		if sum > 0 {
			arcs[i].p /= sum
		} else {
			arcs[i].p = 1 / float64(len(arcs))
		}
	}
}

// divide finds the regions of a block.
func (p *plan) divide(items []model.Item, at int) {
	put := func(n *model.Node, region int) {
		if i, ok := p.index[n]; ok {
			p.home[i] = region
		}
	}
	add := func(gate int) int {
		r := newRegion(at, p.regions[at].depth+1, gate)
		p.regions = append(p.regions, r)
		p.inside[gate] = append(p.inside[gate], len(p.regions)-1)
		return len(p.regions) - 1
	}
	for _, item := range items {
		switch item := item.(type) {
		case *model.Act:
			put(item.Node, at)
			for _, f := range item.Failures {
				p.divide(f.Body, at)
			}
		case *model.Choice:
			put(item.Node, at)
			for _, w := range item.Branches {
				p.divide(w.Body, at)
			}
		case *model.Parallel:
			put(item.Fork, at)
			put(item.Join, at)
			fork, okFork := p.index[item.Fork]
			join, okJoin := p.index[item.Join]
			for _, b := range item.Branches {
				if !okFork || !okJoin {
					p.divide(b, at)
					continue
				}
				r := add(fork)
				p.regions[r].end = join
				p.divide(b, r)
			}
		case *model.Loop:
			put(item.Node, at)
			gate, ok := p.index[item.Node]
			body := at
			if ok && item.Times > 0 && slices.ContainsFunc(p.arcs[gate], func(a arc) bool { return a.back }) {
				body = add(gate)
				p.regions[body].end, p.regions[body].times = gate, item.Times
			}
			p.divide(item.Body, body)
		}
	}
}

// connect resolves the arcs of a node.
func (p *plan) connect(i int) {
	home := p.home[i]
	arcs := p.arcs[i]
	var rows []transition
	regions := p.inside[i]
	switch {
	case len(regions) > 0 && p.nodes[i].Kind == model.ForkNode:
		p.regions[home].states[p.state[i]].fork = regions
		for _, r := range regions {
			p.regions[r].first = ^through
		}
		for _, a := range arcs {
			if k := a.edge.Branch; k >= 0 && k < len(regions) {
				p.regions[regions[k]].first = p.resolve(regions[k], a.to)
			}
		}
		return // its rows follow from the branches
	case len(regions) > 0:
		body := regions[0]
		var on []arc
		for _, a := range arcs {
			if a.back {
				p.regions[body].first = p.resolve(body, a.to)
			} else {
				on = append(on, a)
			}
		}
		arcs = on
		even(arcs)
	}
	for _, a := range arcs {
		if a.p > 0 {
			to := p.resolve(home, a.to)
			rows = append(rows, transition{to, a.p})
			if a.back {
				s := &p.regions[home].states[p.state[i]]
				s.back, s.backTo = true, to
			}
		}
	}
	if len(rows) == 0 {
		rows = []transition{{^over, 1}}
	}
	p.regions[home].states[p.state[i]].rows = rows
}

// resolve returns what going to a node means within a region: a state, or ^k
// for the exit k.
func (p *plan) resolve(in, node int) int {
	r := &p.regions[in]
	at := p.home[node]
	if at == in {
		return p.state[node]
	}
	if r.end == node {
		return ^through
	}
	child := at
	for p.regions[child].depth > r.depth+1 {
		child = p.regions[child].parent
	}
	if c := &p.regions[child]; c.parent == in && c.depth == r.depth+1 {
		if c.times == 0 {
			return p.state[c.gate] // a branch is entered only through the fork
		}
		return p.port(in, child, p.resolve(child, node))
	}
	if k, ok := r.exitAt[node]; ok {
		return ^k
	}
	k := len(r.exits)
	if k == maxExits {
		p.effort.entwine = true
		return ^stuck
	}
	r.exitAt[node] = k
	r.exits = append(r.exits, p.resolve(r.parent, node))
	return ^k
}

// port returns the state of a region that stands for the body of a loop,
// entered at one of the body's states.
func (p *plan) port(in, body, door int) int {
	b := &p.regions[body]
	if !slices.Contains(b.doors, door) {
		if len(b.doors) == maxDoors {
			p.effort.entwine = true
			door = b.doors[0]
		} else {
			b.doors = append(b.doors, door)
		}
	}
	r := &p.regions[in]
	key := port{body, door}
	if s, ok := r.ports[key]; ok {
		return s
	}
	s := len(r.states)
	r.ports[key] = s
	r.states = append(r.states, state{node: -1, body: key})
	return s
}
