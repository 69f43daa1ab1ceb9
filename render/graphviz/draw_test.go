package graphviz

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
)

// watched is Graphviz, and what it was asked and answered.
type watched struct {
	calls   int
	picture render.Pinned // of the last call
	lines   [][]scene.Point
	err     error
}

func (w *watched) Draw(picture render.Pinned) ([][]scene.Point, error) {
	w.calls++
	w.picture = picture
	w.lines, w.err = Engine{}.Draw(picture)
	return w.lines, w.err
}

// draw draws a journey by an engine.
func draw(t *testing.T, text string, opt render.Options) []byte {
	t.Helper()
	picture, err := render.SVG(context.Background(), compiled.Text("x.journey", text).Journey, opt)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// pinned is a random picture.
func pinned(t *testing.T, seed uint64, steps int) render.Pinned {
	t.Helper()
	var w watched
	draw(t, gen.Random(seed, steps), render.Options{Engine: &w})
	return w.picture
}

func TestGraphvizDrawsWhatIsPinned(t *testing.T) {
	drawn := 0
	for seed := range uint64(40) {
		var w watched
		draw(t, gen.Random(seed, 1+int(seed)), render.Options{Engine: &w})
		if w.err != nil {
			t.Fatalf("seed %d: %v", seed, w.err)
		}
		for i, l := range w.picture.Lines {
			drawn++
			if !reflect.DeepEqual(w.lines[i], l.Points) {
				t.Errorf("seed %d: line %d is %v, want %v", seed, i, w.lines[i], l.Points)
			}
		}
	}
	if drawn < 300 {
		t.Errorf("only %d lines were drawn", drawn)
	}
}

// An example is the same picture with and without Graphviz, in both directions.
func TestGraphvizChangesNoPicture(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, direction := range render.Directions() {
			var w watched
			with := draw(t, string(text), render.Options{Direction: direction, Engine: &w})
			if w.calls == 0 || w.err != nil {
				t.Errorf("%s, %s: Graphviz was asked %d times, and says: %v", path, direction, w.calls, w.err)
			}
			if without := draw(t, string(text), render.Options{Direction: direction}); string(with) != string(without) {
				t.Errorf("%s, %s: another picture", path, direction)
			}
		}
	}
}

// A call costs more than what is drawn in it.
func TestGraphvizIsAskedOnceForAllBands(t *testing.T) {
	text, err := os.ReadFile("../../examples/clinic-visit.journey")
	if err != nil {
		t.Fatal(err)
	}
	var w watched
	if picture := draw(t, string(text), render.Options{Width: 700, Engine: &w}); !strings.Contains(string(picture), ">continued<") {
		t.Fatal("the picture is not folded")
	}
	if w.calls != 1 {
		t.Errorf("%d calls", w.calls)
	}
}

func TestWhatIsTooLargeIsRefused(t *testing.T) {
	box, line := scene.Box{W: 10, H: 10}, render.Line{To: 1, Points: []scene.Point{{}, {X: 5}}}
	for name, picture := range map[string]render.Pinned{
		"boxes": {Boxes: make([]scene.Box, maxBoxes+1), Lines: []render.Line{line}},
		"lines": {Boxes: []scene.Box{box, box}, Lines: make([]render.Line, maxLines+1)},
		"width": {Boxes: []scene.Box{box, {X: maxLength, W: 1}}, Lines: []render.Line{line}},
		"path":  {Boxes: []scene.Box{box, box}, Lines: []render.Line{{To: 1, Points: []scene.Point{{}, {Y: maxLength + 1}}}}},
	} {
		if _, err := (Engine{}).Draw(picture); !errors.Is(err, errTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFailingEngineIsNotCalledAgain(t *testing.T) {
	g := &guard{}
	for _, bad := range []string{"digraph{", ""} {
		if _, err := g.run([]byte(bad)); err == nil {
			t.Fatalf("%q: no error", bad)
		}
		if _, err := g.run([]byte("digraph{0}")); !errors.Is(err, errDead) {
			t.Fatalf("after %q: %v", bad, err)
		}
		g.dead = nil
	}
}

func TestManyGoroutines(t *testing.T) {
	text := gen.Random(5, 30)
	want := draw(t, text, render.Options{Engine: Engine{}})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if got := draw(t, text, render.Options{Engine: Engine{}}); string(got) != string(want) {
					t.Error("another picture")
				}
			}
		})
	}
	wg.Wait()
}

func TestNothingButNumbersGoesIn(t *testing.T) {
	text := string(dot(pinned(t, 5, 30)))
	for _, known := range []string{"digraph", "graph", "splines", "true", "notranslate", "node", "shape", "box", "fixedsize", "style", "invis", "label", "edge", "dir", "none", "pos", "width", "height", "id"} {
		text = strings.ReplaceAll(text, known, "")
	}
	if rest := strings.Trim(text, "0123456789 .,->[]{};=\"\n"); rest != "" {
		t.Errorf("DOT holds %q", rest[:min(40, len(rest))])
	}
	if strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") {
		t.Error("DOT holds letters")
	}
}

// The module's cache lies in the user's cache directory, and the process gets
// its temporary folder back. The test runs itself with other folders.
func TestTheEnginesCacheIsPrivate(t *testing.T) {
	if os.Getenv("JOURNEY_TEST_CACHE") != "" {
		if got, want := os.TempDir(), os.Getenv("JOURNEY_TEST_CACHE"); got != want {
			t.Fatalf("the temporary folder is %s, want %s", got, want)
		}
		return
	}
	home, temp := t.TempDir(), t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^TestTheEnginesCacheIsPrivate$")
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, "cache"), "LocalAppData="+filepath.Join(home, "cache"),
		"TMPDIR="+temp, "TMP="+temp, "TEMP="+temp, "JOURNEY_TEST_CACHE="+temp)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) > 0 {
		t.Errorf("the shared temporary folder holds %v", left)
	}
	found := false
	filepath.WalkDir(home, func(path string, d os.DirEntry, err error) error {
		found = found || err == nil && !d.IsDir() && strings.Contains(path, "journey")
		return nil
	})
	if !found {
		t.Error("there is no compiled module in the user's cache directory")
	}
}

func BenchmarkDraw(b *testing.B) {
	picture := render.Pinned{
		Boxes: []scene.Box{{W: 100, H: 50}, {X: 200, W: 100, H: 50}},
		Lines: []render.Line{{To: 1, Points: []scene.Point{{X: 100, Y: 25}, {X: 200, Y: 25}}}},
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := (Engine{}).Draw(picture); err != nil {
			b.Fatal(err)
		}
	}
}
