package text

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-fonts/liberation/liberationsansregular"
)

var (
	regular = Style{Size: 100}
	bold    = Style{Size: 100, Bold: true}
)

// The widths are those of the font's hmtx table; the estimated ones were
// measured in Chromium with the Noto fonts.
func TestWidth(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		style Style
		want  float64
		delta float64
	}{
		{"nothing", "", regular, 0, 0},
		{"space", " ", regular, 27.78, 0.01},
		{"ascii", "Hello", regular, 72.22 + 55.62 + 22.22 + 22.22 + 55.62, 0.02},
		{"bold", "Hello", bold, 72.22 + 55.62 + 27.78 + 27.78 + 61.08, 0.02},
		{"precomposed", "é", regular, 55.62, 0.01},
		{"combining mark", "e\u0301", regular, 55.62, 0.01},
		{"zero width", "a\u200Bb", regular, 111.24, 0.02},
		{"greek", "Ω", regular, 74.76, 0.5},
		{"cyrillic", "Клиент", regular, 333, 4},
		{"hebrew", "הלקוח", regular, 262, 12},
		{"han", "客户通过", regular, 400, 0.1},
		{"kana", "お客様", regular, 300, 0.1},
		{"half-width kana", "ｶｰ", regular, 100, 0.1},
		{"full-width", "ＡＢ", regular, 200, 0.1},
		{"hangul", "고객이", regular, 276, 1},
		{"emoji", "😀", regular, 125, 0.1},
		{"skin tone", "👍🏽", regular, 125, 0.1},
		{"family", "👨‍👩‍👧‍👦", regular, 125, 0.1},
		{"flag", "🇩🇪", regular, 125, 0.1},
		{"key cap", "1️⃣", regular, 125, 0.1},
		{"asked for as emoji", "❤️", regular, 125, 0.1},
		{"mixed", "a😀b", regular, 55.62*2 + 125, 0.1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.style.Width(test.text); math.Abs(got-test.want) > test.delta {
				t.Errorf("Width(%q) = %.2f, want %.2f ± %.2f", test.text, got, test.want, test.delta)
			}
		})
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width float64
		lines int
		want  []string
	}{
		{"nothing", "", 100, 3, nil},
		{"only space", " \t\n ", 100, 3, nil},
		{"one line", "sends PIN letter", 200, 3, []string{"sends PIN letter"}},
		{"balanced", "sends a printed letter to all of them", 160, 3, []string{"sends a", "printed letter", "to all of them"}},
		{"no hyphen at an end", "sends pre-written SMS", 160, 3, []string{"sends pre-written", "SMS"}},
		{"hyphen of a long word", "Auto-mobilclub", 110, 3, []string{"Auto-", "mobilclub"}},
		{"long word", "Donaudampfschifffahrtsgesellschaft", 120, 4, []string{"Donaudampf", "schifffahrtsge", "sellschaft"}},
		{"cut", "one two three four five six seven", 80, 2, []string{"one two", "three…"}},
		{"han", "客户通过应用程序报告丢失的卡片", 100, 4, []string{"客户通过应", "用程序报告", "丢失的卡片"}},
		{"line ends", "one\ntwo\r\nthree", 200, 3, []string{"one two three"}},
		{"controls", "a\x00b\u0085c\u202Ed", 200, 3, []string{"a b cd"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := Wrap(test.text, Style{Size: 20}, test.width, test.lines)
			var got []string
			for _, line := range b.Lines {
				got = append(got, line.Text)
			}
			if strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDirection(t *testing.T) {
	for text, want := range map[string]bool{
		"customer": false, "12 הלקוח": true, "العميل": true, "SMS הלקוח": false, "123": false, "客户": false,
	} {
		if got := Fit(text, regular, 1e4).RTL; got != want {
			t.Errorf("RTL of %q is %v", text, got)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, seed := range []string{
		"Service rep sends pre-written SMS to customer", "客户通过应用程序", "العميل يقدم طلبا", "ग्राहक ऐप", "a\u0301\u0301\u0301b",
		"👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "\xff\xfe", "\u202Eabc", strings.Repeat("x", 300), strings.Repeat("a ", 300), "a\u00A0b\u2028c",
	} {
		f.Add(seed, 80.0, 3)
	}
	f.Fuzz(func(t *testing.T, s string, width float64, lines int) {
		if width < 30 || width > 1e4 || lines < 1 || lines > 50 {
			return
		}
		style := Style{Size: 12}
		b := Wrap(s, style, width, lines)
		if len(b.Lines) > lines {
			t.Fatalf("%d lines, not %d", len(b.Lines), lines)
		}
		whole := ""
		for _, line := range b.Lines {
			if line.Width > width+0.1 && utf8.RuneCountInString(line.Text) > 1 {
				t.Errorf("%q is %.2f wide, the limit is %.2f", line.Text, line.Width, width)
			}
			if !utf8.ValidString(line.Text) {
				t.Errorf("%q is not valid", line.Text)
			}
			whole += line.Text
		}
		if squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }; !b.Cut && squeeze(whole) != squeeze(Clean(s)) {
			t.Errorf("wrapped %q, read back %q", s, whole)
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	for b.Loop() {
		Wrap("sends pre-written SMS with the reference number of the case", Style{Size: 13}, 120, 6)
	}
}

// The font is read once per weight and process, before the first measurement.
func BenchmarkNewFace(b *testing.B) {
	for b.Loop() {
		newFace(liberationsansregular.TTF, 0)
	}
}

func BenchmarkWidth(b *testing.B) {
	for _, text := range []string{"sends pre-written SMS with the reference number", "客户通过应用程序报告丢失的卡片", "ग्राहक ऐप में अनुरोध भेजता है"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				regular.Width(text)
			}
		})
	}
}

func TestEveryMeasuredLetterIsLookedUp(t *testing.T) {
	if len(letters()) == 0 {
		t.Fatal("there are no letters")
	}
	for of := range letters() {
		if !mayBeMeasured(of[0]) {
			t.Errorf("%U is measured, and never looked up", of[0])
		}
	}
}

func TestWidthsOfDamagedFonts(t *testing.T) {
	whole := liberationsansregular.TTF
	for _, size := range []int{0, 3, 12, 200, 1000} {
		if w, err := readWidths(whole[:size]); err == nil {
			t.Errorf("read %d of %d bytes", size, len(whole))
		} else if _, ok := w.of('a'); ok {
			t.Errorf("a font cut after %d bytes has an a", size)
		}
	}
}
