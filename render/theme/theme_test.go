package theme

import (
	"maps"
	"slices"
	"testing"
)

// all are the swatches that every theme must have.
var all = []Swatch{Neutral, "customer", "rep", "system", "third-party", Success, Failure, Jump, Note}

func TestContrastOfThemes(t *testing.T) {
	for _, name := range Names() {
		th, ok := ByName(name)
		if !ok {
			t.Fatalf("no theme %q", name)
		}
		check(t, name, th, all)
	}
}

// The high-contrast theme promises WCAG AAA for texts.
func TestContrastTheme(t *testing.T) {
	th, _ := ByName("contrast")
	for least, pairs := range map[float64][]Pair{7: Pairs(all...), 4.5: Signs(all...)} {
		for _, pair := range pairs {
			text, ground := th.Paint(pair.Text), th.Paint(pair.Ground)
			if Contrast(text.Light, ground.Light) < least || Contrast(text.Dark, ground.Dark) < least {
				t.Errorf("%s on %s has contrast %.2f, %.2f in the dark", pair.Text, pair.Ground, Contrast(text.Light, ground.Light), Contrast(text.Dark, ground.Dark))
			}
		}
	}
}

// The print theme promises nothing but black and white.
func TestPaperTheme(t *testing.T) {
	th, _ := ByName("paper")
	th = th.With(Accent{"p1", "#ff0000"})
	for _, role := range slices.Sorted(maps.Keys(th.paints)) {
		for _, c := range []string{th.Paint(role).Light, th.Paint(role).Dark} {
			if c != "#000000" && c != "#ffffff" {
				t.Errorf("%s is %s", role, c)
			}
		}
	}
}

func TestFixedSchemes(t *testing.T) {
	both, _ := ByName("default")
	dark, _ := ByName("dark")
	if p := dark.Paint(Paper); p.Light != p.Dark || p.Dark != both.Paint(Paper).Dark {
		t.Errorf("the dark theme's paper is %+v", p)
	}
	light, faults := Parse("own", []byte("scheme = \"light\"\n"))
	if p := light.Paint(Paper); len(faults) > 0 || p.Light != p.Dark || p.Light != both.Paint(Paper).Light {
		t.Errorf("the paper of a light theme is %+v, %v", p, faults)
	}
}

func TestContrastOfOwnColours(t *testing.T) {
	th, _ := ByName("")
	for _, accent := range []string{"#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#808080", "#f5f5dc", "#12161c", "#ff69b4"} {
		check(t, accent, th.With(Accent{"p1", accent}), []Swatch{"p1"})
	}
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			for b := 0; b < 256; b += 51 {
				accent := color{float64(r), float64(g), float64(b)}.String()
				check(t, accent, th.With(Accent{"p1", accent}), []Swatch{"p1"})
			}
		}
	}
}

func check(t *testing.T, name string, th *Theme, swatches []Swatch) {
	t.Helper()
	for _, pair := range Pairs(swatches...) {
		text, ground := th.Paint(pair.Text), th.Paint(pair.Ground)
		if text.Role != pair.Text || ground.Role != pair.Ground || th.paints[pair.Text].Light == "" || th.paints[pair.Ground].Light == "" {
			t.Errorf("%s lacks %s or %s", name, pair.Text, pair.Ground)
			continue
		}
		if c := Contrast(text.Light, ground.Light); c < 4.5 {
			t.Errorf("%s, light: %s %s on %s %s has contrast %.2f", name, pair.Text, text.Light, pair.Ground, ground.Light, c)
		}
		if c := Contrast(text.Dark, ground.Dark); c < 4.5 {
			t.Errorf("%s, dark: %s %s on %s %s has contrast %.2f", name, pair.Text, text.Dark, pair.Ground, ground.Dark, c)
		}
	}
}

func TestContrast(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}, {"red", "#ffffff", 0},
	} {
		if got := Contrast(test.a, test.b); got < test.want-0.01 || got > test.want+0.01 {
			t.Errorf("Contrast(%s, %s) = %.2f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

func TestOwnColourThatIsNone(t *testing.T) {
	th, _ := ByName("")
	for _, accent := range []string{"", "red", "#12345", "#gggggg", "#1234567"} {
		if got := th.With(Accent{"p1", accent}).Paint(Swatch("p1").Ink()).Light; got != th.Paint(Ink).Light {
			t.Errorf("%q was taken for a colour", accent)
		}
	}
	if _, ok := ByName("no such theme"); ok {
		t.Error("an unknown name has a theme")
	}
}
