package metrics

import (
	"cmp"
	"context"

	"github.com/journey-lang/journey/compiler/model"
)

// Options control the calculation.
type Options struct {
	PingPong PingPongLimits // the zero value means DefaultPingPongLimits; its Share also applies to handoff chains and channel switches
	Runs     int            // of the simulation; 0 means DefaultRuns, a negative number none
	Seed     uint64         // of the simulation; any number will do
	Without  Waits          // waits to leave out: what if they were gone?
}

// DefaultRuns is the default number of simulated journeys. The standard error
// of a share of runs is then at most 0.5 %.
const DefaultRuns = 10_000

// Waits selects waits of a journey. A wait belongs to whoever waits (`NAME
// waits`), otherwise to the owner of the step it is under.
type Waits struct {
	All    bool
	Of     []*model.Participant // the waits that belong to one of these
	Before []*model.Participant // the waits before one of these continues
	In     []*model.Phase       // the waits in one of these phases
}

// Figures are all metrics of a journey. Times are elapsed hours, shares and
// probabilities are in [0, 1], and lists are in the order of the text unless
// stated otherwise. Equal journeys and options give equal figures, on every
// machine.
//
// docs/figures.md defines each of them.
type Figures struct {
	Steps       int // steps, anywhere in the journey
	Decisions   int // decision points
	Outcomes    int // nodes where the journey ends with succeed or fail
	Touchpoints int // steps between participants, at least one of them a customer
	Internal    int // steps between participants, none of them a customer: internal contacts

	Handoffs     Handoffs
	PingPong     PingPongCost
	LongestChain Chain

	Channels       []ChannelUse     // by uses, the most used first
	ChannelChanges []ChannelChanges // for each customer with a touchpoint on any channel
	Systems        []SystemUse      // by uses, the most used first
	Screen         Screen

	Failures Coverage // of touchpoints, by failure paths
	Pains    Coverage // of pain points, by opportunities; those of phases are not in Missing

	Truths []*model.Node // moments of truth
	Moods  []Mood        // for each customer with a known emotion

	Workload   Workloads
	Time       Time
	Simulation Simulation // the result of the simulation
}

// Handoffs counts how often work passes from one owner to another: handoffs
// inside the service and to its partners, and interactions with customers.
//
// Work passes on a causal arc: act b comes right after act a in the flow, with
// nothing but forks, joins and loops in between, and has another owner. Acts
// are steps and decisions. It is a handoff if neither of the two is a customer,
// and an interaction if one is: it crosses what a service blueprint calls the
// line of interaction. This is the handover of work, with real causality,
// direct succession only and multiple transfers, of van der Aalst, Reijers and
// Song, "Discovering Social Networks from Event Logs", CSCW 14 (2005): parallel
// branches hand nothing to each other, however their lines are mixed in the
// text. Where several branches of one owner meet, they hand over once.
type Handoffs struct {
	Count        int // causal arcs between two owners, neither of them a customer
	Interactions int // causal arcs between two owners, one of them a customer
	Arcs         int // causal arcs, including those that stay with their owner
	// The expected number of handoffs and of interactions per case, weighted by
	// the shares of the flow.
	Expected, ExpectedInteractions float64
	Matrix                         []Handoff // for both
}

// Handoff is a cell of the handover matrix. Only non-empty cells are listed, by
// giver, then by taker, both in the order of the participants.
type Handoff struct {
	From, To *model.Participant
	Count    int
	Expected float64 // per case
}

// PingPongCost is the amount of ping-pong and its cost.
type PingPongCost struct {
	Cases []PingPong
	Turns int   // of all cases, as written
	Waits Hours // idle time within all cases
	// Expected is the expected number of turns per case, weighted by the shares
	// of the flow.
	Expected float64
}

// Chain is the longest handoff chain inside the service, without any customer.
type Chain struct {
	Length int           // handoffs
	Nodes  []*model.Node // the acts of the chain, one more than handoffs; nil if there is none
}

// ChannelUse is how often a channel is used.
type ChannelUse struct {
	Channel  *model.Channel
	Steps    int
	Expected float64 // uses per case
}

// ChannelChanges are the channel switches of a customer.
type ChannelChanges struct {
	Customer *model.Participant
	Channels int             // different channels for which they have to be there; a system can be one
	Changes  int             // on the path with the most switches
	At       []ChannelChange // the switches, in the order of the flow
}

