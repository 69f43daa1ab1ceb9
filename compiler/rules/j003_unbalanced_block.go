package rules

import "github.com/journey-lang/journey/lang/diag"

var unbalancedBlock = Rule{
	Code:  diag.UnbalancedBlock,
	Stage: Parse,
	Doc: Doc{
		Summary: "a block is never closed, or an `end` closes none",
		Why: "Every block has one `end`. Where one is missing, the steps behind it may belong to the block or " +
			"not, and the picture would have to guess.",
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
