package compose_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/compose"
	"github.com/journey-lang/journey/render/scene"
)

// groups returns all groups of a scene, in painting order.
func groups(s scene.Scene) []scene.Group {
	var all []scene.Group
	var walk func(items []scene.Item)
	walk = func(items []scene.Item) {
		for _, item := range items {
			if g, ok := item.(scene.Group); ok {
				all = append(all, g)
				walk(g.Items)
			}
		}
	}
	for _, l := range s.Lanes {
		walk(l.Items)
	}
	for _, p := range s.Phases {
		walk(p.Items)
	}
	walk(s.Strips)
	for _, n := range s.Nodes {
		walk(n.Items)
	}
	walk(s.Notes)
	return all
}

// ofClass returns the groups whose class begins with a word.
func ofClass(s scene.Scene, class string) []scene.Group {
	var all []scene.Group
	for _, g := range groups(s) {
		if strings.Fields(g.Class)[0] == class {
			all = append(all, g)
		}
	}
	return all
}

// words returns the texts in some items.
func words(items []scene.Item) string {
	var all []string
	for _, item := range items {
		switch item := item.(type) {
		case scene.Text:
			all = append(all, item.Text)
		case scene.Group:
			all = append(all, words(item.Items))
		}
	}
	return strings.Join(all, " ")
}

func TestTheLowestMoodIsMarked(t *testing.T) {
	s := picture(lostCard(), compose.Options{})
	moods := ofClass(s, "mood")
	if len(moods) != 2 {
		t.Fatalf("%d faces, want 2", len(moods))
	}
	for _, g := range moods {
		low := strings.Contains(g.Class, "lowest")
		if bad := strings.Contains(g.Title, "worried"); low != bad || bad && !strings.Contains(g.Title, "What if someone uses it?") {
			t.Errorf("%q has class %q", g.Title, g.Class)
		}
	}
}

// A picture without emotions has no strip, and rare emotions are points of the
// curve too.
func TestMoods(t *testing.T) {
	j := lostCard()
	for _, n := range j.Nodes {
		n.Feelings = nil
	}
	if s := picture(j, compose.Options{}); len(s.Strips) != 0 {
		t.Errorf("%d strips without a mood", len(s.Strips))
	}
	before := len(ofClass(picture(lostCard(), compose.Options{}), "mood"))
	j = lostCard()
	for _, n := range j.Nodes {
		if n.Action == "sends pre-written SMS" {
			n.Feelings = []model.Feeling{{Who: j.Participants[0], Value: -2, Word: "angry"}, {Who: j.Participants[0], Value: -2, Word: "tired"}}
		}
	}
	if got := len(ofClass(picture(j, compose.Options{}), "mood")); got != before+2 {
		t.Errorf("%d faces, want %d", got, before+2)
	}
}

// The marks in the picture have the numbers of the list.
func TestNotes(t *testing.T) {
	s := picture(lostCard(), compose.Options{})
	want := []string{"1 The customer has given it twice already Service rep · asks the customer for ID number", "2 Moment of truth Card holder · activates card"}
	var got []string
	for _, g := range ofClass(s, "note") {
		got = append(got, words(g.Items))
	}
	if !slices.Equal(got, want) {
		t.Errorf("listed %q, want %q", got, want)
	}
	var marks []string
	for _, n := range s.Nodes {
		for _, item := range n.Items {
			if g, ok := item.(scene.Group); ok && g.Class == "mark" && words(g.Items) != "" {
				marks = append(marks, words(g.Items)+" "+g.Title)
			}
		}
	}
	if want := []string{"1 Pain point: The customer has given it twice already", "2 Moment of truth"}; !slices.Equal(marks, want) {
		t.Errorf("marked %q, want %q", marks, want)
	}
}

// Where there is too much to list, the list appears only on request.
func TestManyNotes(t *testing.T) {
	j := lostCard()
	for i := range compose.MostNotes {
		j.Nodes[1].Pains = append(j.Nodes[1].Pains, model.Remark{Text: "pain " + strconv.Itoa(i)})
	}
	for _, test := range []struct {
		notes compose.Switch
		want  int
	}{{compose.Auto, 0}, {compose.On, compose.MostNotes + 2}, {compose.Off, 0}} {
		if got := len(ofClass(picture(j, compose.Options{Notes: test.notes}), "note")); got != test.want {
			t.Errorf("switch %d: %d notes are listed, want %d", test.notes, got, test.want)
		}
	}
}

// Right-to-left lines of a note stay next to the others.
func TestNotesStayTogether(t *testing.T) {
	j := lostCard()
	j.Nodes[1].Pains = append(j.Nodes[1].Pains, model.Remark{Text: "לקוח ממתין זמן רב"})
	for _, g := range ofClass(picture(j, compose.Options{}), "note") {
		left, right := math.Inf(1), 0.0
		for _, item := range g.Items {
			if t, ok := item.(scene.Text); ok && t.Class != "number" {
				left, right = min(left, t.Box.X), max(right, t.Box.Right())
			}
		}
		for _, item := range g.Items {
			if line, ok := item.(scene.Text); ok && line.Class != "number" && line.Box.X > left && line.Box.Right() < right {
				t.Errorf("%q stands apart, from %v to %v of %v to %v", line.Text, line.Box.X, line.Box.Right(), left, right)
			}
		}
		if left > g.Box.X+60 {
			t.Errorf("a note begins at %v, its mark at %v", left, g.Box.X)
		}
	}
}

