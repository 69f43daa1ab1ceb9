package rules

import "github.com/journey-lang/journey/lang/diag"

var sharesOver100 = Rule{
	Code:  diag.SharesOver100,
	Stage: Bind,
	Doc: Doc{
		Summary: "the shares of a decision add up to more than 100%",
		Why: "The shares of a decision's branches are parts of one whole. If they add up to more than 100%, at least " +
			"one of them is wrong, and so is every figure based on them.",
		Bad: `
rep is a rep
customer is a customer
rep decides "Identity confirmed?"
when yes (90%)
  rep closes case
when no (20%)
  rep calls customer
end
`[1:],
		Good: `
rep is a rep
customer is a customer
rep decides "Identity confirmed?"
when yes (80%)
  rep closes case
when no (20%)
  rep calls customer
end
`[1:],
	},
}
