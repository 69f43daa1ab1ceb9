package plain_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/render/internal/plain"
)

func compile(text string) *model.Journey {
	return compiled.Text("test.journey", text).Journey
}

var corpus = golden.Corpus{Dir: "testdata", Input: ".journey", Outputs: []string{".txt", ".ascii.txt"}}

func TestTexts(t *testing.T) {
	corpus.Run(t, func(t *testing.T, path, text string) []string {
		j := compile(text)
		return []string{check(t, j, plain.Options{}), check(t, j, plain.Options{ASCII: true, Width: 60})}
	})
}

// check writes a journey and reports what does not fit on a terminal.
func check(t *testing.T, j *model.Journey, opt plain.Options) string {
	t.Helper()
	text := plain.Write(j, opt)
	width := opt.Width
	if width == 0 {
		width = 80
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if uniseg.StringWidth(line) > width && len(strings.TrimLeft(line, "│├└─ |+-`")) > 16 {
			t.Errorf("%d columns: %s", uniseg.StringWidth(line), line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("a space at the end of %q", line)
		}
	}
	if text != plain.Write(j, opt) {
		t.Error("two runs differ")
	}
	for _, n := range j.Nodes {
		if n.Kind == model.StepNode {
			if word := strings.Fields(n.Action)[0]; !strings.Contains(text, word) {
				t.Errorf("%q is missing", n.Action)
			}
		}
	}
	return text
}

func TestExamplesAndRandomJourneys(t *testing.T) {
	paths, err := filepath.Glob("../../../examples/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		check(t, compile(string(text)), plain.Options{})
	}
	for seed := range uint64(100) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			check(t, compile(gen.Random(seed, 40)), plain.Options{Width: 100, ASCII: seed%2 == 0})
		})
	}
}

// No author's text reaches the terminal as a command.
func TestControlCharacters(t *testing.T) {
	j := compile("journey \"a\x1b[31mb\u202ec\"\ncustomer is a customer\nrep is a rep\nrep calls customer\n  note x\u0007y\n")
	text := plain.Write(j, plain.Options{})
	if strings.ContainsAny(text, "\x1b\u0007\u202e") {
		t.Errorf("%q", text)
	}
	if plain.Write(&model.Journey{}, plain.Options{}) == "" {
		t.Error("an empty journey has no text")
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, steps := range []int{100, 400} {
		j := compile(gen.Journey(1, gen.Options{Steps: steps, Participants: 5, Handoff: 0.5, Decision: 0.2, Parallel: 0.2}))
		b.Run(fmt.Sprint("steps=", steps), func(b *testing.B) {
			for b.Loop() {
				plain.Write(j, plain.Options{})
			}
		})
	}
}
