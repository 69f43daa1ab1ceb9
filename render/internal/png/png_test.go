package png_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	imagepng "image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/internal/png"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

func draw(t *testing.T, s *scene.Scene, scale float64) image.Image {
	t.Helper()
	data, missing, err := png.Write(context.Background(), s, png.Options{Scale: scale})
	if err != nil || len(missing) > 0 {
		t.Fatalf("%v, without a font: %v", err, missing)
	}
	picture, err := imagepng.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func at(picture image.Image, x, y float64) color.RGBA {
	return color.RGBAModel.Convert(picture.At(int(x), int(y))).(color.RGBA)
}

var (
	white = color.RGBA{255, 255, 255, 255}
	red   = color.RGBA{255, 0, 0, 255}
	blue  = color.RGBA{0, 0, 255, 255}
)

// sheet returns a white scene with some items.
func sheet(items ...scene.Item) *scene.Scene {
	return &scene.Scene{
		Width: 100, Height: 80,
		Palette: []scene.Paint{{Role: "paper", Light: "#ffffff", Dark: "#000000"}, {Role: "red", Light: "#ff0000", Dark: "#00ff00"}, {Role: "blue", Light: "#0000ff", Dark: "#000000"}},
		Paper:   scene.Shape{Form: scene.Rect, Box: scene.Box{W: 100, H: 80}, Fill: "paper"},
		Header:  items,
	}
}

func TestShapes(t *testing.T) {
	box := scene.Box{X: 20, Y: 20, W: 40, H: 40}
	for _, test := range []struct {
		name   string
		shape  scene.Shape
		points map[[2]float64]color.RGBA
	}{
		{"fill and stroke", scene.Shape{Form: scene.Rect, Box: box, Fill: "red", Stroke: "blue", Width: 4}, map[[2]float64]color.RGBA{
			{40, 40}: red, {19, 40}: blue, {21, 40}: blue, {16, 40}: white, {59, 40}: blue, {63, 40}: white, {18, 18}: blue}},
		{"round corners", scene.Shape{Form: scene.Rect, Box: box, Fill: "red", Round: 12}, map[[2]float64]color.RGBA{
			{21, 21}: white, {58, 58}: white, {40, 20}: red, {25, 25}: red}},
		{"circle", scene.Shape{Form: scene.Circle, Box: box, Fill: "red"}, map[[2]float64]color.RGBA{{40, 40}: red, {24, 24}: white, {22, 40}: red}},
		{"hole", scene.Shape{Form: scene.Circle, Box: box, Stroke: "red", Width: 4}, map[[2]float64]color.RGBA{{40, 40}: white, {20, 40}: red}},
		{"dashes", scene.Shape{Form: scene.Path, Data: "M20 40L60 40", Stroke: "blue", Width: 4, Dash: "10 10"}, map[[2]float64]color.RGBA{
			{25, 40}: blue, {35, 40}: white, {45, 40}: blue, {55, 40}: white}},
		{"round ends", scene.Shape{Form: scene.Path, Data: "M20 40L60 40", Stroke: "blue", Width: 10, Cap: "round"}, map[[2]float64]color.RGBA{{17, 40}: blue, {62, 40}: blue, {14, 40}: white}},
		{"cut ends", scene.Shape{Form: scene.Path, Data: "M20 40L60 40", Stroke: "blue", Width: 10}, map[[2]float64]color.RGBA{{17, 40}: white, {62, 40}: white}},
		{"icon", scene.Shape{Form: scene.Path, Box: box, Data: "M0 5L20 5", Scale: 2, Stroke: "blue", Width: 2}, map[[2]float64]color.RGBA{{40, 29}: blue, {40, 31}: blue, {40, 26}: white}},
		{"head", scene.Shape{Form: scene.Path, Data: "M20 20L60 40L20 60Z", Fill: "red"}, map[[2]float64]color.RGBA{{30, 40}: red, {55, 40}: red, {55, 25}: white}},
		{"no such role", scene.Shape{Form: scene.Rect, Box: box, Fill: "green", Stroke: "url(x)", Width: 4}, map[[2]float64]color.RGBA{{40, 40}: white, {20, 40}: white}},
		{"outside", scene.Shape{Form: scene.Rect, Box: scene.Box{X: -50, Y: -50, W: 500, H: 500}, Fill: "red"}, map[[2]float64]color.RGBA{{0, 0}: red, {99, 79}: red}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, scale := range []float64{1, 3} {
				picture := draw(t, sheet(test.shape), scale)
				for p, want := range test.points {
					if got := at(picture, (p[0]+0.5)*scale, (p[1]+0.5)*scale); got != want {
						t.Errorf("at %v, scale %g: %v, want %v", p, scale, got, want)
					}
				}
			}
		})
	}
}