// SystemUse is how often a system acts or is acted through.
type SystemUse struct {
	System   *model.Participant
	Steps    int
	Expected float64 // uses per case
}

// Screen counts where steps happen. On the screen is what runs through a system
// or a digital channel, or to or from a system; off it is what has another
// channel or a place; all other steps are unsaid.
type Screen struct{ On, Off, Unsaid int }

// Coverage says how many of some things have what they should have.
type Coverage struct {
	Covered, All int
	Missing      []*model.Node // where it is missing, each node once
}

// Mood is the emotions of a participant: a customer, or somebody who works in
// the service.
type Mood struct {
	Who    *model.Participant
	Phases []PhaseMood   // those with a known emotion
	Lowest int           // -2 … +2
	At     []*model.Node // where the emotion is lowest
}

// PhaseMood is the emotions in a phase.
type PhaseMood struct {
	Phase  *model.Phase // nil outside phases
	Mean   float64      // -2 … +2, over the given emotions
	Lowest int
	Count  int // of emotions
}

// Workloads is the distribution of work.
type Workloads struct {
	Participants []Workload // all of them, in the order of declaration
	// Steps and Hours say how evenly work is distributed over the participants
	// that are not systems: moving work to a system is an improvement.
	Steps, Hours Spread
}

// Workload is the work of one participant.
type Workload struct {
	Participant *model.Participant
	Acts        int     // steps and decisions owned
	ActShare    float64 // of all acts; 0 if there are none
	Expected    float64 // acts per case, weighted by the shares of the flow
	Timed       int     // acts with a duration
	Hours       float64 // of `takes`, expected per case
	HourShare   float64 // of all hours of acts; 0 if there are none
}

// Spread says how unevenly n amounts x1 … xn with the mean m are distributed.
type Spread struct {
	// Gini is the sum of all |xi-xj| over 2n²m: 0 if all carry the same, 1-1/n
	// if one carries everything. (C. Gini, "Variabilità e mutabilità", 1912; in
	// this form: A. Sen, "On Economic Inequality", 1973.)
	Gini float64
	// Variation is the coefficient of variation, the standard deviation of the
	// whole population over m: 0 if all carry the same, √(n-1) if one carries
	// everything. (K. Pearson, "Regression, Heredity, and Panmixia", 1896.)
	Variation float64
}

// Time is the time that a journey is expected to take.
type Time struct {
	Given Given // what the author gives; everything else counts as 0

	Work float64 // of `takes`: all work, including work in parallel
	Wait float64 // of `waits`, including waits in parallel
	Lead float64 // from the start to the end
	// Efficiency is the share of the lead time in which somebody works; with
	// parallel branches, in the slowest one. It is 0 if Lead is 0.
	Efficiency float64
	// Exact says that Lead is the exact expectation. If not, there are parallel
	// branches of uncertain length: Lead uses the longest expectation, which is
	// below the expectation of the longest.
	Exact bool

	Phases   []PhaseTime
	Critical []PathNode // the critical path, in the order of the flow
	Ends     []End      // by probability, the most likely first
	Costs    []Cost     // by unit, in the order of first mention
	Visits   []float64  // the expected number of visits of each of the journey's Nodes per case

	NeverEnds   float64       // the probability of getting stuck without an exit
	Unreachable []*model.Node // acts and outcomes that no path leads to
	Assumptions []Assumption
}

// Given says how many times a journey, or a phase, gives.
type Given struct {
	Work, Wait bool // whether there is any `takes`, any `waits`
	// Acts counts what takes somebody's time, except for systems: steps, and
	// other nodes with a duration. Timed counts those with a duration, Told
	// those with a duration or a wait after them.
	Acts, Timed, Told int
}

// Enough reports whether at least one act in four gives a time. With fewer,
// sums say little about the journey.
func (g Given) Enough() bool { return g.Any() && 4*g.Told >= g.Acts }

// Parts reports whether the shares of work and waiting in the lead time are
// known: both have to be given, for enough acts.
func (g Given) Parts() bool { return g.Work && g.Wait && g.Enough() }

// Any reports whether any duration is given.
func (g Given) Any() bool { return g.Work || g.Wait }

// and combines what two parts give.
func (g Given) and(other Given) Given {
	return Given{g.Work || other.Work, g.Wait || other.Wait, g.Acts + other.Acts, g.Timed + other.Timed, g.Told + other.Told}
}

