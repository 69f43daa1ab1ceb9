package metrics_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/cputime"
)

// build makes a journey of lines such as
//
//	ask rep>cust asks email +2d -> answer, stop
//
// with a label, sender and recipient (or several, as in rep>cust,boss), then a
// verb, a channel and a wait in days; the next line follows unless others are
// named; one with ! is rarely taken. A label with - instead of participants is
// a node without a message. Cust is a customer, app a system, post a third
// party, the rest are reps.
func build(t testing.TB, text string) *model.Journey {
	t.Helper()
	j := &model.Journey{}
	people := map[string]*model.Participant{}
	person := func(name string) *model.Participant {
		if people[name] == nil {
			kind, known := map[string]model.Kind{"cust": model.Customer, "app": model.System, "post": model.ThirdParty}[name]
			if !known {
				kind = model.Rep
			}
			people[name] = &model.Participant{Name: name, Kind: kind}
			j.Participants = append(j.Participants, people[name])
		}
		return people[name]
	}
	channels := map[string]*model.Channel{
		"email": {ID: "email"}, "phone": {ID: "phone", Live: true}, "chat": {ID: "chat", Live: true},
	}
	labels := map[string]*model.Node{}
	next := map[*model.Node]string{}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		line, targets, _ := strings.Cut(strings.TrimSpace(line), "->")
		fields := strings.Fields(line)
		n := &model.Node{ID: fields[0], Kind: model.StepNode}
		labels[n.ID], next[n] = n, targets
		j.Nodes = append(j.Nodes, n)
		if from, to, ok := strings.Cut(fields[1], ">"); ok {
			n.Owner = person(from)
			for _, to := range strings.FieldsFunc(to, func(r rune) bool { return r == ',' }) {
				n.Receivers = append(n.Receivers, person(to))
				n.Reach = model.Internal
				if from == "cust" || to == "cust" {
					n.Reach = model.Touchpoint
				}
			}
		} else {
			n.Kind = model.ForkNode
		}
		for _, f := range fields[2:] {
			if days, ok := strings.CutPrefix(f, "+"); ok {
				d, err := strconv.ParseFloat(strings.TrimSuffix(days, "d"), 64)
				if err != nil {
					t.Fatal(err)
				}
				n.Waits = &model.Duration{Min: d * 24, Max: d * 24}
			} else if channels[f] != nil {
				n.Channels = []*model.Channel{channels[f]}
			} else {
				n.Verb, n.Asks = f, f == "asks"
			}
		}
	}
	for i, n := range j.Nodes {
		targets := strings.FieldsFunc(next[n], func(r rune) bool { return r == ',' || r == ' ' })
		if len(targets) == 0 && i+1 < len(j.Nodes) {
			targets = []string{j.Nodes[i+1].ID}
		}
		for _, name := range targets {
			name, rare := strings.CutSuffix(name, "!")
			if to := labels[name]; to != nil {
				j.Edges = append(j.Edges, &model.Edge{From: n, To: to, Given: rare, Share: 0.1, Branch: -1})
			}
		}
	}
	return j
}

// show formats the cases as "rep–cust: ask, answer (review check) 2d".
func show(cases []metrics.PingPong) string {
	var all []string
	for _, c := range cases {
		var turns []string
		for _, turn := range c.Turns {
			name := turn.Node.ID
			if turn.Again {
				name += " again"
			}
			turns = append(turns, name)
		}
		s := fmt.Sprintf("%s–%s: %s", c.A.Name, c.B.Name, strings.Join(turns, ", "))
		if c.Review != nil {
			s += " (review " + c.Review.ID + ")"
		}
		if c.Waits.Max > 0 {
			s += fmt.Sprintf(" %gd", c.Waits.Max/24)
		}
		all = append(all, s)
	}
	return strings.Join(all, "\n")
}

