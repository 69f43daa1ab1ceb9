package rules

import "github.com/journey-lang/journey/lang/diag"

var strayAnnotation = Rule{
	Code:  diag.StrayAnnotation,
	Stage: Parse,
	Doc: Doc{
		Summary: "an annotation has no step above it",
		Why: "A pain point, an opportunity or a duration belongs to the step above it. With no step above it in the " +
			"same block, it belongs to nothing and would be lost.",
		Bad: `
rep is a rep
customer is a customer
rep decides "Reachable?"
when yes
  pain Nobody picks up at noon
  rep calls customer
when no
  rep writes letter to customer
end
`[1:],
		Good: `
rep is a rep
customer is a customer
rep decides "Reachable?"
when yes
  rep calls customer
    pain Nobody picks up at noon
    idea Call in the evening
when no
  rep writes letter to customer
end
`[1:],
	},
}
