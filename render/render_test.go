package render_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/scenetest"
	"github.com/journey-lang/journey/internal/svgtest"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

func compile(name, text string) *model.Journey {
	return compiled.Text(name, text).Journey
}

var corpus = golden.Corpus{Dir: "testdata", Input: ".journey", Outputs: []string{".json", ".svg"}}

// The values of `set view` are the views that can be drawn.
func TestViews(t *testing.T) {
	var views []string
	for _, v := range render.Views() {
		views = append(views, string(v))
	}
	if !slices.Equal(views, model.Views) {
		t.Errorf("there are %v, and a journey can say %v", views, model.Views)
	}
}

func TestPictures(t *testing.T) {
	corpus.Run(t, func(t *testing.T, path, text string) []string {
		j := compile(path, text)
		s, err := render.Scene(context.Background(), j, render.Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkScene(t, s)
		data, err := s.JSON()
		if err != nil {
			t.Fatal(err)
		}
		picture, err := render.SVG(context.Background(), j, render.Options{})
		if err != nil {
			t.Fatal(err)
		}
		svgtest.Read(t, picture)
		return []string{string(data), string(picture)}
	})
}

// Generated journeys keep the invariants of a picture, in every direction,
// density and width.
func TestRandomJourneys(t *testing.T) {
	for seed := range trials.Count[uint64](60) {
		opt := render.Options{
			Direction: render.Directions()[seed%2],
			Density:   []render.Density{render.Compact, render.Compact, render.Timeline}[seed/2%3],
			Width:     []render.Width{render.Page, render.Unfolded, 700}[seed/6%3],
		}
		t.Run(fmt.Sprintf("%d,%s,%s,%d", seed, opt.Direction, opt.Density, opt.Width), func(t *testing.T) {
			text := gen.Random(seed, 3+int(seed)/2)
			if seed%4 > 1 {
				text = gen.Tangled(seed, 3+int(seed)/4)
			}
			s, err := render.Scene(context.Background(), compile("random.journey", text), opt)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			checkScene(t, s)
			if t.Failed() {
				t.Log(text)
			}
		})
	}
}

// checkScene reports every defect of a picture.
func checkScene(t *testing.T, s scene.Scene) {
	t.Helper()
	for _, f := range scenetest.Faults(&s) {
		t.Error(f)
	}
}

// Every theme that `set theme` accepts can be drawn.
func TestThemesOfTheLanguage(t *testing.T) {
	if names := theme.Names(); !slices.Equal(names, model.Themes) {
		t.Errorf("journeys may name %v, and %v can be drawn", model.Themes, names)
	}
}

func TestOptions(t *testing.T) {
	const text = "set theme mono\nset density timeline\nset hide legend, times\nset show numbers\n" +
		"journey \"J\"\nc is a customer\nr is a rep\nr calls c\n  takes 5m\nc answers question\n"
	j := compile("options.journey", text)
	draw := func(opt render.Options) string {
		out, err := render.SVG(context.Background(), j, opt)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	own := draw(render.Options{})
	for part, want := range map[string]bool{">then<": false, ">5m<": false, "1 · calls": true} {
		if strings.Contains(own, part) != want {
			t.Errorf("as the journey sets it, %q is there: %v", part, !want)
		}
	}
	flags := draw(render.Options{Theme: "default", Density: "compact", Show: []string{"legend", "Times"}, Hide: []string{"numbers"}})
	for part, want := range map[string]bool{">then<": true, ">5m<": true, "1 · calls": false} {
		if strings.Contains(flags, part) != want {
			t.Errorf("as the options say, %q is there: %v", part, !want)
		}
	}
	if own == draw(render.Options{Theme: "default"}) {
		t.Error("the theme makes no difference")
	}
	for _, opt := range []render.Options{{Theme: "neon"}, {Density: "loose"}, {Show: []string{"ponies"}}, {Hide: []string{""}}} {
		if _, err := render.SVG(context.Background(), j, opt); err == nil || !strings.HasPrefix(err.Error(), "unknown ") {
			t.Errorf("%+v: %v", opt, err)
		}
	}
}

// Missing is called for scripts without a font, and for nothing else; nobody has
// to set it.
func TestMissingFontsAreReported(t *testing.T) {
	for text, want := range map[string][][]render.Missing{"\U00012000": {{{Script: "Cuneiform", Sample: '\U00012000'}}}, "x": nil} {
		j := compile("fonts.journey", "c is a customer\nr is a rep\nr calls c\nsucceed \"Seen "+text+"\"\n")
		for name, draw := range map[string]func(context.Context, render.Source, render.Options) ([]byte, error){"PNG": render.PNG, "PDF": render.PDF} {
			var got [][]render.Missing
			opt := render.Options{Missing: func(all []render.Missing) { got = append(got, all) }}
			if _, err := draw(t.Context(), j, opt); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s of %q: missing are %v, want %v, error %v", name, text, got, want, err)
			}
			if _, err := draw(t.Context(), j, render.Options{}); err != nil {
				t.Errorf("%s of %q, without Missing: %v", name, text, err)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	data, err := render.JSON(context.Background(), compile("j.journey", "rep sends SMS to customer via helpdesk\n"), render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Width float64
		Nodes []struct{ ID, Lane string }
	}
	if err := json.Unmarshal(data, &back); err != nil || back.Width == 0 || len(back.Nodes) == 0 {
		t.Errorf("%v, %+v", err, back)
	}
}

// Equal journeys give equal pictures, however many are drawn at once.
func TestDeterminism(t *testing.T) {
	texts := []string{gen.Random(7, 12), gen.Random(8, 12), "rep sends SMS to customer via helpdesk\n"}
	want := make([][]byte, len(texts))
	for i, text := range texts {
		want[i], _ = render.SVG(context.Background(), compile("a.journey", text), render.Options{})
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for i := range 12 {
				at := i % len(texts)
				got, err := render.SVG(context.Background(), compile("a.journey", texts[at]), render.Options{})
				if err != nil || !bytes.Equal(got, want[at]) {
					t.Errorf("journey %d differs, or fails: %v", at, err)
					return
				}
			}
		})
	}
	wait.Wait()
}

// FuzzSVG draws journeys with errors as far as they can be read; nothing may
// panic.
func FuzzSVG(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(gen.Random(seed, 10))
		f.Add(gen.Mess(seed, gen.Random(seed, 6)))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		out, err := render.SVG(context.Background(), compile("fuzz.journey", text), render.Options{})
		if err == nil {
			svgtest.Read(t, out)
		}
	})
}

func BenchmarkSVG(b *testing.B) {
	for _, steps := range []int{12, 200} {
		j := compile("bench.journey", gen.Journey(1, gen.Options{Steps: steps}))
		b.Run(fmt.Sprintf("steps=%d", steps), func(b *testing.B) {
			for b.Loop() {
				if _, err := render.SVG(context.Background(), j, render.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
