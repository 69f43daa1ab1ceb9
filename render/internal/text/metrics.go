// Package text measures and wraps the texts of a picture, using the real
// advance widths of the font that pictures ask for. It knows nothing about
// journeys and draws nothing.
//
// Every line has its measured width. A writer passes that width on to the
// viewer, so that a line stays in its box even with another font, or in a
// script that could only be estimated.
package text

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/rangetable"
	"golang.org/x/text/width"
)

// Family lists the fonts to ask for, best first, as a font-family value. The
// first four have the same widths; the others have the scripts that those lack.
const Family = "'Liberation Sans', Arimo, Helvetica, Arial, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Devanagari', 'Noto Sans Thai', sans-serif"

// Style is the style of a text.
type Style struct {
	Size float64 // font size in CSS pixels
	Bold bool
}

// LineHeight returns the distance between two baselines, in whole pixels.
func (s Style) LineHeight() float64 { return float64(int(s.Size*1.3 + 0.5)) }

// Baseline returns the distance from the top of a line box to its baseline,
// such that capitals look centred in the box.
func (s Style) Baseline() float64 { return (s.LineHeight() + s.Size*0.72) / 2 }

// Width returns the width of a text on one line, in CSS pixels.
func (s Style) Width(t string) float64 {
	f := faces[0]()
	if s.Bold {
		f = faces[1]()
	}
	em := 0.0
	state := -1
	for t != "" {
		if c := t[0]; c < utf8.RuneSelf && (len(t) == 1 || t[1] < utf8.RuneSelf) {
			em += f.near[c] // the common case: nothing can combine
			t, state = t[1:], -1
			continue
		}
		if wide, n := f.run(t); n > 0 {
			em += wide
			t, state = t[n:], -1
			continue
		}
		var cluster string
		cluster, t, _, state = uniseg.FirstGraphemeClusterInString(t, state)
		em += f.cluster(cluster)
	}
	return em * s.Size
}

// emojiWidth is the width of an emoji in ems, whatever it consists of.
const emojiWidth = 1.25

// scripts are mean advance widths, in ems, of letters that neither the font nor
// the table of letters has, measured in a browser with the Noto fonts on
// ordinary sentences. Marks without a width of their own are counted as zero
// before this.
var scripts = []struct {
	table *unicode.RangeTable
	em    float64
}{
	{unicode.Arabic, 0.58},
	{unicode.Hebrew, 0.52},
	{unicode.Tibetan, 0.50},
	{unicode.Hangul, 0.92},
	{unicode.Mongolian, 0.52},
	{unicode.Cherokee, 0.85},
	{unicode.Canadian_Aboriginal, 0.64},
	{unicode.Syriac, 0.56},
	{unicode.Nko, 0.57},
}

// face is one weight of the font.
type face struct {
	font   widths // of no characters if the embedded data cannot be read
	weight int    // 0 is regular, 1 is bold
	near   [0x530]float64
}

var faces = [2]func() *face{
	sync.OnceValue(func() *face { return newFace(liberationsansregular.TTF, 0) }),
	sync.OnceValue(func() *face { return newFace(liberationsansbold.TTF, 1) }),
}

// newFace reads a font and the widths of its Latin, Greek and Cyrillic part.
func newFace(data []byte, weight int) *face {
	f := &face{weight: weight}
	f.font, _ = readWidths(data)
	for r := range f.near {
		f.near[r] = f.slow(rune(r))
	}
	return f
}

// cluster returns the width of one grapheme cluster, in ems.
func (f *face) cluster(c string) float64 {
	if isEmoji(c) {
		return emojiWidth
	}
	em := 0.0
	for _, r := range c {
		em += f.rune(r)
	}
	return em
}

func (f *face) rune(r rune) float64 {
	if int(r) < len(f.near) {
		return f.near[r]
	}
	return f.slow(r)
}

// slow measures a rune in the font, or estimates it if the font lacks it.
func (f *face) slow(r rune) float64 {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc) {
		return 0
	}
	if em, ok := f.font.of(r); ok {
		return em
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianHalfwidth:
		return 0.5
	case width.EastAsianWide, width.EastAsianFullwidth:
		if unicode.Is(unicode.Hangul, r) {
			return 0.92
		}
		return 1
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.em
		}
	}
	if unicode.IsLetter(r) {
		return 0.65
	}
	return 0.9 // arrows, dingbats, symbols
}

// isEmoji reports whether a grapheme cluster is drawn as an emoji.
func isEmoji(cluster string) bool {
	for _, r := range cluster {
		switch {
		case r == 0xFE0F, r == 0x20E3: // asked for, or a key cap
			return true
		case r >= 0x1F000 && r <= 0x1FAFF, unicode.Is(colourful, r):
			return true
		}
	}
	return false
}

// colourful are the older symbols that are drawn as emoji unless requested
// otherwise: Emoji_Presentation below U+10000.
var colourful = rangetable.New(
	0x231A, 0x231B, 0x23E9, 0x23EA, 0x23EB, 0x23EC, 0x23F0, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2649, 0x264A, 0x264B,
	0x264C, 0x264D, 0x264E, 0x264F, 0x2650, 0x2651, 0x2652, 0x2653, 0x267F, 0x2693, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4,
	0x26C5, 0x26CE, 0x26D4, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26FA, 0x26FD, 0x2705, 0x270A, 0x270B, 0x2728, 0x274C, 0x274E, 0x2753,
	0x2754, 0x2755, 0x2757, 0x2795, 0x2796, 0x2797, 0x27B0, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55,
)