// ink returns the box around everything that is not white.
func ink(picture image.Image) (box image.Rectangle) {
	for y := range picture.Bounds().Max.Y {
		for x := range picture.Bounds().Max.X {
			if at(picture, float64(x), float64(y)) != white {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestText(t *testing.T) {
	line := scene.Text{Text: "HOH", Base: 50, Size: 20, Fill: "red", Box: scene.Box{X: 10, Y: 30, W: 45, H: 26}}
	own := ink(draw(t, sheet(line), 1))
	if own.Min.X < 10 || own.Max.X > 55 || own.Min.Y < 33 || own.Max.Y > 51 || own.Dx() < 40 || own.Dy() < 14 {
		t.Errorf("drawn in %v", own)
	}
	for _, rtl := range []bool{false, true} {
		line.Box.W, line.RTL = 80, rtl
		if wide := ink(draw(t, sheet(line), 1)); wide.Min.X < 10 || wide.Max.X > 90 || wide.Dx() < 72 || wide.Dy() != own.Dy() {
			t.Errorf("drawn in %v, not as wide as the box", wide)
		}
	}
	line.Box.W, line.Box.X, line.Align = 0, 50, scene.Middle
	if middle := ink(draw(t, sheet(line), 1)); math.Abs(float64(middle.Min.X+middle.Max.X)/2-50) > 1 {
		t.Errorf("drawn in %v, not round 50", middle)
	}
}

func TestSize(t *testing.T) {
	s := sheet()
	s.Width, s.Height = 101.5, 33
	for scale, want := range map[float64]image.Point{0: {102, 33}, 1: {102, 33}, 2: {203, 66}, 1.5: {153, 50}} {
		if got := draw(t, s, scale).Bounds().Max; got != want {
			t.Errorf("scale %g: %v, want %v", scale, got, want)
		}
	}
	for _, test := range []struct {
		wide, high, scale float64
		want              string
	}{
		{20_000, 10_000, 1, "a PNG of 200 megapixels exceeds the limit of 100; use a scale of 0.7"},
		{10_000, 10_000, 3, "use a scale of 1"},
		{1e6, 1e6, 1, "write svg or pdf instead"},
		{100, 100, 9, "scale 9 is not between 0.1 and 8"},
		{100, 100, -1, "not between"},
		{100, 100, math.NaN(), "not between"},
		{0, 100, 1, "cannot be drawn in pixels"},
		{math.NaN(), 100, 1, "cannot be drawn in pixels"},
		{math.Inf(1), 100, 1, "exceeds the limit of"},
	} {
		_, _, err := png.Write(context.Background(), &scene.Scene{Width: test.wide, Height: test.high}, png.Options{Scale: test.scale})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%g × %g at %g: %v, want %q", test.wide, test.high, test.scale, err, test.want)
		}
	}
}

// TestLines draws lines whose total length is just within the limit, and beyond
// it.
func TestLines(t *testing.T) {
	line := scene.Shape{Form: scene.Path, Data: "M0,10 L10000,10", Stroke: "red", Width: 1}
	for n, fits := range map[int]bool{1990: true, 2010: false} {
		s := sheet(slices.Repeat([]scene.Item{line}, n)...)
		s.Width, s.Height = 10_000, 20
		_, _, err := png.Write(context.Background(), s, png.Options{})
		if (err == nil) != fits {
			t.Errorf("%d lines of 10,000 pixels: %v", n, err)
		}
		if err != nil && !strings.Contains(err.Error(), "(docs/limits.md); write svg or pdf") {
			t.Error(err)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{
		"", " ", "a\x00b\x1f", "\xff\xfe", "\u202eevil\u202c", "\ufffe\U0010ffff", "e" + strings.Repeat("\u0301", 500), strings.Repeat("x", 50_000), "👨‍👩‍👧‍👦🇩🇪", "\u200d\ufe0f",
	} {
		line := scene.Text{Text: text, Base: 50, Size: 20, Fill: "red", Box: scene.Box{X: 10, Y: 30, W: 45, H: 26}}
		if _, _, err := png.Write(context.Background(), sheet(line), png.Options{}); err != nil {
			t.Errorf("%.20q: %v", text, err)
		}
	}
	// Numbers that no layout produces.
	for _, v := range []float64{math.NaN(), math.Inf(1), -1e300, 1e300} {
		for _, item := range []scene.Item{
			scene.Text{Text: "x", Base: v, Size: 12, Fill: "red"}, scene.Text{Text: "x", Size: v, Fill: "red"}, scene.Text{Text: "x", Size: 12, Box: scene.Box{W: v}, Fill: "red"},
			scene.Shape{Form: scene.Rect, Box: scene.Box{X: v, W: 10, H: 10}, Fill: "red", Stroke: "blue", Width: 1},
			scene.Shape{Form: scene.Rect, Box: scene.Box{W: v, H: 10}, Fill: "red"}, scene.Shape{Form: scene.Rect, Box: scene.Box{W: 10, H: 10}, Stroke: "red", Width: v},
		} {
			if _, _, err := png.Write(context.Background(), sheet(item), png.Options{}); err != nil {
				t.Errorf("%v: %v", item, err)
			}
		}
	}
}

// Every example is drawn: its lanes and boxes in the colours of the scene, the
// same bytes each time, with a font for every script.
func TestExamples(t *testing.T) {
	examples, _ := filepath.Glob("../../../examples/*.journey")
	more, _ := filepath.Glob("../../testdata/*.journey")
	if len(examples) == 0 || len(more) == 0 {
		t.Fatal("no examples")
	}
	if testing.Short() {
		examples, more = examples[:1], more[:1]
	}
	for _, path := range append(examples, more...) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s, err := render.Scene(context.Background(), compiled.Text(path, string(text)).Journey, render.Options{})
			if err != nil {
				t.Fatal(err)
			}
			first, missing, err := png.Write(context.Background(), &s, png.Options{})
			if err != nil || len(missing) > 0 {
				t.Fatalf("%v, without a font: %v", err, missing)
			}
			if second, _, _ := png.Write(context.Background(), &s, png.Options{}); !bytes.Equal(first, second) {
				t.Error("two runs differ")
			}
			picture, err := imagepng.Decode(bytes.NewReader(first))
			if err != nil {
				t.Fatal(err)
			}
			checkColors(t, &s, picture)
		})
	}
}

func checkColors(t *testing.T, s *scene.Scene, picture image.Image) {
	t.Helper()
	palette := map[theme.Role]string{}
	for _, p := range s.Palette {
		palette[p.Role] = p.Light
	}
	shown := func(x, y float64, role theme.Role) bool {
		c := at(picture, x, y)
		const digits = "0123456789abcdef"
		got := []byte{'#'}
		for _, v := range []uint8{c.R, c.G, c.B} {
			got = append(got, digits[v>>4], digits[v&15])
		}
		return string(got) == strings.ToLower(palette[role])
	}
	for _, lane := range s.Lanes {
		b, found := lane.Band.Box, false
		for x := b.X + 12; x < b.Right()-12 && !found; x += 7 {
			found = shown(x, b.Bottom()-4, lane.Band.Fill)
		}
		if !found {
			t.Errorf("the band of %s at %v has not the colour of %s", lane.ID, b, lane.Band.Fill)
		}
	}
	for _, n := range s.Nodes {
		if n.Class == "step" && !shown(n.Shape.Box.X+n.Shape.Box.W/2, n.Shape.Box.Y+3, n.Shape.Fill) {
			t.Errorf("%s at %v has not the colour of %s", n.ID, n.Shape.Box, n.Shape.Fill)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	text, err := os.ReadFile("../../../examples/lost-card.journey")
	if err != nil {
		b.Fatal(err)
	}
	s, err := render.Scene(context.Background(), compiled.Text("lost-card.journey", string(text)).Journey, render.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := png.Write(context.Background(), &s, png.Options{Scale: 2}); err != nil {
			b.Fatal(err)
		}
	}
}
