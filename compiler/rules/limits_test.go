package rules_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/lang/diag"
)

// boundary describes where a limit is: its rule reports all amounts on one side
// of it, and none on the other.
type boundary struct {
	code  diag.Code
	set   string                       // other limits, set so that only this one matters
	parts int                          // for a share: how many parts make a whole
	text  func(n int) string           // a journey with that amount or number of parts
	says  string                       // the amount as the message shows it, or ""
	holds func(amount, limit int) bool // the rule reports the amount
	tries []int                        // limits to try besides the default
}

func atLeast(amount, limit int) bool { return amount >= limit }
func atMost(amount, limit int) bool  { return amount <= limit }
func above(amount, limit int) bool   { return amount > limit }
func below(amount, limit int) bool   { return amount < limit }

// percents are shares, most of which are not exact as binary fractions.
var percents = []int{3, 7, 14, 29, 35, 50, 55, 58, 99}

const cast = `
rep is a rep
expert is a rep
controller is a rep
customer is a customer
mail is a system used by rep, expert, controller, customer
`

// lines repeats a line n times; %d is its number, from 0.
func lines(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// turns returns n lines, repeating the given ones in turn.
func turns(n int, line ...string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line[i%len(line)])
	}
	return b.String()
}

const (
	there = "rep sends letter to customer by email via mail\n"
	back  = "customer sends letter to rep by email via mail\n"
	alone = "rep reads paper\n"
)

var boundaries = map[string][]boundary{
	"ping-pong-changes": {{
		code: diag.PingPong, set: "ping-pong-window = 1000", holds: atLeast, tries: []int{1, 2, 20},
		text: func(n int) string { return cast + turns(n+1, there, back) },
	}},
	"ping-pong-window": {{
		code: diag.PingPong, holds: atMost, tries: []int{4, 5, 30},
		text: func(n int) string { return cast + there + back + there + lines(n-4, alone) + back },
	}, {
		code: diag.PingPong, set: "ping-pong-changes = 1", holds: atMost, tries: []int{2, 3},
		text: func(n int) string { return cast + there + lines(n-2, alone) + back },
	}},
	"chain-handoffs": {{
		code: diag.HandoffChain, says: "%d handoffs in a row", holds: atLeast, tries: []int{2, 3, 11},
		text: func(n int) string {
			return cast + turns(n+1, "rep reads paper\n", "expert reads paper\n", "controller reads paper\n")
		},
	}},
	"failure-touchpoints": {{
		code: diag.NoFailurePath, says: "none of the %d touchpoints", holds: atLeast, tries: []int{1, 2, 30},
		text: func(n int) string { return cast + lines(n, there) },
	}},
	"failure-coverage": {{
		code: diag.NoFailurePath, holds: below, parts: 100, tries: percents,
		text: func(n int) string {
			return cast + lines(n, there+"on failure \"Lost\"\n  rep reads paper\nend\n") + lines(100-n, there)
		},
	}},
	"idle-share": {{
		code: diag.Waiting, set: "idle-hours = 1", holds: above, parts: 100, tries: percents,
		text: func(n int) string {
			return fmt.Sprintf("%sphase Wait\nrep reads paper\n  takes %dh\n  waits %dh\n", cast, 100-n, n)
		},
	}},
	"idle-hours": {{
		code: diag.Waiting, holds: atLeast, tries: []int{1, 2, 5, 100},
		text: func(n int) string {
			return fmt.Sprintf("%sphase Wait\nrep reads paper\n  takes 1m\n  waits %dh\n", cast, n)
		},
	}},
	"work-share": {{
		code: diag.Overload, set: "work-people = 1", holds: above, parts: 100, tries: percents,
		text: func(n int) string { return work(n, "%s reads paper\n") },
	}, {
		code: diag.Overload, set: "work-people = 1", holds: above, parts: 100, tries: percents,
		text: func(n int) string { return work(n, "%s reads paper\n  takes 7m\n") },
	}},
	"work-steps": {{
		code: diag.Overload, set: "work-share = 0\nwork-people = 1", holds: atLeast, tries: []int{1, 2, 30},
		text: func(n int) string { return cast + lines(n, "rep reads paper\n") },
	}},
	"work-people": {{
		code: diag.Overload, set: "work-share = 0\nwork-steps = 1", holds: atLeast, tries: []int{1, 2, 30},
		text: func(n int) string { return lines(n, "agent%d is a rep\n") + lines(n, "agent%d reads paper\n") },
	}},
	"channel-changes": {{
		code: diag.ChannelSwitching, says: "change channels %d times", holds: above, tries: []int{1, 2, 20},
		text: func(n int) string { return cast + turns(n+1, "customer calls rep\n", "customer meets rep\n") },
	}},
	"mood-fall": {{
		code: diag.MoodFall, says: "by %d", holds: atLeast, tries: []int{1, 3},
		text: func(n int) string {
			return fmt.Sprintf("%scustomer calls rep\n  feels +2\ncustomer calls rep\n  feels %d\n", cast, 2-n)
		},
	}},
	"usual-share": usual(),
}

