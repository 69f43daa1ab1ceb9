package rules

import "github.com/journey-lang/journey/lang/diag"

var phaseInBlock = Rule{
	Code:  diag.PhaseInBlock,
	Stage: Parse,
	Doc: Doc{
		Summary: "a phase begins inside a block",
		Why:     "A phase is a stage of the whole journey. Inside a block, only some of the cases would go through it.",
		Bad: `
rep is a rep
customer is a customer
customer calls rep
together
  rep calls customer
  phase Delivery
and
  rep closes case
end
succeed Case closed
`[1:],
		Good: `
rep is a rep
customer is a customer
customer calls rep
phase Delivery
together
  rep calls customer
and
  rep closes case
end
succeed Case closed
`[1:],
	},
}
