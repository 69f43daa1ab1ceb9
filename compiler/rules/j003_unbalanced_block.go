package rules

import "github.com/journey-lang/journey/lang/diag"

var unbalancedBlock = Rule{
	Code:  diag.UnbalancedBlock,
	Stage: Parse,
	Doc: Doc{
		Summary: "a block is not closed, or an `end` has no block",
		Why: "Every block has one `end`. If one is missing, the steps after it may or may not belong to the block, and " +
			"the picture would have to guess.",
		Bad: `
rep is a rep
customer is a customer
together
  rep calls customer
and
  rep updates file
`[1:],
		Good: `
rep is a rep
customer is a customer
together
  rep calls customer
and
  rep updates file
end
`[1:],
	},
}
