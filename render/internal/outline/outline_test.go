package outline_test

import (
	"math"
	"testing"

	"github.com/journey-lang/journey/render/internal/outline"
	"github.com/journey-lang/journey/render/scene"
)

func TestParse(t *testing.T) {
	tests := []struct {
		data string
		want string // the operations
	}{
		{"", ""},
		{"M0 0 L10 0", "ML"},
		{"M0 0 10 0 10 10", "MLL"},
		{"M0,0L10,0Q10 5 5 5C1 1 2 2 3 3Z", "MLQCZ"},
		{"M-1.5-2L3 4", "ML"},
		{"M0 0Z M5 5 L6 6", "MZML"},
		{"L1 1", ""},
		{"Z", ""},
		{"M0 0 L1", "M"},
		{"M0 0 L1 x L2 2", "M"},
		{"M0 0 L1e9 2", "M"},
		{"M0 0 a1 1", "M"},
		{"M0 0 H3", "M"},
	}
	for _, test := range tests {
		got := ""
		for _, s := range outline.Parse(test.data) {
			got += "MLQCZ"[s.Op : s.Op+1]
		}
		if got != test.want {
			t.Errorf("%q: %s, want %s", test.data, got, test.want)
		}
	}
}

func TestOf(t *testing.T) {
	box := scene.Box{X: 10, Y: 20, W: 30, H: 40}
	for _, test := range []struct {
		name        string
		shape       scene.Shape
		least, most outline.Point
	}{
		{"rect", scene.Shape{Form: scene.Rect, Box: box, Round: 8}, outline.Point{X: 10, Y: 20}, outline.Point{X: 40, Y: 60}},
		{"too round", scene.Shape{Form: scene.Rect, Box: box, Round: 999}, outline.Point{X: 10, Y: 20}, outline.Point{X: 40, Y: 60}},
		{"circle", scene.Shape{Form: scene.Circle, Box: box}, outline.Point{X: 10, Y: 25}, outline.Point{X: 40, Y: 55}},
		{"path", scene.Shape{Form: scene.Path, Box: box, Data: "M1 1L2 3"}, outline.Point{X: 1, Y: 1}, outline.Point{X: 2, Y: 3}},
		{"icon", scene.Shape{Form: scene.Path, Box: box, Data: "M1 1L2 3", Scale: 2}, outline.Point{X: 12, Y: 22}, outline.Point{X: 14, Y: 26}},
	} {
		least, most, ok := outline.Of(test.shape).Bounds()
		if !ok || least != test.least || most != test.most {
			t.Errorf("%s: %v to %v, %v", test.name, least, most, ok)
		}
	}
	for _, s := range []scene.Shape{{}, {Form: "star", Box: box}, {Form: scene.Rect}, {Form: scene.Circle, Box: scene.Box{W: -1, H: 3}}} {
		if p := outline.Of(s); len(p) > 0 {
			t.Errorf("%+v has an outline %v", s, p)
		}
	}
}

func TestDashes(t *testing.T) {
	for pattern, want := range map[string]int{"": 0, "4 3": 2, "4,3": 2, "4": 2, "1 2 3": 6, "0 0": 0, "-1 2": 0, "4 x": 0} {
		if got := outline.Dashes(pattern, 2); len(got) != want {
			t.Errorf("%q: %v", pattern, got)
		}
	}
	if d := outline.Dashes("4 3", 2); d[0] != 8 || d[1] != 6 {
		t.Errorf("scaled to %v", d)
	}
}

// area returns the sum of the areas of paths without curves; it is negative if
// one turns the wrong way.
func area(t *testing.T, paths []outline.Path) float64 {
	sum := 0.0
	for _, p := range paths {
		one := 0.0
		for i, s := range p[:len(p)-1] {
			b := p[(i+1)%(len(p)-1)]
			one += s.P[0].X*b.P[0].Y - s.P[0].Y*b.P[0].X
		}
		if one < 0 {
			t.Errorf("%v turns the wrong way", p)
		}
		sum += one / 2
	}
	return sum
}

func TestStroke(t *testing.T) {
	for _, test := range []struct {
		name, data string
		pen        outline.Pen
		pieces     int
		area       float64
	}{
		{"line", "M0 0L10 0", outline.Pen{Width: 2}, 1, 20},
		{"dashed", "M0 0L10 0", outline.Pen{Width: 2, Dashes: []float64{2, 2}}, 3, 12},
		{"dashed round a corner", "M0 0L3 0L3 7", outline.Pen{Width: 2, Dashes: []float64{4, 2}}, 4, 8 + 8 + 1},
		{"mitre", "M0 0L10 0L10 10", outline.Pen{Width: 2}, 3, 41},
		{"closed", "M0 0L10 0L10 10L0 10Z", outline.Pen{Width: 2}, 8, 84},
		{"to and fro", "M0 0L10 0L0 0", outline.Pen{Width: 2}, 3, 40},
		{"nothing", "M0 0L10 0", outline.Pen{}, 0, 0},
		{"a point", "M5 5Z", outline.Pen{Width: 2}, 0, 0},
	} {
		pieces := outline.Stroke(outline.Parse(test.data), test.pen)
		if got := area(t, pieces); len(pieces) != test.pieces || math.Abs(got-test.area) > 0.01 {
			t.Errorf("%s: %d pieces of %.2f, want %d of %.2f", test.name, len(pieces), got, test.pieces, test.area)
		}
	}
	if pieces := outline.Stroke(outline.Parse("M5 5Z"), outline.Pen{Width: 2, Round: true}); len(pieces) != 1 {
		t.Errorf("a round point has %d pieces", len(pieces))
	}
}

func FuzzStroke(f *testing.F) {
	for _, data := range []string{"M0 0L10 0", "M0 0C1 1 2 2 3 3Z", "M0 0 0 0 0 0", "M1e5 1L-99999 2", "Q", "M0 0Q1 1 1 1L"} {
		f.Add(data, "4 3", 2.0)
	}
	f.Fuzz(func(t *testing.T, data, dashes string, width float64) {
		if len(data) > 200 || !(width < 1e6) {
			return
		}
		outline.Stroke(outline.Parse(data), outline.Pen{Width: width, Dashes: outline.Dashes(dashes, 1)})
	})
}
