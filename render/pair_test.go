package render_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/svgtest"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/theme"
)

// marked returns a state with every kind of mark in turn, on nodes of every
// kind.
func marked(j *model.Journey) render.State {
	s := render.State{Source: j, Note: "handoffs 12 · waiting 14 days"}
	for i, n := range j.Nodes {
		if i%5 < 4 {
			s.Marks = append(s.Marks, model.Mark{Node: n, Fate: model.Fate(i % 4), Word: []string{"new", "removed", "wording, counterpart +12", "moved"}[i%4], Title: "What has changed"})
		}
	}
	return s
}

// Pairs keep the invariants of a picture, and their ids are unique.
func TestPairs(t *testing.T) {
	for seed := range trials.Count[uint64](20) {
		opt := render.Options{
			Direction: []render.Direction{render.Right, render.Right, render.Down}[seed%3],
			Width:     []render.Width{render.Unfolded, render.Page, 700}[seed/3%3],
			Theme:     theme.Names()[int(seed)%len(theme.Names())],
		}
		text := gen.Random(seed, 3+int(seed))
		other := gen.Random(seed+1, 3+int(seed))
		before, after := marked(compile("before.journey", text)), marked(compile("after.journey", other))
		s, err := render.Pair(context.Background(), before, after, opt)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		checkScene(t, s)
		if t.Failed() {
			t.Fatalf("seed %d, %+v\n%s\n\n%s", seed, opt, text, other)
		}
		picture, err := render.PairSVG(context.Background(), before, after, opt)
		if err != nil {
			t.Fatal(err)
		}
		steps := svgtest.Read(t, picture).Steps
		slices.Sort(steps)
		if once := slices.Compact(slices.Clone(steps)); len(once) != len(steps) {
			t.Errorf("seed %d: an id stands twice", seed)
		}
		again, err := render.PairSVG(context.Background(), before, after, opt)
		if err != nil || !bytes.Equal(picture, again) {
			t.Errorf("seed %d: another picture of the same", seed)
		}
	}
}

// Participants of different journeys may have the same id and different
// colours.
func TestPairColors(t *testing.T) {
	const flow = "customer is a customer\nrep calls customer by phone\n"
	before := compile("before.journey", "rep is a rep color \"#aa0000\"\n"+flow)
	after := compile("after.journey", "rep is a rep color \"#0000aa\"\n"+flow)
	s, err := render.Pair(context.Background(), render.State{Source: before}, render.State{Source: after}, render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	paints := map[theme.Role]string{}
	for _, p := range s.Palette {
		if _, twice := paints[p.Role]; twice {
			t.Errorf("the role %s is in the palette twice", p.Role)
		}
		paints[p.Role] = p.Light
	}
	var fills []string
	for _, n := range s.Nodes {
		if n.Class == "step" {
			fills = append(fills, paints[n.Shape.Fill])
		}
	}
	if len(fills) != 2 || fills[0] == fills[1] || fills[0] == "" || fills[1] == "" {
		t.Errorf("the steps are painted in %q", fills)
	}
}

// A mark or a note is text, whatever it contains.
func TestPairIsHarmless(t *testing.T) {
	const bad = `"]]></title></style><script>alert(1)</script>&#x0;` + "\x00\x1b[31m\u202e"
	s := marked(compile("one.journey", "customer is a customer\nrep is a rep\nrep calls customer by phone\nrep decides \"x\"\nsucceed\n"))
	s.Note = bad
	for i := range s.Marks {
		s.Marks[i].Word, s.Marks[i].Title = bad, bad
	}
	picture, err := render.PairSVG(context.Background(), s, s, render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	svgtest.Read(t, picture)
}

// An empty version leaves the other one unchanged.
func TestPairWithNothing(t *testing.T) {
	j := compile("one.journey", "customer is a customer\nrep is a rep\nrep calls customer by phone\n")
	for _, states := range [][2]render.State{{{Source: compile("none.journey", "")}, marked(j)}, {marked(j), {Source: compile("none.journey", "")}}} {
		s, err := render.Pair(context.Background(), states[0], states[1], render.Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkScene(t, s)
	}
}
