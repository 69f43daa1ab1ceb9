package rules

import "github.com/journey-lang/journey/lang/diag"

var statedTwice = Rule{
	Code:  diag.StatedTwice,
	Stage: Parse,
	Doc: Doc{
		Summary: "a step says the same thing twice, and one of the two would be lost",
		Why: "A step has one recipient, one channel, one duration. If it names two, either one of them is a mistake, or " +
			"there should be two steps, or a list. Choosing one silently would give a wrong picture or a wrong lead " +
			"time.",
		Bad: `
rep is a rep
customer is a customer
rep sends contract to customer by letter by email
`[1:],
		Good: `
rep is a rep
customer is a customer
desk is a system used by rep
rep sends contract to customer by letter or email via desk
`[1:],
	},
}
