package analysis

import (
	"cmp"

	"github.com/journey-lang/journey/compiler/model"
)

// Options say which figures are wanted.
type Options struct {
	PingPong PingPongLimits // the zero value means DefaultPingPongLimits; their Share holds for relays and changes of channel as well
	Runs     int            // of the simulation; 0 means DefaultRuns, less than 0 none at all
	Seed     uint64         // of the simulation; any number is as good as another
	Without  Waits          // the waits that are taken for nothing: what if they were gone?
}

// DefaultRuns is how many runs the simulation has when nobody says otherwise.
// The standard error of a share of runs is then at most 0.5 %.
const DefaultRuns = 10_000

// Waits picks waits of a journey. A wait belongs to who waits (`NAME waits`),
// else to the owner of the step that it stands under.
type Waits struct {
	All    bool
	Of     []*model.Participant // the waits that belong to one of these
	Before []*model.Participant // the waits after which one of these goes on
	In     []*model.Phase       // the waits in one of these phases
}

// Figures are all figures of a journey. Times are elapsed hours, shares and
// probabilities lie in [0, 1], and lists stand in the order of the text
// unless they say otherwise. Equal journeys and options have equal figures,
// on every machine.
//
// What docs/figures.md says of each of them is the definition.
type Figures struct {
	Steps       int // steps, wherever they stand
	Decisions   int // decision points
	Outcomes    int // places where the journey ends with succeed or fail
	Touchpoints int // steps that cross participants with a customer on either side
	Inside      int // steps that cross participants without a customer: model.Handoff

	Handoffs Handoffs
	PingPong PingPongCost
	Relay    Relay

	Channels       []ChannelUse     // by uses, the most used first
	ChannelChanges []ChannelChanges // for each customer who meets the service through any
	Systems        []SystemUse      // by uses, the most used first
	Screen         Screen

	Failures Coverage // of touchpoints, by failure paths
	Pains    Coverage // of pains, by ideas; those of phases are in no Missing

	Truths []*model.Node // moments of truth
	Moods  []Mood        // for each customer of whom a feeling is known

	Workload Workloads
	Time     Time
	Outlook  Outlook // what the simulation saw
}

// Handoffs is how often work passes from one owner to another: handoffs inside the
// service and to its partners, and interactions with customers.
//
// Work passes on a causal arc: act b comes right after act a in the flow, with
// nothing but forks, joins and loops in between, and has another owner. Acts are
// steps and decisions. It is a handoff when neither of the two is a customer, an
// interaction when one is: it crosses what a service blueprint calls the line of
// interaction. This is the handover of work, with
// real causality, direct succession only and multiple transfers, of van der
// Aalst, Reijers and Song, "Discovering Social Networks from Event Logs",
// CSCW 14 (2005): branches that run side by side hand nothing to each other,
// however their lines are mixed in the text. Where several branches of one
// owner meet, they hand over once.
type Handoffs struct {
	Count        int // causal arcs between two owners, neither of them a customer
	Interactions int // causal arcs between two owners, one of them a customer
	Arcs         int // causal arcs, with those that stay with their owner
	// Expected is how many handoffs, and how many interactions, there are in one
	// journey, by the shares of the flow.
	Expected, ExpectedInteractions float64
	Matrix                         []Handoff // of both
}

// Handoff is a cell of the handover matrix. Only cells that are not empty are
// listed, by giver, then by taker, both in the order of the participants.
type Handoff struct {
	From, To *model.Participant
	Count    int
	Expected float64 // in one journey
}

// PingPongCost is what goes to and fro, and what that costs.
type PingPongCost struct {
	Cases []PingPong
	Turns int   // of all cases, as they are written
	Waits Hours // idle time within all cases
	// Expected is how many of the turns there are in one journey, by the shares of
	// the flow.
	Expected float64
}

// Relay is the longest run of handoffs among those inside the service,
// without any customer.
type Relay struct {
	Length int           // handoffs
	Nodes  []*model.Node // the acts of the run, one more than handoffs; nil when there is none
}