// A header of one line is no higher because another has two.
func TestHeadersHaveTheirOwnHeight(t *testing.T) {
	j := lostCard()
	j.Phases[0].Title = strings.Repeat("Before anything at all has happened to anybody ", 4)
	s := picture(j, compose.Options{})
	heights := map[string]float64{}
	for _, p := range s.Phases {
		for _, item := range p.Items {
			if shape, ok := item.(scene.Shape); ok && shape.Class == "header" {
				heights[p.ID] = shape.Box.H
			}
		}
	}
	if len(heights) < 2 || heights[s.Phases[0].ID] <= heights[s.Phases[1].ID] {
		t.Errorf("headers have the heights %v", heights)
	}
}

// A rep has a lane for each side of the line of visibility.
func TestBlueprint(t *testing.T) {
	s := picture(lostCard(), compose.Options{Blueprint: true})
	var got []string
	for _, l := range s.Lanes {
		for _, item := range l.Items {
			if text, ok := item.(scene.Text); ok && text.Class == "stage-label" {
				got = append(got, text.Text)
			}
		}
		got = append(got, l.ID)
	}
	want := []string{
		"p1", "Line of interaction", "p2", "p5", "p7", "Line of visibility", "p2-backstage", "p6", "Line of internal interaction", "p4",
	}
	if !slices.Equal(got, want) {
		t.Errorf("lanes %q, want %q", got, want)
	}
	lanes := map[string]bool{}
	for _, l := range s.Lanes {
		lanes[l.ID] = true
	}
	for _, n := range s.Nodes {
		if !lanes[n.Lane] {
			t.Errorf("%s stands in no lane: %s", n.ID, n.Lane)
		}
	}
}

// A journey begins on the stage of its first step.
func TestBlueprintsBeginWhereTheFirstStepIs(t *testing.T) {
	b := newJourney("", "")
	customer, rep := b.participant("Customer", model.Customer), b.participant("Rep", model.Rep)
	start := b.then(b.node(model.StartNode, rep))
	plans := b.then(b.step(rep, "plans the opening"))
	b.then(b.step(rep, "invites", customer))
	for _, n := range b.j.Nodes {
		b.j.Body = append(b.j.Body, act(n))
	}
	lanes := map[string]string{}
	for _, n := range picture(b.j, compose.Options{Blueprint: true}).Nodes {
		lanes[n.ID] = n.Lane
	}
	if lanes[start.ID] != "p2-backstage" || lanes[plans.ID] != "p2-backstage" {
		t.Errorf("it begins in %q, the first step is in %q", lanes[start.ID], lanes[plans.ID])
	}
}

// Gates and ends are on the stage on which their owner was last.
func TestGatesOfBlueprintsAreWhereTheirOwnerWas(t *testing.T) {
	b := newJourney("", "")
	customer, rep := b.participant("Customer", model.Customer), b.participant("Rep", model.Rep)
	want := map[string]string{}
	gate := func(kind model.NodeKind, lane string) {
		want[b.then(b.node(kind, rep)).ID] = lane
	}
	gate(model.StartNode, "p2-backstage")
	b.then(b.step(rep, "plans the opening"))
	gate(model.ForkNode, "p2-backstage")
	b.then(b.step(rep, "invites", customer))
	gate(model.JoinNode, "p2")
	b.then(b.step(rep, "counts the guests"))
	b.then(b.step(customer, "comes"))
	gate(model.EndNode, "p2-backstage")
	for _, n := range b.j.Nodes {
		b.j.Body = append(b.j.Body, act(n))
	}
	for _, n := range picture(b.j, compose.Options{Blueprint: true}).Nodes {
		if lane, ok := want[n.ID]; ok && n.Lane != lane {
			t.Errorf("%s is in %q, want %q", n.ID, n.Lane, lane)
		}
	}
}

func TestWorkload(t *testing.T) {
	if n := len(ofClass(picture(lostCard(), compose.Options{}), "workload")); n != 0 {
		t.Errorf("%d lanes tell their workload unasked", n)
	}
	loads := ofClass(picture(lostCard(), compose.Options{Workload: true}), "workload")
	if len(loads) != 6 {
		t.Fatalf("%d lanes tell their workload, want 6", len(loads))
	}
	if want := "Service rep: 6 of 12 steps (50%)"; loads[1].Title != want {
		t.Errorf("got %q, want %q", loads[1].Title, want)
	}
}

func TestPingPong(t *testing.T) {
	j := lostCard()
	x := model.PingPong{A: j.Participants[1], B: j.Participants[0], Nodes: []*model.Node{j.Nodes[1], j.Nodes[5], j.Nodes[6]}, Turns: 4}
	opt := compose.Options{PingPongs: []model.PingPong{x}}
	brackets := ofClass(picture(j, opt), "pingpong")
	if len(brackets) != 1 || words(brackets[0].Items) != "ping-pong × 4" {
		t.Fatalf("brackets %v", brackets)
	}
	opt.NoPingPong = true
	if n := len(ofClass(picture(j, opt), "pingpong")); n != 0 {
		t.Errorf("%d brackets are not hidden", n)
	}
}
