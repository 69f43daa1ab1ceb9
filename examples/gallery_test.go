package examples_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/theme"
)

//go:generate go test -run TestGallery -update .

// shown are the examples that the gallery shows in every theme and view; of
// the others it shows the picture that stands beside them.
var shown = []string{"lost-card", "refund-as-is"}

const gallery = "../docs/gallery/"

// docs/gallery.md and its pictures are made of the examples and the themes;
// -update writes them.
func TestGallery(t *testing.T) {
	paths, err := filepath.Glob("*.journey")
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	pictures := map[string]bool{}
	page.WriteString("# Gallery\n\nEvery example, then two of them in every theme and view. [Themes](themes.md) says what each theme is for.\n\n## Examples\n")
	for _, path := range paths {
		name := strings.TrimSuffix(path, ".journey")
		j := read(t, path)
		title := j.Title
		if title == "" {
			title = name
		}
		fmt.Fprintf(&page, "\n### %s\n\n[%s](../examples/%s)\n\n![%s](../examples/%s.svg)\n", title, path, path, title, name)
	}
	show := func(name, look string, opt render.Options) {
		picture := name + "." + look + ".svg"
		pictures[picture] = true
		j := read(t, name+".journey")
		opt.Exchanges = analysis.Exchanges(j)
		drawn, err := render.SVG(j, opt)
		if err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, gallery+picture, string(drawn))
		fmt.Fprintf(&page, "\n![%s, %s](gallery/%s)\n", j.Title, look, picture)
	}
	page.WriteString("\n## Themes\n")
	for _, name := range theme.Names()[1:] { // the first one is above
		th, _ := theme.ByName(name)
		fmt.Fprintf(&page, "\n### %s\n\n`journey render --theme %s`, or `set theme %s` in the journey: %s.\n", name, name, name, th.About())
		for _, example := range shown {
			show(example, name, render.Options{Theme: name})
		}
	}
	page.WriteString("\n## Views\n")
	for _, view := range model.Views[1:] {
		fmt.Fprintf(&page, "\n### %s\n\n`journey render --view %s`, or `set view %s` in the journey.\n", view, view, view)
		for _, example := range shown {
			show(example, view, render.Options{View: view})
		}
	}
	golden.Compare(t, "../docs/gallery.md", page.String())

	drawn, err := filepath.Glob(gallery + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range drawn {
		if !pictures[filepath.Base(path)] {
			t.Errorf("%s is no picture of the gallery", path)
		}
	}
}

// read compiles an example.
func read(t *testing.T, path string) *model.Journey {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return compiler.Compile(source.New(path, string(text)), compiler.Options{}).Journey
}
