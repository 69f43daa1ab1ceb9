package analysis

// The names of the figures that appear in several outputs, so that a reader
// recognises them. docs/figures.md lists them all.
const (
	NameHandoffs             = "Handoffs"
	NameHandoffsPerCase      = "Handoffs per case"
	NameInteractions         = "Interactions"
	NameInteractionsPerCase  = "Interactions per case"
	NameChain                = "Longest handoff chain"
	NamePingPongTurns        = "Ping-pong turns"
	NamePingPongTurnsPerCase = "Ping-pong turns per case"
	NamePingPongWaiting      = "Waiting in ping-pong"
	NameLeadTime             = "Lead time"
	NameWaiting              = "Waiting"
	NameWork                 = "Work"
	NameEfficiency           = "Flow efficiency"
	NameDecisions            = "Decision points"
	NameFailurePaths         = "Touchpoints with a failure path"
	NameGini                 = "Gini coefficient, steps"
)
