package render_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// written is a journey with a text in every position where a picture has one.
const written = `journey "Replace a lost card"
goal A working card within three days
customer is a customer "Card holder"
rep is a rep "Service representatives"
app is a system "Mobile app" used by customer
phase Report
  pain Hard to find
  feels worried
customer reports lost card to rep via app
  takes 2m
  feels worried
  pain The form is long
  quote Where is it?
rep decides "Identity confirmed?"
when yes (90%)
  rep sends card to customer by letter
    feels relieved
when no
  rep calls customer by phone
end
succeed Card in use
`

// texts returns all texts of a scene, with their classes.
func texts(s *scene.Scene) []scene.Text {
	var all []scene.Text
	grounded(s, func(text scene.Text, _ theme.Role) { all = append(all, text) })
	return all
}

func pictureOf(t *testing.T, text string, opt render.Options) scene.Scene {
	t.Helper()
	s, err := render.Scene(context.Background(), compile("written.journey", text), opt)
	if err != nil {
		t.Fatal(err)
	}
	checkScene(t, s)
	return s
}

// A theme with larger text enlarges every text, wherever it is.
func TestTextsAreAsLargeAsTheThemeSays(t *testing.T) {
	for _, opt := range []render.Options{{}, {View: "blueprint"}, {Direction: "down"}, {Width: 400}} {
		opt.Show = []string{"workload", "notes"}
		plain := map[float64]bool{}
		s := pictureOf(t, written, opt)
		for _, text := range texts(&s) {
			plain[scene.Round(text.Size*1.2)] = true
		}
		opt.Theme = "minimal"
		s = pictureOf(t, written, opt)
		for _, text := range texts(&s) {
			if !plain[text.Size] {
				t.Errorf("%+v: %q has the size %v, which is not 1.2 times a usual one", opt, text.Text, text.Size)
			}
		}
	}
}

// Every entry of the list has its number in the picture, including notes on a
// phase, in both directions of the flow.
func TestListedNotesAreMarked(t *testing.T) {
	for _, direction := range render.Directions() {
		s := pictureOf(t, written, render.Options{Direction: direction})
		marked := map[string]bool{}
		var walk func(items []scene.Item)
		walk = func(items []scene.Item) {
			for _, item := range items {
				g, ok := item.(scene.Group)
				if !ok {
					continue
				}
				for _, inner := range g.Items {
					if text, ok := inner.(scene.Text); ok && g.Class == "mark" {
						marked[text.Text] = true
					}
				}
				walk(g.Items)
			}
		}
		for _, p := range s.Phases {
			walk(p.Items)
		}
		for _, n := range s.Nodes {
			walk(n.Items)
		}
		if !marked["1"] || !marked["2"] || len(marked) != 2 {
			t.Errorf("%s: %v are marked, want 1 and 2", direction, marked)
		}
	}
}

// Names of lanes are broken between words, as far as there is room for a word.
func TestLaneNamesKeepTheirWords(t *testing.T) {
	s := pictureOf(t, written, render.Options{})
	var names []string
	for _, text := range texts(&s) {
		if text.Class == "lane-label" {
			names = append(names, text.Text)
		}
	}
	if got := strings.Join(names, "|"); got != "Card holder|Service|representatives" {
		t.Errorf("lanes are named %q", got)
	}
}

// The name of a phase is complete if there is room for it.
func TestNamesOfPhasesFillTheirRoom(t *testing.T) {
	name := "Preparation of the application including all the receipts and the approval of the trip"
	s := pictureOf(t, strings.Replace(written, "phase Report", "phase "+name, 1), render.Options{Direction: "down"})
	var lines []string
	for _, text := range texts(&s) {
		if text.Class == "phase-label" {
			lines = append(lines, text.Text)
		}
	}
	if got := strings.Join(lines, " "); got != name {
		t.Errorf("the phase is called %q", got)
	}
}

// A phase that continues in another band says so there, and only there.
func TestPhasesGoOn(t *testing.T) {
	count := func(width render.Width) (headers, again int) {
		s := pictureOf(t, written, render.Options{Width: width})
		for _, text := range texts(&s) {
			switch text.Class {
			case "phase-label":
				headers++
			case "phase-again":
				again++
			}
		}
		return headers, again
	}
	if headers, again := count(render.Unfolded); headers != 1 || again != 0 {
		t.Errorf("unfolded: %d headers, %d go on", headers, again)
	}
	if headers, again := count(600); headers < 2 || again != headers-1 {
		t.Errorf("folded: %d headers, %d go on", headers, again)
	}
}

// The page around a picture has no rule for a class of the picture, except for
// what it adds to boxes itself.
func TestThePageLeavesThePictureAlone(t *testing.T) {
	j := compile("written.journey", written)
	page, err := render.HTML(context.Background(), j, render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sheet, rest, _ := strings.Cut(string(page), "</style>")
	picture, _, _ := strings.Cut(rest, "</svg>")
	classes := map[string]bool{}
	for _, found := range regexp.MustCompile(` class="([^"]*)"`).FindAllStringSubmatch(picture[strings.Index(picture, "<svg"):], -1) {
		for _, class := range strings.Fields(found[1]) {
			classes[class] = true
		}
	}
	if !classes["where"] || !classes["label"] {
		t.Fatalf("the picture has the classes %v", classes)
	}
	for _, rule := range regexp.MustCompile(`(?m)(?:^|[,}])\.([a-z-]+)(?:[,{:]|$)`).FindAllStringSubmatch(sheet, -1) {
		if classes[rule[1]] {
			t.Errorf("the page has a rule for .%s, which is a class of the picture", rule[1])
		}
	}
}
