package rules

import "github.com/journey-lang/journey/compiler/metrics"

// Limits are the thresholds of the rules. A journey.toml sets each of them
// under the name of its field in lower case, with hyphens; docs/config.md takes
// their descriptions from here. The type of a field is its unit.
type Limits struct {
	// PingPongChanges is how often the direction between two participants has
	// to change for their exchange to count as ping-pong (J501).
	PingPongChanges Count
	// PingPongWindow is within how many steps on one path through the journey
	// the changes have to happen (J501).
	PingPongWindow Count
	// UsualShare is the share of cases that has to take a path for it to count,
	// where the journey gives shares; a path that fewer take is an exception
	// (J501, J502, J507, J510).
	UsualShare Share
	// ChainHandoffs is how many handoffs in a row inside the service, without the
	// customer, count as a long handoff chain (J502).
	ChainHandoffs Count
	// FailureTouchpoints is how many touchpoints a journey needs before their
	// failure paths are checked (J504).
	FailureTouchpoints Count
	// FailureCoverage is the share of touchpoints that should have a failure
	// path (J504).
	FailureCoverage Share
	// IdleShare is the share of a phase's time that may be waiting (J505).
	IdleShare Share
	// IdleHours is how many hours of waiting a phase needs before its share
	// matters (J505).
	IdleHours Count
	// WorkShare is the share of the work that one participant may carry (J506).
	WorkShare Share
	// WorkSteps is how many steps and decisions by people a journey needs before
	// their work is compared (J506).
	WorkSteps Count
	// WorkPeople is how many people have to share the work before it is compared
	// (J506).
	WorkPeople Count
	// ChannelChanges is how often a customer may have to change channels on one
	// path through the journey (J507).
	ChannelChanges Count
	// MoodFall is how far an emotion has to drop from one moment to the next, on
	// the scale from -2 to +2 (J510).
	MoodFall Count
}

// DefaultLimits returns the default limits.
func DefaultLimits() Limits {
	return Limits{
		PingPongChanges: 3,
		PingPongWindow:  12,
		UsualShare:      0.2,
		ChainHandoffs:   4,

		FailureTouchpoints: 5,
		FailureCoverage:    0.25,
		IdleShare:          0.8,
		IdleHours:          48,
		WorkShare:          0.5,
		WorkSteps:          8,
		WorkPeople:         3,
		ChannelChanges:     3,
		MoodFall:           2,
	}
}

// PingPong returns the limits for counting ping-pongs, so that metrics agree
// with J501.
func (l Limits) PingPong() metrics.PingPongLimits {
	return metrics.PingPongLimits{
		Changes: int(l.PingPongChanges),
		Window:  int(l.PingPongWindow),
		Share:   float64(l.UsualShare),
	}
}

// The units of limits.
type (
	Count int     // a number of things, at least 1
	Share float64 // a part of a whole, from 0 to 1
)

// exceeds reports whether a share is more than a limit, and not just because
// sums of fractions are inexact.
func exceeds(share float64, limit Share) bool { return share-float64(limit) > 1e-9 }
