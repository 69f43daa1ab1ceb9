package rules

import "github.com/journey-lang/journey/lang/diag"

var misplaced = Rule{
	Code:  diag.Misplaced,
	Stage: Parse,
	Doc: Doc{
		Summary: "a line is valid, but not in this place",
		Why: "What a line means depends on where it is: a branch belongs to the decision above it, a duration to the " +
			"step above it, and a keyword that opens a block is alone on its line. In another place, the line would be " +
			"attached to the wrong step, or to none.",
		Bad: `
rep is a rep
customer is a customer
rep calls customer
meanwhile rep updates file
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