func TestPingPongs(t *testing.T) {
	tests := []struct{ name, flow, want string }{
		{"ask, answer, internal review, back", `
			ask rep>cust asks email
			answer cust>rep email +1d
			check rep>boss email +2d
			ok boss>rep email
			back rep>cust email
		`, "rep–cust: ask, answer, back (review check) 3d"},
		{"a review by oneself is work, no ping-pong", `
			ask rep>cust asks email
			answer cust>rep email
			check rep> reviews
			back rep>cust email
		`, ""},
		{"a review in a system is automation", `
			ask rep>cust asks email
			answer cust>rep email
			check rep>app email
			back rep>cust email
		`, ""},
		{"nobody asked", `
			offer rep>cust sends email
			order cust>rep email
			check rep>boss email
			back rep>cust email
		`, ""},
		{"three changes of direction", `
			a rep>cust email
			b cust>rep email
			c rep>cust email
			d cust>rep email
		`, "rep–cust: a, b, c, d"},
		{"two changes", `
			a rep>cust email
			b cust>rep email
			c rep>cust email
		`, ""},
		{"work in between does not matter", `
			a rep>boss email
			x rep> works
			b boss>rep email
			c rep>boss email
			y post>cust sends
			d boss>rep email
		`, "rep–boss: a, b, c, d"},
		{"too far apart", `
			a rep>cust email
			x1 rep> works
			x2 rep> works
			x3 rep> works
			x4 rep> works
			b cust>rep email
			y1 rep> works
			y2 rep> works
			y3 rep> works
			y4 rep> works
			c rep>cust email
			z1 rep> works
			d cust>rep email
		`, ""},
		{"the same direction is one message in several parts", `
			a rep>cust email
			b rep>cust email
			c rep>cust email
			d rep>cust email
			e cust>rep email
		`, ""},
		{"one phone call", `
			a rep>cust phone
			b cust>rep phone
			c rep>cust phone
			d cust>rep phone
			e rep>cust phone
		`, ""},
		{"what does not say how goes on with the call", `
			a cust>rep phone
			b rep>cust asks
			c cust>rep
			d rep>cust asks
			e cust>rep
		`, ""},
		{"a question back", `
			a rep>boss email +2d
			b boss>rep asks email +1d
			c rep>boss email
		`, "rep–boss: a, b, c 3d"},
		{"an offer is no question", `
			order cust>rep email
			offer rep>cust sends email
			accept cust>rep email
		`, ""},
		{"a question of somebody else", `
			a rep>boss email
			b post>rep asks email
			c rep>boss email
		`, ""},
		{"after a question back it goes on", `
			a rep>boss email
			b boss>rep asks email
			c rep>boss email
			d boss>rep asks email
			e rep>boss email
		`, "rep–boss: a, b, c, d, e"},
		{"a call that stops for a wait is two", `
			a rep>cust phone
			b cust>rep phone +1d
			c rep>cust phone
			d cust>rep phone +1d
			e rep>cust phone
			f cust>rep phone +1d
			g rep>cust phone
		`, "rep–cust: a, c, e, g 3d"},
		{"two calls in a row are one contact, a chat another", `
			a rep>cust phone
			b cust>rep phone
			c rep>cust chat
			d cust>rep chat
		`, ""},
		{"a system is no party", `
			a cust>app email
			b app>cust email
			c cust>app email
			d app>cust email
		`, ""},
		{"branches of a decision do not add up", `
			a rep>cust email
			if - -> b, d
			b cust>rep email -> end
			d cust>rep email
			c rep>cust email
			end -
		`, ""},
		{"the way through a branch counts", `
			a rep>cust email
			if - -> b, skip
			b cust>rep email
			c rep>cust email -> on
			skip -
			on cust>rep email
		`, "rep–cust: a, b, c, on"},
		{"parallel branches do not add up", `
			fork - -> a, b, c, d
			a rep>cust email -> join
			b cust>rep email -> join
			c rep>cust email -> join
			d cust>rep email
			join -
		`, ""},
		{"a loop is gone through twice", `
			ask rep>cust asks email
			answer cust>rep email +1d
			if - -> ask, done
			done rep> closes
		`, "rep–cust: ask, answer, ask again, answer again 1d"},
		{"a loop that few go through", `
			ask rep>cust asks email
			answer cust>rep email +1d
			if - -> ask!, done
			done rep> closes
		`, ""},
		{"a branch that few take", `
			if - -> a!, done
			a rep>cust email
			b cust>rep email
			c rep>cust email
			d cust>rep email
			done rep> closes
		`, ""},
		{"a message to four", `
			a rep>cust email
			b cust>rep,boss,expert,post email
			c rep>cust email
			d cust>rep email
		`, "rep–cust: a, b, c, d"},
		{"a message to five is an announcement", `
			a rep>cust email
			b cust>rep,boss,expert,post,clerk email
			c rep>cust email
			d cust>rep email
		`, ""},
		{"nobody talks back in the loop", `
			remind rep>cust email +1d
			if - -> remind, done
			done rep> closes
		`, ""},
		{"two cases of different pairs", `
			a rep>cust email
			b cust>rep email
			p rep>boss email
			q boss>rep email
			c rep>cust email
			r rep>boss email
			d cust>rep email
			s boss>rep email
		`, "rep–cust: a, b, c, d\nrep–boss: p, q, r, s"},
		{"a case goes on", `
			a rep>cust email
			b cust>rep email
			c rep>cust email
			d cust>rep email
			e rep>cust email
			f cust>rep email
		`, "rep–cust: a, b, c, d, e, f"},
		{"one case where branches end differently", `
			a rep>cust email
			b cust>rep email
			c rep>cust email
			if - -> x, y
			x cust>rep email -> stop
			y cust>rep email
			z rep>cust email
			stop -
		`, "rep–cust: a, b, c, y, z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := show(metrics.PingPongs(context.Background(), build(t, tt.flow), metrics.DefaultPingPongLimits))
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// work returns n steps that pass nothing on.
func work(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "w%d rep> works\n", i)
	}
	return b.String()
}

// Everything that makes a case has to happen within the window, which includes
// the first and the last turn.
func TestPingPongWindow(t *testing.T) {
	for _, test := range []struct{ name, first, rest, want string }{
		{"changes of direction", "a rep>cust email", "b cust>rep email\nc rep>cust email\nd cust>rep email", "rep–cust: a, b, c, d"},
		{"a review", "a rep>cust asks email", "b cust>rep email\nx rep>boss email\nc rep>cust email", "rep–cust: a, b, c (review x)"},
		{"a question back", "a rep>boss email", "b boss>rep asks email\nc rep>boss email", "rep–boss: a, b, c"},
	} {
		steps := 2 + strings.Count(test.rest, "\n")
		for _, window := range []int{steps, steps + 1, 12} {
			for beyond, want := range []string{test.want, ""} {
				flow := test.first + "\n" + work(window-steps+beyond) + test.rest
				limits := metrics.PingPongLimits{Changes: 3, Window: window}
				if got := show(metrics.PingPongs(t.Context(), build(t, flow), limits)); got != want {
					t.Errorf("%s, %d steps beyond a window of %d: got %q, want %q", test.name, beyond, window, got, want)
				}
			}
		}
	}
}

// A case continues if the next turn is within the window of the previous one.
func TestPingPongGoesOn(t *testing.T) {
	for between, want := range map[int]string{4: "rep–cust: a, b, c, d, e", 5: "rep–cust: a, b, c, d"} {
		flow := "a rep>cust email\nb cust>rep email\nc rep>cust email\nd cust>rep email\n" + work(between) + "e rep>cust email"
		if got := show(metrics.PingPongs(t.Context(), build(t, flow), metrics.PingPongLimits{Changes: 3, Window: 6})); got != want {
			t.Errorf("%d steps in between: got %q, want %q", between, got, want)
		}
	}
}

func TestPingPongsOfAnEmptyJourney(t *testing.T) {
	if got := metrics.PingPongs(context.Background(), &model.Journey{}, metrics.DefaultPingPongLimits); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

// long returns a journey of n steps with ping-pong, branches and loops
// throughout.
func long(t testing.TB, n int) *model.Journey {
	var b strings.Builder
	for i := range n / 5 {
		fmt.Fprintf(&b, "a%d rep>cust asks email +1d\nb%d cust>rep email -> c%d, d%d\nc%d rep>boss email -> a%d, d%d\nd%d cust>boss phone\ne%d boss>rep email\n",
			i, i, i, i, i, max(0, i-3), i, i, i)
	}
	return build(t, b.String())
}

func TestPingPongsTakeLinearTime(t *testing.T) {
	cost := func(n int) time.Duration {
		j := long(t, n)
		return cputime.Of(5, func() { metrics.PingPongs(context.Background(), j, metrics.DefaultPingPongLimits) })
	}
	if small, big := cost(2_000), cost(20_000); big > 40*max(small, 5*time.Millisecond) { // the clock may be too coarse
		t.Errorf("2,000 steps take %v, 20,000 take %v", small, big)
	}
}

func BenchmarkPingPongs(b *testing.B) {
	j := long(b, 10_000)
	for b.Loop() {
		metrics.PingPongs(context.Background(), j, metrics.DefaultPingPongLimits)
	}
}