// work returns a hundred steps, n of them by rep, and no more by anybody else.
func work(n int, line string) string {
	var people, steps strings.Builder
	for i, left := 0, 100; left > 0; i++ {
		own := min(n, left)
		fmt.Fprintf(&people, "agent%d is a rep\n", i)
		steps.WriteString(strings.Repeat(fmt.Sprintf(line, fmt.Sprintf("agent%d", i)), own))
		left -= own
	}
	return people.String() + steps.String()
}

// usual returns the boundaries of rules that count only usual paths, for every
// construct that takes a share.
func usual() []boundary {
	var all []boundary
	for code, body := range map[diag.Code]string{
		diag.PingPong:         turns(4, there, back),
		diag.HandoffChain:     turns(5, "rep reads paper\n", "expert reads paper\n", "controller reads paper\n"),
		diag.ChannelSwitching: turns(5, "customer calls rep\n", "customer meets rep\n"),
		diag.MoodFall:         "customer calls rep\n  feels +2\ncustomer calls rep\n  feels -2\n",
	} {
		for _, path := range []func(percent float64) string{
			func(percent float64) string {
				return fmt.Sprintf("rep decides \"Good?\"\nwhen yes (%.1f%%)\n%swhen no\nend\n", percent, body)
			},
			func(percent float64) string {
				return fmt.Sprintf("rep decides \"Good?\"\nwhen yes (%.1f%%)\nwhen no\n%send\n", 100-percent, body)
			},
			func(percent float64) string {
				return fmt.Sprintf("rep decides \"Good?\"\nwhen yes (%.1f%%)\notherwise\n%send\n", 100-percent, body)
			},
			func(percent float64) string { return fmt.Sprintf("if it rains (%.1f%%)\n%send\n", percent, body) },
			func(percent float64) string {
				return fmt.Sprintf("rep reads form\non failure \"Lost\" (%.1f%%)\n%send\n", percent, body)
			},
		} {
			all = append(all, boundary{
				code: code, holds: atLeast, parts: 1000, tries: []int{29, 70, 201, 550},
				text: func(n int) string { return cast + path(float64(n)/10) },
			})
		}
	}
	return all
}

// Every limit of a journey.toml is where docs/config.md says: at the limit, one
// before and one after it, the rule reports what it should.
func TestLimits(t *testing.T) {
	for _, l := range config.Limits() {
		if len(boundaries[l.Key]) == 0 {
			t.Errorf("no boundary case for %s", l.Key)
		}
		for _, b := range boundaries[l.Key] {
			unit := float64(max(b.parts, 1))
			for _, limit := range append([]int{int(math.Round(l.Default * unit))}, b.tries...) {
				own, faults := config.Parse(config.FileName, fmt.Appendf(nil, "[limits]\n%s = %g\n%s\n", l.Key, float64(limit)/unit, b.set))
				if len(faults) > 0 {
					t.Fatal(faults)
				}
				for amount := limit - 1; amount <= limit+1; amount++ {
					if amount < 1 || b.parts > 0 && amount >= b.parts { // none, or all
						continue
					}
					result, err := compiler.Compile(t.Context(), "test.journey", b.text(amount), compiler.Options{Config: own})
					if err != nil {
						t.Fatal(err)
					}
					found := result.Diagnostics
					if found.HasErrors() {
						t.Fatalf("%s: errors in\n%s%s", l.Key, b.text(amount), describe(found))
					}
					at := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Code == b.code })
					switch {
					case at >= 0 != b.holds(amount, limit):
						t.Errorf("%s = %d: reported at %d: %v\n%s", l.Key, limit, amount, at >= 0, b.text(amount))
					case at >= 0 && b.says != "" && !strings.Contains(found[at].Message, fmt.Sprintf(b.says, amount)):
						t.Errorf("%s = %d: of %d it says: %s", l.Key, limit, amount, found[at].Message)
					}
				}
			}
		}
	}
}
