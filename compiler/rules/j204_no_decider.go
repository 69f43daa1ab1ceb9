package rules

import "github.com/journey-lang/journey/lang/diag"

var noDecider = Rule{
	Code:  diag.NoDecider,
	Stage: Parse,
	Doc: Doc{
		Summary: "a decision has no owner",
		Why: "A decision that nobody owns is made late or not at all. A decision is drawn in the lane of whoever makes " +
			"it.",
		Bad: `
rep is a rep
customer is a customer
decides "Identity confirmed?"
when yes
  rep closes case
when no
  rep calls customer
end
`[1:],
		Good: `
rep is a rep
customer is a customer
rep decides "Identity confirmed?"
when yes
  rep closes case
when no
  rep calls customer
end
`[1:],
	},
}
