package examples_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/theme"
)

//go:generate go test -run TestGallery -update .

const gallery = "../docs/gallery/"

// viewWords say what a view shows.
var viewWords = map[render.View]string{
	"blueprint": "lanes as customer, frontstage, backstage and support, with the lines between them",
}

// docs/gallery.md and its pictures are made from the examples and the themes;
// -update writes them.
func TestGallery(t *testing.T) {
	if testing.Short() {
		t.Skip("draws each example in every theme")
	}
	paths, err := filepath.Glob("*.journey")
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	pictures := map[string]bool{}
	page.WriteString("# Gallery\n\nEvery example with its source; unfold one to see it in every theme and view.\n" +
		"[Themes](themes.md) explains how to choose one, or make your own.\n\n| | |\n| --- | --- |\n")
	for _, name := range theme.Names()[1:] {
		th, _ := theme.ByName(name)
		fmt.Fprintf(&page, "| `--theme %s` | %s |\n", name, th.About())
	}
	for _, view := range render.Views()[1:] {
		fmt.Fprintf(&page, "| `--view %s` | %s |\n", view, viewWords[view])
	}
	for _, path := range paths {
		name := strings.TrimSuffix(path, ".journey")
		result := read(t, path)
		title := result.Journey.Title
		if title == "" {
			title = name
		}
		show := func(look string, opt render.Options) {
			picture := name + "." + look + ".svg"
			pictures[picture] = true
			drawn, err := render.SVG(t.Context(), result, opt)
			if err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, gallery+picture, string(drawn))
			fmt.Fprintf(&page, "\n%s\n\n![%s, %s](gallery/%s)\n", look, title, look, picture)
		}
		fmt.Fprintf(&page, "\n## %s\n\n[%s](../examples/%s)\n\n![%s](../examples/%s.svg)\n", title, path, path, title, name)
		page.WriteString("\n<details><summary>In every theme and view</summary>\n")
		for _, name := range theme.Names()[1:] { // the first one is above
			show(name, render.Options{Theme: name})
		}
		for _, view := range render.Views()[1:] {
			show(string(view), render.Options{View: view})
		}
		page.WriteString("\n</details>\n")
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
func read(t *testing.T, path string) *compiler.Result {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return compiled.Text(path, string(text))
}
