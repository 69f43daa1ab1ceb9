package metrics

import (
	"cmp"
	"context"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// PingPongLimits say what counts as a ping-pong.
type PingPongLimits struct {
	Changes int // how often the direction has to change
	Window  int // within how many steps on one path through the journey
	// Share is how often, in [0, 1], a path has to be taken to count, where the
	// author gives shares: a rarer path is an exception.
	Share float64
}

// DefaultPingPongLimits are the default limits.
var DefaultPingPongLimits = PingPongLimits{Changes: 3, Window: 12, Share: 0.2}

// maxAudience is the maximum number of recipients of a message that may be part
// of an exchange; with more, it is an announcement.
const maxAudience = 4

// PingPong is one case that bounces back and forth between two participants.
type PingPong struct {
	A, B     *model.Participant // A has the first turn
	Turns    []Turn             // in the order of the flow
	Review   *model.Node        // the handoff between the answer and the return, if it makes the case; otherwise nil
	Question bool               // B asking back is what makes the case
	Waits    Hours              // idle time from the first turn to the last
}

// Turn is one contact: a message, or a live contact with everything said in it.
type Turn struct {
	From, To *model.Participant // who starts it, and who answers
	Node     *model.Node        // its first step
	Again    bool               // the same step as an earlier turn, because of a loop
}

// Hours is a length of elapsed time, or a range of lengths.
type Hours struct{ Min, Max float64 }

// PingPongs finds ping-pongs, in the order of their first turns.
//
// Turns are counted along single paths through the flow, so neighbouring lines
// of different branches never add up, and neither do parallel branches. A loop
// is followed at most twice, and once if it is counted: its rounds are planned,
// each a separate case. A live contact counts once, however often it goes back
// and forth, until somebody waits or the channel changes. A system is never
// part of a ping-pong: talking to one is what ends it. A message that settles
// the matter, such as a refusal or a payment, ends the case: what follows is
// another one.
//
// A case is found when the direction between two participants changes at
// least limits.Changes times within limits.Window steps; and, however few the
// changes, when one side asks, the other answers, the first takes the answer
// to somebody else inside, and comes back; and when one side turns to the
// other, which has to ask back before it can go on, and the first answers. It
// goes on until the two have had nothing to do with each other for
// limits.Window steps. docs/decisions/ping-pong.md says why.
//
// If the context is done, it stops early, and its result must not be used.
func PingPongs(ctx context.Context, j *model.Journey, limits PingPongLimits) []PingPong {
	return pingPongs(ctx, j, limits, func(n *model.Node) Hours { return Elapsed(n.Waits) })
}

// pingPongs is PingPongs with a custom function for waits.
func pingPongs(ctx context.Context, j *model.Journey, limits PingPongLimits, wait func(*model.Node) Hours) []PingPong {
	keep, counted := usual(j, limits.Share), countedLoops(j)
	s := search{
		Flow: flowOf(j, func(e *model.Edge) bool { return keep(e) && !(e.Kind == model.Back && counted[e.From]) }), limits: limits, wait: wait,
		people: j.Participants, ids: make(map[*model.Participant]int),
	}
	for i, p := range j.Participants {
		s.ids[p] = i
	}
	s.run(ctx)
	return s.results()
}

// countedLoops returns the loops that run a given number of times.
func countedLoops(j *model.Journey) map[*model.Node]bool {
	counted := make(map[*model.Node]bool)
	var walk func(items []model.Item)
	walk = func(items []model.Item) {
		for _, item := range items {
			if loop, ok := item.(*model.Loop); ok {
				counted[loop.Node] = loop.Times > 0
			}
			for _, body := range model.Bodies(item) {
				walk(body)
			}
		}
	}
	walk(j.Body)
	return counted
}

// pair is two participants by number, the lower one first.
type pair struct{ low, high int }

// link is one turn of a thread with the previous one.
type link struct {
	before  *link // nil for the first
	number  int   // of the turn, from 0
	node    int
	first   bool // direction of its first message: from low to high
	last    bool // of its last one
	step    int  // on the path of the thread
	changes int  // of direction, from the thread's first turn to this one
	waited  Hours
}

// thread is what has happened between a pair on the best path to a node.
type thread struct {
	pair   pair
	last   *link
	open   *link // first turn of the open case, or nil
	step   int   // steps so far on the path
	waited Hours // since the thread's first turn
	idle   bool  // somebody waited since the last message
	// settled says that the last message ended the matter.
	settled bool
	review  int // the internal handoff by whoever has the answer since the last turn, or -1
	found   int // the handoff that made the open case, or -1
	// question says that asking back made the open case.
	question bool
}

// search is one traversal of the flow. Every node counts twice: for the first
// pass of a loop and for the second.
type search struct {
	Flow
	limits PingPongLimits
	wait   func(*model.Node) Hours // how long the wait after a node counts
	people []*model.Participant
	ids    map[*model.Participant]int
	before [2][][]thread // what arrives at each node, by pass
	cases  []thread      // each is a case up to this point; last belongs to it
}

func (s *search) run(ctx context.Context) {
	reached := make([]bool, len(s.nodes))
	if len(s.nodes) > 0 {
		s.Mark(reached, 0)
	}
	for pass := range s.before {
		s.before[pass] = make([][]thread, len(s.nodes))
	}
	for pass := range s.before {
		for i := range s.nodes {
			if ctx.Err() != nil {
				return
			}
			if !reached[i] {
				continue // only rarely taken branches lead here, or nothing does
			}
			after := s.step(i, s.before[pass][i])
			s.before[pass][i] = nil
			if len(after) == 0 {
				continue
			}
			for _, to := range s.next[i] {
				switch {
				case to > i:
					s.before[pass][to] = merge(s.before[pass][to], after)
				case pass == 0:
					s.before[1][to] = merge(s.before[1][to], after)
				}
			}
		}
	}
}

// merge keeps the better thread of each pair. Neither slice is changed.
func merge(a, b []thread) []thread {
	if len(a) == 0 {
		return b
	}
	merged := slices.Clone(a)
	for _, t := range b {
		i := slices.IndexFunc(merged, func(m thread) bool { return m.pair == t.pair })
		switch {
		case i < 0:
			merged = append(merged, t)
		case better(t, merged[i]):
			merged[i] = t
		}
	}
	return merged
}

// better prefers a case to none, then more changes, then the later turn.
func better(a, b thread) bool {
	return cmp.Or(
		cmp.Compare(a.caseChanges(), b.caseChanges()),
		cmp.Compare(a.last.changes, b.last.changes),
		cmp.Compare(b.step-b.last.step, a.step-a.last.step),
	) > 0
}

func (t thread) caseChanges() int {
	if t.open == nil {
		return 0
	}
	return t.last.changes - t.open.changes + 1
}

// step moves the threads past one node.
func (s *search) step(i int, before []thread) []thread {
	n := s.nodes[i]
	isStep := n.Kind == model.StepNode
	after := make([]thread, 0, len(before)+1)
	for _, t := range before {
		if isStep {
			t.step++
		}
		if t.step-t.last.step < s.limits.Window {
			after = append(after, t)
		}
	}
	if isStep && n.Owner != nil {
		if other := handoff(n); other != nil {
			owner, taker := s.ids[n.Owner], s.ids[other]
			for k := range after {
				// The recipient of the last message takes it to somebody else.
				if t := &after[k]; t.holder() == owner && t.pair.low != taker && t.pair.high != taker && t.review < 0 {
					t.review = i
				}
			}
		}
		for _, m := range s.messages(n) {
			after = s.take(after, i, m)
		}
	}
	if n.Waits != nil && n.Waits.Max > 0 {
		w := s.wait(n)
		for k := range after {
			after[k].idle = true
			add(&after[k].waited, w)
		}
	}
	return after
}

// holder returns the recipient of the last message.
func (t thread) holder() int {
	if t.last.last {
		return t.pair.high
	}
	return t.pair.low
}

// handoff returns the colleague or partner that the step hands the case to, or
// nil.
func handoff(n *model.Node) *model.Participant {
	if n.Reach != model.Internal {
		return nil
	}
	for _, p := range slices.Concat(n.Receivers, n.Partners) {
		if p != n.Owner && (p.Kind == model.Rep || p.Kind == model.ThirdParty) {
			return p
		}
	}
	return nil
}

// message is a message between the two of a pair.
type message struct {
	pair pair
	up   bool // from low to high
}

// messages returns what a step transmits between people.
func (s *search) messages(n *model.Node) []message {
	var all []message
	add := func(from, to *model.Participant) {
		if from == to || from.Kind == model.System || to.Kind == model.System {
			return
		}
		a, b := s.ids[from], s.ids[to]
		m := message{pair{min(a, b), max(a, b)}, a < b}
		if !slices.ContainsFunc(all, func(o message) bool { return o.pair == m.pair }) {
			all = append(all, m)
		}
	}
	if len(n.Receivers)+len(n.Partners)+len(n.Givers) > maxAudience {
		return nil
	}
	for _, p := range n.Receivers {
		add(n.Owner, p)
	}
	for _, p := range n.Givers {
		add(p, n.Owner)
	}
	for _, p := range n.Partners {
		add(n.Owner, p)
	}
	return all
}

// take adds a message to the thread of its pair.
func (s *search) take(threads []thread, i int, m message) []thread {
	settles := s.nodes[i].Class.Is(model.Settles)
	fresh := thread{pair: m.pair, last: &link{node: i, first: m.up, last: m.up}, review: -1, found: -1, settled: settles}
	k := slices.IndexFunc(threads, func(t thread) bool { return t.pair == m.pair })
	if k < 0 {
		return append(threads, fresh)
	}
	t := &threads[k]
	if t.settled && !s.sameContact(t, i) {
		threads[k] = fresh // after a refusal, a new matter begins
		return threads
	}
	t.settled = settles
	if s.sameContact(t, i) {
		// Paths share links, so the contact continues in a copy.
		contact := *t.last
		contact.last, contact.step = m.up, t.step
		if t.open == t.last {
			t.open = &contact
		}
		t.last = &contact
		return threads
	}
	turn := &link{before: t.last, number: t.last.number + 1, node: i, first: m.up, last: m.up,
		step: t.step, changes: t.last.changes, waited: t.waited}
	review := t.review
	t.last, t.idle, t.review = turn, false, -1
	if m.up == turn.before.last {
		return threads
	}
	turn.changes++
	if t.open == nil {
		t.open = s.windowStart(turn)
	}
	if t.open == nil {
		if t.open = s.reviewed(turn, review); t.open != nil {
			t.found = review
		}
	}
	if t.open == nil {
		if t.open = s.askedBack(turn); t.open != nil {
			t.question = true
		}
	}
	// With more turns it is an ordinary exchange.
	t.question = t.question && turn.number-t.open.number == 2
	if t.open != nil {
		s.cases = append(s.cases, *t)
	}
	return threads
}

// sameContact reports whether a step continues the live contact of the thread's
// last turn. A step without a channel does.
func (s *search) sameContact(t *thread, i int) bool {
	was, is := s.nodes[t.last.node].Channel(), s.nodes[i].Channel()
	return !t.idle && was != nil && was.Live && (was == is || is == nil && s.nodes[i].System() == nil)
}

// windowStart returns the latest turn since which the direction has changed
// often enough, within the window; or nil.
func (s *search) windowStart(turn *link) *link {
	for l := turn; l != nil && turn.step-l.step < s.limits.Window; l = l.before {
		if turn.changes-l.changes >= s.limits.Changes {
			return l
		}
	}
	return nil
}

// reviewed returns the asking turn if this one returns to the participant who
// answered it, after somebody inside reviewed the answer; or nil.
func (s *search) reviewed(turn *link, review int) *link {
	answer := turn.before
	if review < 0 || answer.before == nil || turn.first == answer.last {
		return nil
	}
	ask := answer.before
	if answer.first == ask.last || turn.step-ask.step >= s.limits.Window || !s.nodes[ask.node].Asks {
		return nil
	}
	return ask
}

// askedBack returns the turn about which the previous turn asked back; or nil.
func (s *search) askedBack(turn *link) *link {
	question := turn.before
	if turn.first == question.last || question.before == nil {
		return nil
	}
	open := question.before
	if question.first == open.last || turn.step-open.step >= s.limits.Window || !s.nodes[question.node].Asks {
		return nil
	}
	return open
}

// results picks the longest case for each pair and start, and if cases share a
// turn, the longer one.
func (s *search) results() []PingPong {
	type candidate struct {
		thread
		turns int
	}
	longest := make(map[[3]int]candidate)
	var keys [][3]int
	for _, t := range s.cases {
		key := [3]int{t.pair.low, t.pair.high, t.open.node}
		c := candidate{t, t.last.number - t.open.number}
		was, seen := longest[key]
		if !seen {
			keys = append(keys, key)
		}
		if !seen || c.turns > was.turns {
			longest[key] = c
		}
	}
	all := make([]candidate, len(keys))
	for i, key := range keys {
		all[i] = longest[key]
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.turns, a.turns), cmp.Compare(a.open.node, b.open.node))
	})
	type used struct {
		pair pair
		node int
	}
	taken := make(map[used]bool)
	type placed struct {
		PingPong
		node int
	}
	var found []placed
	for _, c := range all {
		links := c.links()
		if slices.ContainsFunc(links, func(l *link) bool { return taken[used{c.pair, l.node}] }) {
			continue
		}
		for _, l := range links {
			taken[used{c.pair, l.node}] = true
		}
		found = append(found, placed{s.pingPong(c.thread, links), c.open.node})
	}
	slices.SortStableFunc(found, func(a, b placed) int { return cmp.Compare(a.node, b.node) })
	result := make([]PingPong, len(found))
	for i, f := range found {
		result[i] = f.PingPong
	}
	return result
}

// links returns the turns of a case, the first one first.
func (t thread) links() []*link {
	var links []*link
	for l := t.last; l != nil; l = l.before {
		links = append(links, l)
		if l == t.open {
			break
		}
	}
	slices.Reverse(links)
	return links
}

func (s *search) pingPong(t thread, links []*link) PingPong {
	from := func(up bool) (a, b *model.Participant) {
		low, high := s.people[t.pair.low], s.people[t.pair.high]
		if up {
			return low, high
		}
		return high, low
	}
	var p PingPong
	p.A, p.B = from(links[0].first)
	seen := make(map[int]bool)
	for _, l := range links {
		turn := Turn{Node: s.nodes[l.node], Again: seen[l.node]}
		turn.From, turn.To = from(l.first)
		p.Turns = append(p.Turns, turn)
		seen[l.node] = true
	}
	if t.found >= 0 {
		p.Review = s.nodes[t.found]
	}
	p.Question = t.question
	first, last := links[0].waited, links[len(links)-1].waited
	p.Waits = Hours{last.Min - first.Min, last.Max - first.Max}
	return p
}