// ChannelUse is how often a channel is used.
type ChannelUse struct {
	Channel  *model.Channel
	Steps    int
	Expected float64 // uses in one journey
}

// ChannelChanges is how often a customer has to change the channel.
type ChannelChanges struct {
	Customer *model.Participant
	Channels int             // different ones for which they have to be there; a system can be one
	Changes  int             // on the way with the most changes
	At       []ChannelChange // where, in the order of the flow
}

// SystemUse is how often a system acts or is acted through.
type SystemUse struct {
	System   *model.Participant
	Steps    int
	Expected float64 // uses in one journey
}

// Screen is where steps happen, in steps. On the screen is what runs through
// a system or a digital channel, or to or from a system; off it what
// has another channel or a place; unsaid, all others.
type Screen struct{ On, Off, Unsaid int }

// Coverage is how many of some things have what they should have.
type Coverage struct {
	Covered, All int
	Missing      []*model.Node // where it is missing, each once
}

// Mood is how somebody feels: a customer, or who works in the service.
type Mood struct {
	Who    *model.Participant
	Phases []PhaseMood   // those of which a feeling is known
	Lowest int           // -2 … +2
	At     []*model.Node // where the mood is lowest
}

// PhaseMood is how they feel in a phase.
type PhaseMood struct {
	Phase  *model.Phase // nil outside phases
	Mean   float64      // -2 … +2, over the feelings given
	Lowest int
	Count  int // of feelings
}

// Workloads is how the work is spread.
type Workloads struct {
	Participants []Workload // all of them, in the order of declaration
	// Steps and Hours are how evenly it is spread over the participants that
	// are not systems: what a system does is done.
	Steps, Hours Spread
}

// Workload is what one participant carries.
type Workload struct {
	Participant *model.Participant
	Acts        int     // steps and decisions owned
	ActShare    float64 // of all acts; 0 when there are none
	Expected    float64 // acts in one journey, by the shares of the flow
	Timed       int     // of the acts, those that say how long they take
	Hours       float64 // of `takes`, expected in one journey
	HourShare   float64 // of all hours of acts; 0 when there are none
}

// Spread is how unevenly n amounts x1 … xn with the mean m are spread.
type Spread struct {
	// Gini is the sum of all |xi-xj| over 2n²m: 0 when all carry the same, 1-1/n
	// when one carries all. (C. Gini, "Variabilità e mutabilità", 1912; in this
	// form: A. Sen, "On Economic Inequality", 1973.)
	Gini float64
	// Variation is the coefficient of variation, the standard deviation of the
	// whole population over m: 0 when all carry the same, √(n-1) when one
	// carries all. (K. Pearson, "Regression, Heredity, and Panmixia", 1896.)
	Variation float64
}

// Time is the time that a journey is expected to take.
type Time struct {
	Given Given // by the author; all that is not given is 0

	Work float64 // of `takes`: all that somebody works, also side by side
	Wait float64 // of `waits`, also side by side
	Lead float64 // from the start to the end
	// Efficiency is the share of the lead time in which work goes on; where
	// branches run side by side, in the slowest. 0 when Lead is.
	Efficiency float64
	// Exact says that Lead is the exact expectation. Where it is not, branches
	// of unsure length run side by side: Lead takes the longest expectation of
	// theirs, and the expectation of the longest is longer.
	Exact bool

	Phases   []PhaseTime
	Critical []PathNode // the critical path, in the order of the flow
	Ends     []End      // by probability, the likeliest first
	Costs    []Cost     // by unit, in the order of first mention
	Visits   []float64  // how often each of the journey's Nodes is expected to be passed in one journey

	NeverEnds   float64       // the probability to get where there is no way out
	Unreachable []*model.Node // acts and outcomes that no way leads to
	Assumptions []Assumption
}

