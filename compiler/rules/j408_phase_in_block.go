package rules

import "github.com/journey-lang/journey/lang/diag"

var phaseInBlock = Rule{
	Code:  diag.PhaseInBlock,
	Stage: Parse,
	Doc: Doc{
		Summary: "a phase begins inside a block",
		Why: "A phase is a stage of the whole journey. Inside a block, only some of those who come by would be " +
			"in it.",
		Bad: `
rep is a rep
customer is a customer
together
  rep calls customer
  phase Delivery
and
  rep closes case
end
`[1:],
		Good: `
rep is a rep
customer is a customer
phase Delivery
together
  rep calls customer
and
  rep closes case
end
`[1:],
	},
}
