package pdf

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/journey-lang/journey/render/internal/shaping"
)

// fonts are the Type 3 fonts of a file. Each of their codes stands for a whole
// cluster, drawn as it was set, and for its text. So text in every script can
// be copied as it was written, and the file only contains what is used.
type fonts struct {
	setter *shaping.Setter
	glyphs []glyph
	known  map[string]int // index in glyphs
}

// perFont is the number of codes of one font.
const perFont = 256

// glyph is a cluster as stored in a file.
type glyph struct {
	text  string
	width float64 // in thousandths of an em
	draw  []byte
}

// code identifies a glyph in a text.
type code struct {
	font  int
	code  int
	width float64 // in ems
}

func newFonts(setter *shaping.Setter) *fonts {
	return &fonts{setter: setter, known: map[string]int{}}
}

// codes finds or creates the codes of a cluster.
func (f *fonts) codes(c shaping.Cluster) []code {
	drawing, width := f.draw(c)
	if !c.RTL {
		return []code{f.code(c.Text, drawing, width)}
	}
	// Viewers reverse right-to-left text, including the characters of one
	// cluster. So each of them has its own position, marks without a width; the
	// leftmost one draws them all.
	characters := []rune(c.Text)
	letters := 0.0
	for _, r := range characters {
		if !isMark(r) {
			letters++
		}
	}
	var codes []code
	left := width
	for i, r := range slices.Backward(characters) {
		share := 0.0
		switch {
		case i == 0:
			share = left
		case !isMark(r):
			share = math.Floor(width / letters)
		}
		left -= share
		codes = append(codes, f.code(string(r), drawing, share))
		drawing = nil
	}
	return codes
}

// isMark reports whether a character is placed on another one.
func isMark(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) }

// code finds or creates a code.
func (f *fonts) code(text string, drawing []byte, width float64) code {
	key := fmt.Sprintf("%s\x00%g\x00%s", text, width, drawing)
	i, ok := f.known[key]
	if !ok {
		i = len(f.glyphs)
		f.known[key] = i
		procedure := append(appendNumbers(nil, 0, width, 0), drawing...)
		if drawing == nil {
			procedure = append(procedure, "0 0 0 0 d1\n"...)
		}
		f.glyphs = append(f.glyphs, glyph{text, width, procedure})
	}
	return code{i / perFont, i % perFont, width / 1000}
}

// draw returns the procedure of a cluster after setting its width, in
// thousandths of an em, y upwards.
func (f *fonts) draw(c shaping.Cluster) (drawing []byte, width float64) {
	width = math.Round(c.Advance * 1000)
	path := f.setter.Outline(c).Append(nil, thousandths)
	least, most, ok := path.Bounds()
	if !ok {
		return nil, width
	}
	margin := 0.0
	if c.Thick() {
		margin = shaping.Thick * 1000
	}
	out := appendNumbers(nil, 0, math.Floor(least.X-margin), math.Floor(least.Y-margin), math.Ceil(most.X+margin), math.Ceil(most.Y+margin))
	out = append(out, "d1\n"...)
	if !c.Thick() {
		return append(appendPath(out, path, 1), "f\n"...), width
	}
	out = append(appendNumbers(out, 1, shaping.Thick*1000), "w 1 j\n"...)
	return append(appendPath(out, path, 1), "B\n"...), width
}

// write adds the fonts to a file and returns the resource dictionary that names
// them.
func (f *fonts) write(to *file) string {
	names := "<<"
	for first := 0; first < len(f.glyphs); first += perFont {
		glyphs := f.glyphs[first:min(first+perFont, len(f.glyphs))]
		procs, encoding, widths := "<<", "", ""
		for i, g := range glyphs {
			name := "/g" + strconv.Itoa(i)
			procs += fmt.Sprintf("%s %d 0 R ", name, to.stream("", g.draw))
			encoding += name
			widths += strconv.Itoa(int(g.width)) + " "
		}
		texts := to.stream("", toUnicode(glyphs))
		font := to.object(fmt.Sprintf("<</Type/Font/Subtype/Type3/FontBBox[-500 -500 1500 1200]/FontMatrix[0.001 0 0 0.001 0 0]"+
			"/FirstChar 0/LastChar %d/Widths[%s]/Encoding<</Type/Encoding/Differences[0%s]>>/CharProcs %s>>/Resources<<>>/ToUnicode %d 0 R>>",
			len(glyphs)-1, widths, encoding, procs, texts))
		names += fmt.Sprintf("/F%d %d 0 R ", first/perFont, font)
	}
	return names + ">>"
}

// toUnicode maps the codes of one font to their texts.
func toUnicode(glyphs []glyph) []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	const most = 100 // entries in one block
	for first := 0; first < len(glyphs); first += most {
		block := glyphs[first:min(first+most, len(glyphs))]
		out = append(out, fmt.Sprintf("%d beginbfchar\n", len(block))...)
		for i, g := range block {
			out = append(out, fmt.Sprintf("<%02X> <%s>\n", first+i, hex16(g.text))...)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// hex16 returns a text in UTF-16, in hexadecimal digits.
func hex16(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}
