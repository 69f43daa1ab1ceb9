package rules

import "github.com/journey-lang/journey/lang/diag"

var incomplete = Rule{
	Code:  diag.Incomplete,
	Stage: Parse,
	Doc: Doc{
		Summary: "a line leaves out something that it must say",
		Why: "Every keyword needs something: `repeat` how often or until when, `via` a system, a label the step that it " +
			"names. Without it, the line has no meaning and is left out of the picture.",
		Bad: `
rep is a rep
customer is a customer
repeat
  rep calls customer
end
`[1:],
		Good: `
rep is a rep
customer is a customer
repeat until the customer answers
  rep calls customer
end
`[1:],
	},
}
