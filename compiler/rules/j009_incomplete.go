package rules

import "github.com/journey-lang/journey/lang/diag"

var incomplete = Rule{
	Code:  diag.Incomplete,
	Stage: Parse,
	Doc: Doc{
		Summary: "a line stops before it has said everything it must say",
		Why: "A keyword promises something: `repeat` how often or until when, `via` a system, a label the step " +
			"that it names. Without it the line has no meaning, and it is left out of the picture.",
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
