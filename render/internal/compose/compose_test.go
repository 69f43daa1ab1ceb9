package compose_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/svgtest"
	"github.com/journey-lang/journey/render/internal/compose"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/svg"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// picture composes a journey with straight routes from box to box: the router
// has its own tests.
func picture(j *model.Journey, opt compose.Options) scene.Scene {
	opt.Theme, _ = theme.ByName("")
	d := compose.Measure(context.Background(), j, opt)
	p := layout.Place(d.Input)
	for i, e := range d.Input.Edges {
		p.Routes[i].Points = elbow(p.Nodes[e.From], p.Nodes[e.To])
	}
	return d.Scene(p)
}

func elbow(a, b layout.Rect) []layout.Point {
	ac, bc := a.X+a.W/2, b.X+b.W/2
	switch {
	case ac-bc < 1 && bc-ac < 1 && a.Y < b.Y:
		return []layout.Point{{X: ac, Y: a.Y + a.H}, {X: ac, Y: b.Y}}
	case ac-bc < 1 && bc-ac < 1:
		return []layout.Point{{X: ac, Y: a.Y}, {X: ac, Y: b.Y + b.H}}
	}
	from, to := layout.Point{X: a.X + a.W, Y: a.Y + a.H/2}, layout.Point{X: b.X, Y: b.Y + b.H/2}
	return []layout.Point{from, {X: to.X - 12, Y: from.Y}, {X: to.X - 12, Y: to.Y}, to}
}

// Lanes are in the order of declaration, and only for those who act or are
// otherwise involved in a step; a system that is only acted through has none.
func TestLanes(t *testing.T) {
	s := picture(lostCard(), compose.Options{})
	var got []string
	for _, lane := range s.Lanes {
		got = append(got, lane.ID+" "+lane.Kind)
	}
	want := []string{"p1 customer", "p2 rep", "p4 system", "p5 system", "p6 rep", "p7 third-party"}
	if !slices.Equal(got, want) {
		t.Errorf("lanes %q, want %q", got, want)
	}
}

// A message without a channel shows no envelope.
func TestReceiptsClaimNoChannel(t *testing.T) {
	drawn := func(channels ...*model.Channel) string {
		b := newJourney("", "")
		customer, rep := b.participant("Customer", model.Customer), b.participant("Rep", model.Rep)
		b.then(b.step(rep, "brings bag", customer)).Channels = channels
		b.then(b.step(rep, "leaves"))
		for _, n := range b.j.Nodes {
			b.j.Body = append(b.j.Body, act(n))
		}
		for _, n := range picture(b.j, compose.Options{}).Nodes {
			if n.Class == "receipt" {
				return n.Items[0].(scene.Shape).Data
			}
		}
		return ""
	}
	none, email := drawn(), drawn(channel("email", "Email"))
	if none == "" || email == "" || none == email {
		t.Errorf("without a channel %q, by email %q", none, email)
	}
}

