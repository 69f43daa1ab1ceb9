package scene_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

func sample() scene.Scene {
	text := func(t string, x float64) scene.Text {
		return scene.Text{Text: t, Box: scene.Box{X: x, W: 10, H: 10}, Fill: theme.Ink}
	}
	group := func(t string, b scene.Box) scene.Group { return scene.Group{Box: b, Items: []scene.Item{text(t, b.X)}} }
	label := group("yes", scene.Box{X: 30, W: 12, H: 12})
	return scene.Scene{
		Width: 100, Height: 80,
		Paper:  scene.Shape{Form: scene.Rect, Fill: theme.Paper},
		Header: []scene.Item{text("title", 0)},
		Lanes:  []scene.Lane{{ID: "p1", Band: scene.Shape{Box: scene.Box{W: 100, H: 40}, Fill: "a"}, Items: []scene.Item{text("lane", 1)}}},
		Phases: []scene.Phase{{ID: "ph1", Box: scene.Box{W: 50, H: 80}, Items: []scene.Item{text("phase", 2)}}},
		Flows:  []scene.Flow{{From: "n0", To: "n1", Label: &label}, {From: "n1", To: "n2"}},
		Nodes: []scene.Node{{
			ID: "n1", Shape: scene.Shape{Box: scene.Box{X: 5, W: 40, H: 30}, Stroke: "b"},
			Items: []scene.Item{text("<step> & more", 6), group("chip", scene.Box{X: 7, W: 20, H: 18})},
		}},
		Legend: []scene.Item{text("legend", 3)},
	}
}

func TestQueries(t *testing.T) {
	s := sample()
	if lane, ok := s.Lane("p1"); !ok || lane.Band.Box.H != 40 {
		t.Errorf("Lane(p1) = %v, %v", lane, ok)
	}
	if _, ok := s.Lane("p2"); ok {
		t.Error("there is a lane p2")
	}
	if b := s.NodeBoxes()["n1"]; b.W != 40 {
		t.Errorf("n1 stands at %v", b)
	}
	if labels := s.Labels(); len(labels) != 1 || labels[0].W != 12 {
		t.Errorf("labels %v", labels)
	}
	want := map[string]float64{ // text, and the width of its box
		"title": 100, "lane": 100, "phase": 50, "yes": 12, "<step> & more": 40, "chip": 20, "legend": 100,
	}
	for _, placed := range s.Texts() {
		if want[placed.Text.Text] != placed.In.W {
			t.Errorf("%q belongs to %v", placed.Text.Text, placed.In)
		}
		delete(want, placed.Text.Text)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
	var roles []theme.Role
	s.Roles(func(r theme.Role) {
		if r != theme.None && !slices.Contains(roles, r) {
			roles = append(roles, r)
		}
	})
	if !slices.Equal(roles, []theme.Role{theme.Paper, theme.Ink, "a", "b"}) {
		t.Errorf("roles %v", roles)
	}
}

func TestBox(t *testing.T) {
	b := scene.Box{X: 10, Y: 10, W: 20, H: 20}
	for _, test := range []struct {
		name               string
		o                  scene.Box
		contains, overlaps bool
	}{
		{"itself", b, true, true},
		{"inside", scene.Box{X: 12, Y: 12, W: 2, H: 2}, true, true},
		{"across the border", scene.Box{X: 25, Y: 12, W: 20, H: 2}, false, true},
		{"next to it", scene.Box{X: 30, Y: 10, W: 5, H: 5}, false, false},
		{"far away", scene.Box{X: 100, Y: 100, W: 5, H: 5}, false, false},
		{"a line through it", scene.Box{X: 0, Y: 20, W: 50, H: 0}, false, true},
	} {
		if got := b.Contains(test.o, 0); got != test.contains {
			t.Errorf("%s: Contains is %v", test.name, got)
		}
		if got := b.Overlaps(test.o, 0); got != test.overlaps {
			t.Errorf("%s: Overlaps is %v", test.name, got)
		}
	}
}

func TestJSON(t *testing.T) {
	s := sample()
	a, err := s.JSON()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := s.JSON()
	if string(a) != string(b) {
		t.Error("two runs differ")
	}
	if !strings.Contains(string(a), `"text": "<step> & more"`) || !strings.HasSuffix(string(a), "}\n") {
		t.Errorf("got %s", a)
	}
}
