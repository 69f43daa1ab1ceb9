package rules

import "github.com/journey-lang/journey/compiler/analysis"

// Limits are the thresholds of the rules. A journey.toml sets each of them
// under the name of its field in lower case, with hyphens; docs/config.md
// takes what it says of them from here. The type of a field is its unit.
type Limits struct {
	// PingPongChanges is how often the direction between two participants has
	// to change for their exchange to be a ping-pong (J501).
	PingPongChanges Count
	// PingPongWindow is within how many steps on one way through the journey
	// the changes have to come (J501).
	PingPongWindow Count
	// UsualShare is how many of the cases have to take a way for what happens
	// on it to count, where the journey gives shares; a way that fewer take is
	// the exception (J501, J502, J507, J510).
	UsualShare Share
	// RelayHands is how often a case has to change hands inside the service,
	// without the customer, to be a relay (J502).
	RelayHands Count
	// FailureTouchpoints is how many touchpoints a journey has to have for
	// their failure paths to be counted (J504).
	FailureTouchpoints Count
	// FailureCoverage is how many of the touchpoints should have a failure path
	// (J504).
	FailureCoverage Share
	// IdleShare is how much of a phase's time may be waiting (J505).
	IdleShare Share
	// IdleHours is how many hours of waiting a phase has to have for its share
	// to matter (J505).
	IdleHours Count
	// WorkShare is how much of the work one participant may carry (J506).
	WorkShare Share
	// WorkSteps is how many steps and decisions of people a journey has to have
	// for their work to be compared (J506).
	WorkSteps Count
	// WorkPeople is how many people have to share the work for it to be
	// compared (J506).
	WorkPeople Count
	// ChannelChanges is how often a customer may have to change the channel on
	// one way through the journey (J507).
	ChannelChanges Count
	// MoodFall is by how much a mood has to fall from one to the next, on the
	// scale from -2 to +2 (J510).
	MoodFall Count
}

// DefaultLimits are the limits when nobody sets others.
func DefaultLimits() Limits {
	return Limits{
		PingPongChanges: 3,
		PingPongWindow:  12,
		UsualShare:      0.2,
		RelayHands:      4,

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

// PingPong are the limits of what counts as a ping-pong, for figures that are
// to agree with J501.
func (l Limits) PingPong() analysis.PingPongLimits {
	return analysis.PingPongLimits{
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
