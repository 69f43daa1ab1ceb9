package compiler_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestOneFaultOneDiagnostic checks that an error is reported once, where it is,
// and not again wherever something depends on it.
func TestOneFaultOneDiagnostic(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a declaration with a faulty clause", `
customer is a customer
core is a system used bx rep
rep is a rep
rep closes case via core
core updates record
`, "3 J001"},
		{"a declaration with an unclosed string", `
customer is a customer
The rep is a rep "Service rep
rep calls customer
customer calls the rep
`, "3 J002"},
		{"a kind that does not exist", `
customer is a customer
"core" is a robot
rep is a rep
rep sends letter to customer via "core"
`, "3 J109"},
		{"a misspelt declaration", `
customer is a customer
ledger is th system
customer updates address via ledger
ledger closes case
`, "3 J201"},
		{"a user that does not exist", `
customer is a customer
rep is a rep
core is a system used by rpe
rep closes case via core
`, "4 J101"},
		{"a system that does not exist", `
customer is a customer
rep is a rep
core is a system used by rep
rep sends SMS to customer via cor
`, "5 J105"},
		{"a jump that leads nowhere", `
rep is a rep
rep closes case
go to lat
late: rep archives case
`, "4 J401"},
		{"a passive sentence", `
rep is a rep
customer is a customer
customer receives SMS
`, "4 J201"},
		{"an owner of an unknown kind", `
customer is a customer
rep is a rep
bot is a systex
core is a system used by rep
bot updates record via core
rep calls customer
`, "4 J109"},
		{"an unknown name is no person", `
customer is a customer
core core is a system
core updates record
customer updates address via core
`, "4 J101"},
		{"an adverb in front", `
customer is a customer
rep is a rep
Then rep calls customer
  takes 5m
`, ""},
		{"a name that nobody has", `
customer is a customer
bob calls customer
customer calls bob
bob calls customer
`, "3 J101"},
		{"a user whom nobody knows, twice", `
customer is a customer
core is a system used by bob
ledger is a system used by bob
bob calls customer
`, "3 J101"},
		{"a question that nobody decides", `
customer is a customer
rep is a rep
is the customer there?
when yes
  rep calls customer
end
`, "4 J204"},
		{"a step in front of the first branch", `
customer is a customer
rep is a rep
rep decides "ok?"
rep calls customer
when yes
  rep calls customer
end
`, "5 J003"},
		{"a sentence behind and", `
customer is a customer
rep is a rep
together
  rep calls customer
and rep calls customer
end
`, "6 J011"},
		{"a word that is nearly a name, between quotes", `
rep is a rep
core is a system
rep works with "care"
rep closes case via core
`, ""},
		{"a slip in a verb that hides who acts", `
customer is a customer
rep is a rep
customer recieves letter
`, "4 J201"},
		{"a stranger that does nothing", `
customer is a customer
shoes do not fit
`, "3 J208"},
		{"what the next step says", `
customer is a customer
rep is a rep
customer gets letter
rep sends letter to customer
`, "4 J201"},
		{"an unfinished decision", `
rep is a rep
rep decides
`, "3 J009"},
		{"names that are unknown on their own are told", `
rep is a rep "Rep
customer is a customer
supervisor calls customer
`, "2 J002, 4 J101"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := compile("c.journey", tt.text).Diagnostics
			var got []string
			for _, d := range list {
				got = append(got, fmt.Sprintf("%d %s", d.File.LineAt(d.Span.Start), d.Code))
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %s, want %s\n%s", s, tt.want, reported(t, list))
			}
		})
	}
}
