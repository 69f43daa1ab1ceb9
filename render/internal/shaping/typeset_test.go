package shaping_test

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/render/internal/shaping"
	"github.com/journey-lang/journey/render/internal/text"
)

// seen returns the text of a line from left to right.
func seen(line shaping.Line) string {
	var parts []string
	for _, c := range line.Clusters {
		parts = append(parts, c.Text)
	}
	return strings.Join(parts, "|")
}

func TestOrder(t *testing.T) {
	for _, test := range []struct {
		text string
		rtl  bool
		want string
	}{
		{"abc", false, "a|b|c"},
		{"אבג", true, "ג|ב|א"},
		{"אב ab", true, "a|b| |ב|א"},
		{"ab אב", false, "a|b| |ב|א"},
		{"אב 12", true, "1|2| |ב|א"},
		{"אב 12 ab", true, "a|b| |1|2| |ב|א"},
		{"(אב)", true, ")|ב|א|("},
		{"e\u0301a", false, "e\u0301|a"},
		{"👨‍👩‍👧a", false, "👨‍👩‍👧|a"},
		{"שָׁ", true, "שָׁ"},
		{"لا", true, "لا"},
	} {
		if got := seen(shaping.New(nil).Line(test.text, shaping.Style{RTL: test.rtl})); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// scripts are words in the scripts that the embedded fonts have.
var scripts = map[string]string{
	"Latin": "journey", "Greek": "πελάτης", "Cyrillic": "Клиент", "Hebrew": "הלקוח", "Arabic": "العميل،", "Armenian": "Հաճախորդ", "Syriac": "ܠܩܘܚܐ",
	"Thaana": "ކަސްޓަމަރު", "NKo": "ߞߐߣߍ", "Devanagari": "ग्राहक।", "Bengali": "গ্রাহক।", "Gurmukhi": "ਗਾਹਕ", "Gujarati": "ગ્રાહક", "Oriya": "ଗ୍ରାହକ", "Tamil": "வாடிக்கையாளர்",
	"Telugu": "వినియోగదారు", "Kannada": "ಗ್ರಾಹಕ", "Malayalam": "ഉപഭോക്താവ്", "Sinhala": "පාරිභෝගිකයා", "Thai": "ลูกค้า", "Lao": "ລູກຄ້າ", "Tibetan": "ཚོང་ཁོག", "Myanmar": "ဖောက်သည်",
	"Georgian": "მომხმარებელი", "Ethiopic": "ደንበኛ", "Cherokee": "ᏣᎳᎩ", "Canadian": "ᐃᓄᒃᑎᑐᑦ", "Khmer": "អតិថិជន", "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
	"Han": "客户通过應用", "Kana": "お客様がアプリで「予約」", "Hangul": "고객이", "Emoji": "😀❤️👍🏽1️⃣🇩🇪", "Arrows": "→⇒✓★☎⚠",
}

func TestScripts(t *testing.T) {
	for name, word := range scripts {
		for _, bold := range []bool{false, true} {
			s := shaping.New(nil)
			line := s.Line(word, shaping.Style{Bold: bold})
			if missing := s.Missing(); len(missing) > 0 {
				t.Errorf("%s: no font for %+v", name, missing)
			}
			inked, drawn := 0, ""
			for _, c := range line.Clusters {
				if c.Font == nil {
					t.Errorf("%s: %q has no font", name, c.Text)
				}
				if len(s.Outline(c)) > 0 {
					inked++
				}
				drawn += c.Text
				for _, g := range c.Glyphs {
					if g.ID == 0 {
						t.Errorf("%s: %q is drawn as what is missing", name, c.Text)
					}
				}
			}
			if inked == 0 || len(drawn) != len(word) {
				t.Errorf("%s: %d drawn of %q, %q", name, inked, word, drawn)
			}
		}
	}
}

// Arabic letters take the form that depends on their neighbours.
func TestJoining(t *testing.T) {
	s := shaping.New(nil)
	glyphs := func(text string) (ids []uint32) {
		for _, c := range s.Line(text, shaping.Style{RTL: true}).Clusters {
			for _, g := range c.Glyphs {
				ids = append(ids, g.ID)
			}
		}
		return ids
	}
	alone, three := glyphs("ب"), glyphs("ببب")
	if len(three) < 3 || slices.Contains(three, alone[0]) {
		t.Errorf("one letter is %v, three are %v", alone, three)
	}
	if ligature := s.Line("لا", shaping.Style{RTL: true}).Clusters; len(ligature) != 1 {
		t.Errorf("lam and alef are %d clusters", len(ligature))
	}
}

// The widths used for boxes are those of the glyphs, if the font is the one
// that was measured.
func TestWidths(t *testing.T) {
	for _, word := range []string{"sends pre-written SMS", "Клиент", "πελάτης", "הלקוח"} {
		for _, bold := range []bool{false, true} {
			want := text.Style{Size: 1, Bold: bold}.Width(word)
			if got := shaping.New(nil).Line(word, shaping.Style{Bold: bold}).Width; math.Abs(got-want) > want*0.03 {
				t.Errorf("%q is %.3f wide, measured as %.3f", word, got, want)
			}
		}
	}
}

func TestMissing(t *testing.T) {
	s := shaping.New(nil)
	line := s.Line("a ꨀꨁ b 𓀀 \uE000", shaping.Style{})
	boxes := 0
	for _, c := range line.Clusters {
		if c.Font == nil {
			boxes++
			if len(s.Outline(c)) == 0 || c.Advance <= 0 {
				t.Errorf("nothing is seen of %q", c.Text)
			}
		}
	}
	want := []shaping.Missing{{"Cham", 'ꨀ'}, {"Egyptian Hieroglyphs", '𓀀'}, {"symbols", 0xE000}}
	if got := s.Missing(); boxes != 4 || !slices.Equal(got, want) {
		t.Errorf("%d boxes, %+v", boxes, got)
	}
}

// fallback returns one font for everything, and counts how often it is asked.
type fallback struct {
	data  []byte
	asked int
}

func (f *fallback) Font(rune) ([]byte, int, bool) {
	f.asked++
	return f.data, 0, f.data != nil
}

func TestFallback(t *testing.T) {
	for _, data := range [][]byte{nil, {}, []byte("no font"), []byte("\x00\x01\x00\x00\x00\x09rest")} {
		f := &fallback{data: data}
		s := shaping.New(f)
		s.Line("abc", shaping.Style{})
		if f.asked > 0 {
			t.Error("asked for what is embedded")
		}
		s.Line("ꨀꨀꨀ", shaping.Style{})
		s.Line("ꨀ", shaping.Style{Bold: true})
		if f.asked != 1 || len(s.Missing()) != 1 {
			t.Errorf("asked %d times, %+v missing", f.asked, s.Missing())
		}
	}
}

// Every font in the folder can be reached, and none is there twice.
func TestFontFiles(t *testing.T) {
	source, err := os.ReadFile("fonts.go")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir("fonts")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".gz"); ok && strings.Count(string(source), `"`+name+`"`) != 1 {
			t.Errorf("%s is not in the table once", name)
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, word := range scripts {
		f.Add(word, true, false)
	}
	for _, s := range []string{"", "\x00\x1f\u202e\u2066", "\xff\xfe", strings.Repeat("e\u0301", 200), "\u200d\ufe0f\u20e3", "\U0010ffff\ufffe", "ﷺ\u0651\u0651"} {
		f.Add(s, false, true)
	}
	f.Fuzz(func(t *testing.T, s string, rtl, bold bool) {
		setter := shaping.New(nil)
		line := setter.Line(s, shaping.Style{RTL: rtl, Bold: bold})
		runes := 0
		for _, c := range line.Clusters {
			runes += len([]rune(c.Text))
			setter.Outline(c)
		}
		if want := len([]rune(s)); runes != min(want, 1<<14) {
			t.Errorf("%d of %d characters of %q are in the line", runes, want, s)
		}
	})
}
