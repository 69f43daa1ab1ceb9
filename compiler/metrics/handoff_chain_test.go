package metrics_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
)

func TestRelays(t *testing.T) {
	show := func(runs []metrics.HandoffChain) string {
		var all []string
		for _, r := range runs {
			s := r.Hands[0].From.Name
			for _, h := range r.Hands {
				s += fmt.Sprintf(" %s:%s", h.Node.ID, h.To.Name)
			}
			if r.Waits.Max > 0 {
				s += fmt.Sprintf(" %gd", r.Waits.Max/24)
			}
			all = append(all, s)
		}
		return strings.Join(all, "\n")
	}
	tests := []struct{ name, flow, want string }{
		{"from desk to desk, with the waits until the last has it", `
			a rep> +1d
			b boss> +2d
			c post> +3d
			d rep> +4d
		`, "rep b:boss c:post d:rep 6d"},
		{"too short", `
			a rep>
			b boss>
			c post>
		`, ""},
		{"the same owner keeps it", `
			a rep>
			b rep>boss
			c rep>
			d boss>
			e boss>
			f post>
			g rep>
		`, "rep d:boss f:post g:rep"},
		{"a system passes it on", `
			a rep>
			b app>boss
			c boss>
			d app>
			e post>
			f app>
			g rep>
		`, "rep c:boss e:post g:rep"},
		{"the customer is told in the middle", `
			a rep>
			b boss>
			c boss>cust
			d post>
			e rep>
		`, ""},
		{"whoever tells the customer has the case", `
			a rep>
			b boss>
			c post>
			d rep>cust
			e boss>
		`, "rep b:boss c:post d:rep"},
		{"the customer tells in the middle, and it begins anew", `
			a rep>
			b boss>
			c cust>rep
			d boss>
			e post>
			f rep>
		`, "rep d:boss e:post f:rep"},
		{"side by side does not add up", `
			fork - -> a, b, c, d
			a rep> -> join
			b boss> -> join
			c post> -> join
			d rep> -> join
			join -
		`, ""},
		{"branches do not add up", `
			a rep>
			if - -> b, c, d
			b boss> -> on
			c post> -> on
			d rep>
			on boss>
		`, ""},
		{"the longest way through branches", `
			a rep>
			if - -> b, d
			b boss>
			c post> -> on
			d rep>
			on rep>
		`, "rep b:boss c:post on:rep"},
		{"a way that few take", `
			a rep>
			if - -> b!, d
			b boss>
			c post> -> on
			d rep>
			on rep>
		`, ""},
		{"a loop is gone through once", `
			a rep>
			b boss>
			if - -> a, on
			on rep>
		`, ""},
		{"two relays", `
			a rep>
			b boss>
			c post>
			d rep>
			x rep>cust
			e rep>
			f boss>
			g post>
			h boss>
		`, "rep b:boss c:post d:rep\nrep f:boss g:post h:boss"},
		{"one relay with two ends", `
			a rep>
			b boss>
			c post>
			if - -> d, e
			d rep> -> end
			e rep>
			f boss>
			end -
		`, "rep b:boss c:post e:rep f:boss"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := show(metrics.HandoffChains(build(t, tt.flow), metrics.ChainLimits{Hands: 3, Share: 0.2}))
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
