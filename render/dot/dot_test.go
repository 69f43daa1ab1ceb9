package dot

import (
	"testing"

	"github.com/journey-lang/journey/render/scene"
)

func TestWrite(t *testing.T) {
	s := &scene.Scene{
		Width: 200, Height: 100,
		Title:   `The "easy" \N return`,
		Palette: []scene.Paint{{Role: "ink", Light: "#112233"}},
		Lanes:   []scene.Lane{{ID: "p1", Title: "Rep", Band: scene.Shape{Form: scene.Rect, Box: scene.Box{W: 200, H: 72}}, Items: []scene.Item{scene.Text{Text: "Rep"}}}},
		Nodes: []scene.Node{{
			ID: "n1", Title: "Rep calls",
			Shape: scene.Shape{Form: scene.Rect, Box: scene.Box{X: 10, Y: 20, W: 36, H: 18}, Stroke: "ink"},
			Items: []scene.Item{
				scene.Text{Class: "label", Text: "calls\x00"},
				scene.Text{Class: "label", Text: "twice"},
				scene.Group{Class: "badge", Items: []scene.Item{scene.Text{Text: "2 m"}}},
			},
		}},
		Flows: []scene.Flow{{From: "n1", To: "n1", Kind: "jump", Points: []scene.Point{{X: 1, Y: 2}, {X: 3, Y: 2}}}},
	}
	want := `digraph journey {
  graph [label="The \"easy\" \\N return" labelloc=t notranslate=true outputorder=nodesfirst];
  node [shape=box fixedsize=true fontname="Liberation Sans" fontsize=10 style=filled];
  edge [fontname="Liberation Sans" fontsize=9];
  "lane-p1" [label="Rep" tooltip="Rep" pos="100,64" width=2.7778 height=1];
  "n1" [label="calls \ntwice" tooltip="Rep calls" pos="28,71" width=0.5 height=0.25 color="#112233"];
  "n1" -> "n1" [class="jump" pos="1,98 1,98 3,98 3,98"];
}
`
	if got := string(Write(s)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