func TestReceipts(t *testing.T) {
	tests := []struct {
		name  string
		build func(b *builder, customer, rep *model.Participant)
		want  []string // message flows
	}{
		{"the receiver acts next", func(b *builder, customer, rep *model.Participant) {
			b.then(b.step(rep, "calls", customer))
			b.then(b.step(customer, "answers"))
		}, nil},
		{"the receiver does not act next", func(b *builder, customer, rep *model.Participant) {
			b.then(b.step(rep, "sends SMS", customer))
			b.then(b.step(rep, "waits"))
		}, []string{"n1 → n1-p1"}},
		{"the receiver decides next", func(b *builder, customer, rep *model.Participant) {
			b.then(b.step(rep, "offers", customer))
			b.then(b.node(model.DecisionNode, customer))
		}, nil},
		{"only a failure leads to the receiver", func(b *builder, customer, rep *model.Participant) {
			step := b.then(b.step(rep, "calls", customer))
			b.edge(step, b.step(customer, "calls back"), model.Failed, 0, "busy", 0)
		}, []string{"n1 → n1-p1"}},
		{"the receiver acts behind a fork", func(b *builder, customer, rep *model.Participant) {
			b.then(b.step(rep, "calls", customer))
			b.then(b.node(model.ForkNode, rep))
			b.then(b.step(customer, "answers"))
		}, nil},
		{"the giver did not act before", func(b *builder, customer, rep *model.Participant) {
			b.then(b.step(rep, "collects form")).Givers = []*model.Participant{customer}
		}, []string{"n1-p1 → n1"}},
		{"the giver acted before", func(b *builder, customer, rep *model.Participant) {
			b.then(b.step(customer, "fills in form"))
			b.then(b.step(rep, "collects form")).Givers = []*model.Participant{customer}
		}, nil},
		{"a partner", func(b *builder, customer, rep *model.Participant) {
			b.then(b.step(rep, "talks")).Partners = []*model.Participant{customer}
		}, []string{"n1 → n1-p1"}},
		{"somebody's premises", func(b *builder, customer, rep *model.Participant) {
			b.then(b.step(rep, "repairs boiler")).Premises = customer
		}, []string{"n1 → n1-p1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newJourney("", "")
			customer, rep := b.participant("Customer", model.Customer), b.participant("Rep", model.Rep)
			b.then(b.node(model.StartNode, rep))
			test.build(b, customer, rep)
			for _, n := range b.j.Nodes {
				b.j.Body = append(b.j.Body, act(n))
			}
			s := picture(b.j, compose.Options{})
			var got []string
			for _, f := range s.Flows {
				if f.Kind == "message" {
					got = append(got, f.From+" → "+f.To)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("messages %q, want %q", got, test.want)
			}
			for _, n := range s.Nodes {
				if n.Class == "receipt" && n.Lane != "p1" {
					t.Errorf("receipt %s stands in lane %s", n.ID, n.Lane)
				}
			}
		})
	}
}

// Every node except receipts is in the structure once.
func TestStructure(t *testing.T) {
	th, _ := theme.ByName("")
	in := compose.Measure(context.Background(), lostCard(), compose.Options{Theme: th}).Input
	seen := make([]int, len(in.Nodes))
	var walk func(items []layout.Item)
	walk = func(items []layout.Item) {
		for _, item := range items {
			for _, n := range []int{item.Node, item.Tail} {
				if n >= 0 {
					seen[n]++
				}
			}
			for i, b := range item.Branches {
				if b.Edge >= 0 && in.Edges[b.Edge].From != item.Node {
					t.Errorf("branch %d of node %d is opened by an edge of node %d", i, item.Node, in.Edges[b.Edge].From)
				}
				walk(b.Body)
			}
		}
	}
	walk(in.Body)
	for i, n := range in.Nodes {
		if receipt := n.Anchor >= 0; receipt && seen[i] != 0 || !receipt && seen[i] != 1 {
			t.Errorf("node %d stands %d times in the structure", i, seen[i])
		}
	}
}

func TestTextsStayInTheirBoxes(t *testing.T) {
	for name, j := range journeys() {
		s := picture(j, compose.Options{Numbers: true})
		for _, placed := range s.Texts() {
			if !placed.In.Contains(placed.Text.Box, 0.6) {
				t.Errorf("%s: %.40q at %v leaves %v", name, placed.Text.Text, placed.Text.Box, placed.In)
			}
		}
	}
}

// journeys returns pictures that are hard to fit, and an ordinary one.
func journeys() map[string]*model.Journey {
	all := map[string]*model.Journey{"lost card": lostCard(), "nothing": {}}
	for name, words := range map[string]string{
		"long word":   strings.Repeat("Donaudampfschifffahrtsgesellschaft", 8),
		"many words":  strings.Repeat("and then some more ", 60),
		"han":         strings.Repeat("客户通过应用程序报告丢失的卡片", 9),
		"emoji":       strings.Repeat("👨‍👩‍👧‍👦🇩🇪", 30),
		"arabic":      strings.Repeat("يرسل موظف الخدمة رسالة ", 12),
		"no text":     "",
		"white space": " \t\n ",
	} {
		j := lostCard()
		everywhere(j, words)
		all[name] = j
	}
	return all
}

// everywhere puts s into every field that an author's words can reach,
// including empty ones.
func everywhere(j *model.Journey, s string) {
	j.Title, j.Goal = s, s
	for _, p := range j.Participants {
		p.Name, p.Label = s, s
	}
	for _, p := range j.Phases {
		p.Title = s
	}
	for _, e := range j.Edges {
		e.Text = s
	}
	for _, n := range j.Nodes {
		n.Label, n.Sentence, n.Action, n.Object, n.Text = s, s, s, s, s
		n.Channels = []*model.Channel{{ID: s, Label: s}}
		n.Places = []*model.Place{{ID: "l1", Label: s}}
		n.Annotations = model.Annotations{
			Pains: remark(s), Ideas: remark(s), Risks: remark(s), Notes: remark(s), Quotes: remark(s), Evidence: remark(s),
			Links: []model.Link{{URL: s, Text: s}, {URL: "https://example.org/?q=" + s}}, Tags: []string{s},
			Takes: duration(s), Waits: duration(s), Costs: []model.Cost{{Min: 12.5, Max: 13, Unit: model.Unit{Name: s, Before: true}}}, Truth: true,
			Feelings: []model.Feeling{{Who: n.Owner, Value: -2, Word: s, Text: s}, {Word: s}},
		}
	}
}

func TestHostileStringsInEveryField(t *testing.T) {
	for _, s := range []string{
		"</text></svg><script>alert(1)</script>", "]]>", "</style>*{fill:red}", `" onload="alert(1)`, "javascript:alert(1)", "a\x00\x01\x1b\x7f\u0085b",
		"\xff\xed\xa0\x80", "\u202eevil\u202c\u2066", "&#0;&amp;", "\ufffe\uffff", "}*{", "'\"`", "%s%n",
	} {
		j := lostCard()
		everywhere(j, s)
		j.Participants[0].Color, j.Participants[1].Color = s, "#ff00ff"
		p := picture(j, compose.Options{})
		pic := svgtest.Read(t, svg.Write(context.Background(), &p))
		for _, text := range slices.Concat(pic.Texts, []string{pic.Style}) {
			if strings.ContainsAny(text, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x1b") {
				t.Errorf("%q shows %q", s, text)
			}
		}
		for _, bad := range []string{"evil", "alert", "red"} {
			if strings.Contains(pic.Style, bad) {
				t.Errorf("%q got into the style sheet", s)
			}
		}
	}
}

func TestWhatCanBeHidden(t *testing.T) {
	shown := func(opt compose.Options) string {
		s := picture(lostCard(), opt)
		var b strings.Builder
		for _, placed := range s.Texts() {
			b.WriteString(placed.Text.Text + "\n")
		}
		for _, g := range groups(s) {
			b.WriteString(g.Title + "\n")
		}
		return b.String()
	}
	tests := []struct {
		opt  compose.Options
		text string
	}{
		{compose.Options{NoChannels: true}, "Channel: phone"},
		{compose.Options{NoSystems: true}, "via Mobile app"},
		{compose.Options{NoTimes: true}, "2m"},
		{compose.Options{NoEmotions: true}, "feels worried"},
		{compose.Options{NoLegend: true}, "jump or repeat"},
	}
	all := shown(compose.Options{})
	for _, test := range tests {
		if !strings.Contains(all, test.text) {
			t.Errorf("%q is not shown", test.text)
		}
		if strings.Contains(shown(test.opt), test.text) {
			t.Errorf("%q is not hidden", test.text)
		}
	}
	if numbered := shown(compose.Options{Numbers: true}); !strings.Contains(numbered, "1 · reports") || strings.Contains(all, "1 · reports") {
		t.Error("steps are not numbered on demand alone")
	}
}

func TestDescription(t *testing.T) {
	s := picture(lostCard(), compose.Options{})
	want := "A service journey of 11 steps and 1 decision in 3 phases, with Card holder, Service rep, Help desk, Card system, Night desk and Courier." +
		" Goal: A working card in the customer's hands within three days. Outcomes: Card in use."
	if s.Desc != want {
		t.Errorf("got  %s\nwant %s", s.Desc, want)
	}
}

// An owner's own colour applies to the lane and everything in it.
func TestOwnColour(t *testing.T) {
	j := lostCard()
	j.Participants[0].Color = "#ff00ff"
	s := picture(j, compose.Options{})
	if role := s.Lanes[0].Band.Fill; role != theme.Swatch("p1").Band() {
		t.Errorf("the band is painted %s", role)
	}
	for _, p := range s.Palette {
		if p.Role == theme.Swatch("p1").Band() && p.Light != "#ffffff" && p.Light[1:3] == "ff" {
			return
		}
	}
	t.Errorf("no colour for the lane in %v", s.Palette)
}

func TestTheJourneyIsNotChanged(t *testing.T) {
	j, same := lostCard(), lostCard()
	picture(j, compose.Options{})
	if !reflect.DeepEqual(j, same) {
		t.Error("composing changed the journey")
	}
}

func BenchmarkCompose(b *testing.B) {
	j := lostCard()
	th, _ := theme.ByName("")
	d := compose.Measure(context.Background(), j, compose.Options{Theme: th})
	p := layout.Place(d.Input)
	for i, e := range d.Input.Edges {
		p.Routes[i].Points = elbow(p.Nodes[e.From], p.Nodes[e.To])
	}
	b.Run("measure", func(b *testing.B) {
		for b.Loop() {
			compose.Measure(context.Background(), j, compose.Options{Theme: th})
		}
	})
	b.Run("paint", func(b *testing.B) {
		for b.Loop() {
			d.Scene(p)
		}
	})
	s := d.Scene(p)
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			svg.Write(context.Background(), &s)
		}
	})
}
