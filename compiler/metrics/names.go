package metrics

// The names of the figures that appear in several outputs, so that a reader
// recognises them. docs/figures.md lists them all.
const (
	NameHandoffs             = "Handoffs"
	NameHandoffsPerCase      = "Handoffs per case"
	NameInteractions         = "Interactions"
	NameInteractionsPerCase  = "Interactions per case"
	NameChain                = "Longest handoff chain"
	NamePingPongs            = "Ping-pongs"
	NamePingPongTurns        = "Ping-pong turns"
	NamePingPongTurnsPerCase = "Ping-pong turns per case"
	NamePingPongWaiting      = "Waiting in ping-pong"
	NameLeadTime             = "Lead time"
	NameWaiting              = "Waiting"
	NameWork                 = "Work"
	NameEfficiency           = "Flow efficiency"
	NameLeadTime90           = "Lead time, 90th percentile"
	NameSteps                = "Steps"
	NameTouchpoints          = "Touchpoints"
	NameDecisions            = "Decision points"
	NameFailurePaths         = "Touchpoints with a failure path"
	NamePains                = "Pain points"
	NamePainsOpen            = "Pain points without an opportunity"
	NameGini                 = "Gini coefficient, steps"
	NameCost                 = "Cost per case"
	NameLowest               = "Lowest emotion"
	NameChannelChanges       = "Channel changes"
)
