package rules

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
}

// DefaultLimits are the limits when nobody sets others.
func DefaultLimits() Limits {
	return Limits{
		PingPongChanges: 3,
		PingPongWindow:  12,
		UsualShare:      0.2,
		RelayHands:      4,
	}
}

// The units of limits.
type (
	Count int     // a number of things, at least 1
	Share float64 // a part of a whole, from 0 to 1
)
