package graphviz

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/journey-lang/journey/internal/layouttest"
	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/route"
)

func picture(seed uint64, steps int) (layout.Input, layout.Placement) {
	in := layouttest.Random(seed, steps)
	if seed%3 == 0 {
		in.MaxWidth = 900
	}
	return in, layout.Place(in)
}

func find(bands []route.Problem) [][][]layout.Point {
	ways := make([][][]layout.Point, len(bands))
	for b, pr := range bands {
		ways[b], _ = route.Find(pr)
	}
	return ways
}

func TestGraphvizDrawsWhatIsPinned(t *testing.T) {
	for seed := range uint64(40) {
		in, p := picture(seed, 1+int(seed))
		bands := route.New(in, &p)
		if !admitted(bands) {
			continue
		}
		if _, err := draw(module.run, bands, find(bands)); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

// Whatever the engine does, the picture is the same.
func TestThePictureDoesNotDependOnTheEngine(t *testing.T) {
	in, want := picture(7, 20)
	if err := routeWith(module.run, in, &want); err != nil {
		t.Fatal(err)
	}
	for name, engine := range map[string]run{
		"fails":           func([]byte) ([]byte, error) { return nil, errors.New("out of memory") },
		"answers nothing": func([]byte) ([]byte, error) { return nil, nil },
		"answers rubbish": func([]byte) ([]byte, error) { return []byte("\x00\x01 no SVG"), nil },
		"answers 8 by 8":  func([]byte) ([]byte, error) { return []byte(`<svg width="8pt" height="8pt"/>`), nil },
		"draws others":    func([]byte) ([]byte, error) { return []byte(`<svg><g id="999" class="edge"/></svg>`), nil },
		"draws elsewhere": func(d []byte) ([]byte, error) {
			out, err := module.run(d)
			return []byte(strings.ReplaceAll(string(out), "1", "2")), err
		},
	} {
		_, got := picture(7, 20)
		if err := routeWith(engine, in, &got); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: another picture", name)
		}
	}
}

// A call costs more than what is drawn in it.
func TestTheEngineIsAskedOnceForAllBands(t *testing.T) {
	in := layouttest.Random(7, 40)
	in.MaxWidth = 900
	p := layout.Place(in)
	if len(p.Bands) < 2 {
		t.Fatal("the picture is not folded")
	}
	calls := 0
	err := routeWith(func(dot []byte) ([]byte, error) {
		calls++
		return module.run(dot)
	}, in, &p)
	if err != nil || calls != 1 {
		t.Errorf("%d calls, error %v", calls, err)
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
	in, want := picture(5, 30)
	if err := Route(in, &want); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				_, got := picture(5, 30)
				if err := Route(in, &got); err != nil {
					t.Error(err)
				}
				if !reflect.DeepEqual(got, want) {
					t.Error("another picture")
				}
			}
		})
	}
	wg.Wait()
}

func TestNothingButNumbersGoesIn(t *testing.T) {
	in, p := picture(5, 30)
	bands := route.New(in, &p)
	text := string(dot(bands, find(bands)))
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

func BenchmarkRoute(b *testing.B) {
	in, p := picture(3, 12)
	b.ReportAllocs()
	for b.Loop() {
		if err := Route(in, &p); err != nil {
			b.Fatal(err)
		}
	}
}
