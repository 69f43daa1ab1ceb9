package rules_test

import (
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/lang/diag"
)

// A few steps of a kind are reported one by one. Many are reported at the first
// one with the lines of all, whatever is in between, without those that a
// comment allows.
func TestManyOfARuleAreGathered(t *testing.T) {
	report := func(steps int, last string) []string {
		text := "rep is a rep\ncustomer is a customer\n" + strings.Repeat("rep gives customer a refund\n\n", steps) + last
		var messages []string
		for _, d := range compiled.Text("test.journey", text).Diagnostics {
			if d.Code == diag.NoChannel {
				messages = append(messages, d.Message)
			}
		}
		return messages
	}
	if got := report(3, ""); len(got) != 3 || got[0] != `the step does not say how "rep" reaches "customer"` {
		t.Errorf("three: %q", got)
	}
	for _, c := range []struct {
		steps      int
		last, want string
	}{
		{4, "", "4 steps do not say which channel they use: lines 3, 5, 7 and 9"},
		{4, "rep gives customer a refund # journey:allow J302 at the desk\n", "4 steps do not say which channel they use: lines 3, 5, 7 and 9"},
		{14, "", "14 steps do not say which channel they use: lines 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25 and 2 more"},
	} {
		if got := report(c.steps, c.last); len(got) != 1 || got[0] != c.want {
			t.Errorf("%d: %q, want %q", c.steps, got, c.want)
		}
	}
}