// PhaseTime is the time spent in a phase.
type PhaseTime struct {
	Phase            *model.Phase // nil outside phases
	Given            Given
	Work, Wait, Lead float64 // as in Time
	Efficiency       float64
}

// PathNode is a node of the critical path.
type PathNode struct {
	Node       *model.Node
	Times      int     // how often, inside `repeat N times`; otherwise 1
	Work, Wait float64 // each time
}

// End is one end of the journey.
type End struct {
	Node        *model.Node // an outcome, or where the journey runs out
	Probability float64
}

// Cost is what a journey is expected to cost in one unit.
type Cost struct {
	Unit   model.Unit // as first written
	Amount float64
}

// Assumption is something that the calculation has to assume because the
// journey does not say it, or an approximation.
type Assumption struct {
	Kind  AssumptionKind
	Nodes []*model.Node // where
}

// AssumptionKind says what is assumed.
type AssumptionKind int

// The assumptions.
const (
	// EvenShares: the branches of a decision have no shares, so all are equally
	// likely.
	EvenShares AssumptionKind = iota
	// FailuresLeftOut: a failure path has no share, so it never happens.
	FailuresLeftOut
	// RepeatedHalf: it is unknown how often `repeat until` repeats, so it goes
	// back every other time, and the body runs twice on average.
	RepeatedHalf
	// Untimed: a step has no duration, so it takes no time. This leaves out
	// steps of systems, and does not apply if no work has a duration.
	Untimed
	// LongestMean: there are parallel branches of uncertain length; see
	// Time.Exact.
	LongestMean
	// Uniform: all lengths in a range are equally likely.
	Uniform
	// WorkingDays: five working days are seven days of elapsed time.
	WorkingDays
	// PhaseEstimate: the durations of a phase count once for the phase, if none
	// of its steps gives any.
	PhaseEstimate
	// Entangled: the flow jumps back and forth too much to be solved exactly;
	// the expectations are approximate.
	Entangled
	// MiddleCost: a range of costs counts with its middle.
	MiddleCost
)

// Simulation is the result of the simulation.
type Simulation struct {
	Runs          int     // 0 if nothing was simulated
	Seed          uint64  //
	Mean          float64 // lead time
	Deviation     float64 // standard deviation of the lead times; over √Runs it is the standard error of Mean
	P50, P90, P99 float64 // lead time that this share of the runs does not exceed
	Longest       float64
	// Quantiles are the lead times that 0, 5, 10 … 100 % of the runs do not
	// exceed; nil if nothing was simulated.
	Quantiles []float64
	// Cut is how many runs were stopped because they did not end. Their times
	// count up to that point.
	Cut int
}

// Lead returns the mean lead time: the exact one if known, otherwise the
// simulated one, otherwise a lower bound.
func (f *Figures) Lead() float64 {
	if !f.Time.Exact && f.Simulation.Runs > 0 {
		return f.Simulation.Mean
	}
	return f.Time.Lead
}

// FiguresOf calculates all figures of a journey. Time and memory grow about
// linearly with the size of the journey. If the context is done, it stops
// early, and its result must not be used.
func FiguresOf(ctx context.Context, j *model.Journey, opt Options) *Figures {
	p := newPlan(j, opt.Without)
	t := p.passages()
	p.takenArcs(&t)
	if ctx.Err() != nil {
		return &Figures{}
	}
	f := &Figures{
		Handoffs: p.handoffs(&t),
		Channels: p.channelUses(&t),
		Systems:  p.systemUses(&t),
		Failures: FailurePaths(j),
		Pains:    PainsWithIdeas(j),
		Moods:    Feelings(j),
		Workload: p.workloads(&t),
		Time:     p.time(&t),
	}
	f.count(j)
	limits := cmp.Or(opt.PingPong, DefaultPingPongLimits)
	f.PingPong = p.pingPongCost(ctx, &t, limits)
	if ctx.Err() != nil {
		return f
	}
	f.LongestChain = longestChain(j, limits.Share)
	f.ChannelChanges = ChannelSwitchesOf(j, limits.Share)
	if f.Time.Given.Any() {
		steps := 0.0
		for _, v := range t.nodes {
			steps += v
		}
		f.Simulation = outlook(p.simulate(ctx, runsFor(opt.Runs, steps), opt.Seed, workers()), opt.Seed)
	}
	return f
}
