package render_test

import (
	"context"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/subset"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
)

const cast = "customer is a customer\nrep is a rep\n"

// Jumps may lead anywhere and statements may follow them: the picture is
// complete in every width and direction, with each text on its own line.
func TestJumpsLeadAnywhere(t *testing.T) {
	for name, text := range map[string]string{
		"into another branch, with a line after the jump": `
rep decides "All there?"
when yes
  ask: rep calls customer
when no
  go to ask
  rep emails customer
end`,
		"ahead, out of a branch with a line after the jump": `
rep checks file
rep decides "All there?"
when yes
  rep checks stamps
when no, one is missing
  go to last
  rep emails customer
end
last: rep closes file`,
		"back, out of nested decisions": `
ask: customer calls rep
rep calls customer
rep decides "Is the form complete?"
when yes, it is
  rep checks form
  rep decides "Is the form signed?"
  when no, it is not
    go to ask
  end
  go to ask
end`,
		"back, from each branch": `
ask: customer calls rep
rep calls customer
rep decides "Now?"
when not yet
  go to ask
when never
  go to ask
end`,
		"into a loop, out of a failure": `
rep checks file
  on failure "The file is lost"
    go to again
    rep calls customer
  end
repeat until all is there
  rep checks letters
  again: rep checks stamps
end`,
		"into a failure": `
rep checks file
  on failure "The file is lost"
    lost: rep calls customer
  end
rep decides "Still there?"
when no
  go to lost
when nobody knows
  go to lost
end`,
		"to itself": `
both: together
  go to both
and
  rep calls customer
end
ask: rep decides "Now?"
when no
  go to ask
end
again: repeat 3 times
  go to again
end`,
	} {
		t.Run(name, func(t *testing.T) {
			j := compile("jumps.journey", cast+strings.TrimSpace(text)+"\n")
			for _, width := range []render.Width{render.Unfolded, render.Page, 600, 400, 200} {
				for _, direction := range render.Directions() {
					for _, density := range render.Densities() {
						opt := render.Options{Width: width, Direction: direction, Density: density}
						s, err := render.Scene(context.Background(), j, opt)
						if err != nil {
							t.Fatalf("%+v: %v", opt, err)
						}
						checkScene(t, s)
						if got, want := len(s.Labels())+exits(s), onLines(j); got < want || got > want && exits(s) == 0 {
							t.Errorf("%+v: %d texts on lines, want %d", opt, got, want)
						}
						if t.Failed() {
							t.Fatalf("%+v", opt)
						}
					}
				}
			}
		})
	}
}

// onLines counts the flows with a text.
func onLines(j *model.Journey) int {
	n := 0
	for _, e := range j.Edges {
		if e.Text != "" || e.Kind == model.Back {
			n++
		}
	}
	return n
}

// Statements that cannot be read, and nodes that an excerpt leaves out, do not
// keep the rest from being drawn, even with labels after all blocks.
func TestJumpsInWhatIsLeft(t *testing.T) {
	sketch := compile("sketch.journey", "clerk decides :\nwhen it is late\n  clerk files\nwhen done\n  go to last\n  clerk (\nend\nwhen lost\nlast: clerk closes file\n")
	whole := compile("whole.journey", cast+`
phase Ask
rep decides "All there?"
when no
  go to wait
  rep emails customer
when nobody knows
  go to wait
end
phase Check
wait: rep checks letters
rep decides "Signed?"
when no
  go to wait
  customer signs letter
end
`)
	for _, part := range []subset.Options{{Phases: []string{"Ask"}}, {Phases: []string{"Check"}}, {Lanes: []string{"customer"}}, {CollapseAll: true}, {Collapse: []string{"Check"}}} {
		shown, err := subset.Of(whole, part)
		if err != nil {
			t.Fatal(err)
		}
		for _, width := range []render.Width{render.Unfolded, 400} {
			s, err := render.Scene(context.Background(), shown, render.Options{Width: width})
			if err != nil {
				t.Fatalf("%+v: %v", part, err)
			}
			checkScene(t, s)
		}
	}
	s, err := render.Pair(context.Background(), render.State{Source: sketch}, render.State{Source: whole}, render.Options{Width: 500})
	if err != nil {
		t.Fatal(err)
	}
	checkScene(t, s)
}

// exits counts the flows that have their text where they leave a band.
func exits(s scene.Scene) (n int) {
	for _, node := range s.Nodes {
		if strings.Contains(node.Class, "connector") && node.Shape.Form == scene.Rect {
			n++
		}
	}
	return n
}
