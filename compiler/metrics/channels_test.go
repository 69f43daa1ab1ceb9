package metrics_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
)

func TestHops(t *testing.T) {
	show := func(all []metrics.ChannelChanges) string {
		var lines []string
		for _, c := range all {
			s := fmt.Sprintf("%s %d:", c.Customer.Name, c.Changes)
			for _, h := range c.At {
				s += " " + h.Node.ID
			}
			lines = append(lines, s)
		}
		return strings.Join(lines, "\n")
	}
	tests := []struct{ name, flow, want string }{
		{"from channel to channel", `
			a cust>rep phone
			b cust>rep email
			c cust>rep email
			d rep>cust phone
		`, "cust 2: b d"},
		{"a system is a medium, whatever runs on it", `
			a cust>app sends
			b cust>app sends chat
			c rep>cust phone
			d cust>app sends
		`, "cust 2: c d"},
		{"what just tells moves nobody", `
			a cust>rep phone
			b rep>cust sends email
			c cust>rep phone
			d rep>cust asks email
		`, "cust 1: d"},
		{"what happens inside is no contact", `
			a cust>rep phone
			b rep>boss email
			c cust> thinks email
			d cust>rep phone
		`, "cust 0:"},
		{"the way with the most changes", `
			a cust>rep phone
			if - -> b, c
			b cust>rep email -> on
			c cust>rep phone
			on cust>rep phone
			if2 - -> d, e
			d cust>rep chat -> end
			e cust>rep phone
			end -
		`, "cust 3: b on d"},
		{"of two ways as long, the one that has to change again", `
			if - -> b, c
			b cust>rep email -> on
			c cust>rep phone
			on cust>rep email
		`, "cust 1: on"},
		{"a way that few take", `
			a cust>rep phone
			if - -> b!, on
			b cust>rep email
			on cust>rep phone
		`, "cust 0:"},
		{"side by side does not add up", `
			fork - -> a, b, c
			a cust>rep phone -> join
			b cust>rep email -> join
			c cust>rep chat -> join
			join -
		`, "cust 0:"},
		{"a loop is gone through once", `
			a cust>rep phone
			b cust>rep email -> a, c
			c -
		`, "cust 1: b"},
		{"nobody is met", `
			a rep>boss email
		`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(metrics.ChannelSwitchesOf(build(t, tt.flow), 0.2)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