// Given is how much of its times a journey, or a phase, says.
type Given struct {
	Work, Wait bool // anything at all: some `takes`, some `waits`
	// Acts is what takes somebody's time, systems aside: steps, and what else
	// says how long it takes. Timed is how many of them say so, Told how many say
	// it or how long is waited after them.
	Acts, Timed, Told int
}

// Enough reports whether at least one act in four gives its times. With fewer,
// sums of them say little about the journey.
func (g Given) Enough() bool { return g.Any() && 4*g.Told >= g.Acts }

// Any reports whether any duration is given.
func (g Given) Any() bool { return g.Work || g.Wait }

// and is what is given in one or another.
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
	Times      int     // how often, in `repeat N times`; else 1
	Work, Wait float64 // of one time
}

// End is a way to end.
type End struct {
	Node        *model.Node // an outcome, or where the journey runs out
	Probability float64
}

// Cost is what a journey is expected to cost in one unit.
type Cost struct {
	Unit   model.Unit // as first written
	Amount float64
}

// Assumption is something that the figures take for given because the journey
// does not say it, or that they cannot work out.
type Assumption struct {
	Kind  AssumptionKind
	Nodes []*model.Node // where
}

// AssumptionKind is what is assumed.
type AssumptionKind int

// The assumptions.
const (
	// EvenShares: branches of a decision have no shares, so all are taken
	// equally often.
	EvenShares AssumptionKind = iota
	// FailuresLeftOut: a failure path has no share, so it is taken for one that
	// never happens.
	FailuresLeftOut
	// RepeatedHalf: nobody knows how often `repeat until` repeats, so it goes
	// back every other time, and the body runs twice on average.
	RepeatedHalf
	// Untimed: a step does not say how long it takes, so it takes no time. Steps
	// of systems are left out of this, and all where no work is given.
	Untimed
	// LongestMean: branches of unsure length run side by side; see Time.Exact.
	LongestMean
	// Uniform: of a range every length is equally likely.
	Uniform
	// WorkingDays: five working days are seven days of elapsed time.
	WorkingDays
	// PhaseEstimate: the durations of a phase count once for the phase, where
	// none of its steps gives any.
	PhaseEstimate
	// Entangled: the flow jumps to and fro too much to be solved exactly; the
	// expectations are near, not exact.
	Entangled
	// MiddleCost: of a range of costs the middle counts.
	MiddleCost
)

// Outlook is what the simulation saw.
type Outlook struct {
	Runs          int     // 0 when nothing was simulated
	Seed          uint64  //
	Mean          float64 // lead time
	Deviation     float64 // standard deviation of the lead times; over √Runs it is the standard error of Mean
	P50, P90, P99 float64 // lead time that this share of the runs does not exceed
	Longest       float64
	// Quantiles are the lead times that 0, 5, 10 … 100 % of the runs do not
	// exceed; nil when nothing was simulated.
	Quantiles []float64
	// Cut is how many runs were stopped because they went on and on. Their
	// times count as far as they got.
	Cut int
}

// Lead is the mean lead time: exact where that can be had, else as simulated,
// else at least so long.
func (f *Figures) Lead() float64 {
	if !f.Time.Exact && f.Outlook.Runs > 0 {
		return f.Outlook.Mean
	}
	return f.Time.Lead
}

// FiguresOf works out all figures of a journey. Their time and memory grow
// about as the journey does, whatever it holds.
func FiguresOf(j *model.Journey, opt Options) *Figures {
	p := newPlan(j, opt.Without)
	t := p.passages()
	p.takenArcs(&t)
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
	f.PingPong = p.pingPongCost(&t, limits)
	f.Relay = longestRelay(j, limits.Share)
	f.ChannelChanges = HopsOf(j, limits.Share)
	if f.Time.Given.Any() {
		steps := 0.0
		for _, v := range t.nodes {
			steps += v
		}
		f.Outlook = outlook(p.simulate(runsFor(opt.Runs, steps), opt.Seed, workers()), opt.Seed)
	}
	return f
}
