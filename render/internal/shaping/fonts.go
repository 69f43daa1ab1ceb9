package shaping

import (
	"bytes"
	"compress/gzip"
	"embed"
	"io"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
)

// Font is a font that provides outlines.
type Font struct {
	data  *font.Font
	thick bool // bold only by thickening
}

//go:embed fonts/*.gz
var files embed.FS

// span is a range of characters.
type span struct{ first, last rune }

// covers are the fonts after Liberation Sans, each with the characters that it
// is used for. The first one that has them wins.
var covers = []struct {
	file  string
	spans []span
}{
	{"Arabic.ttf", []span{{0x0600, 0x06FF}, {0x0750, 0x077F}, {0x0870, 0x08FF}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFE}}},
	{"Armenian.ttf", []span{{0x0530, 0x058F}, {0xFB13, 0xFB17}}},
	{"Syriac.ttf", []span{{0x0700, 0x074F}, {0x0860, 0x086F}}},
	{"Thaana.ttf", []span{{0x0780, 0x07BF}}},
	{"NKo.ttf", []span{{0x07C0, 0x07FF}}},
	{"Devanagari.ttf", []span{{0x0900, 0x097F}, {0x1CD0, 0x1CFF}, {0xA8E0, 0xA8FF}}},
	{"Bengali.ttf", []span{{0x0980, 0x09FF}}},
	{"Gurmukhi.ttf", []span{{0x0A00, 0x0A7F}}},
	{"Gujarati.ttf", []span{{0x0A80, 0x0AFF}}},
	{"Oriya.ttf", []span{{0x0B00, 0x0B7F}}},
	{"Tamil.ttf", []span{{0x0B80, 0x0BFF}}},
	{"Telugu.ttf", []span{{0x0C00, 0x0C7F}}},
	{"Kannada.ttf", []span{{0x0C80, 0x0CFF}}},
	{"Malayalam.ttf", []span{{0x0D00, 0x0D7F}}},
	{"Sinhala.ttf", []span{{0x0D80, 0x0DFF}}},
	{"Thai.ttf", []span{{0x0E00, 0x0E7F}}},
	{"Lao.ttf", []span{{0x0E80, 0x0EFF}}},
	{"Tibetan.ttf", []span{{0x0F00, 0x0FFF}}},
	{"Myanmar.ttf", []span{{0x1000, 0x109F}, {0xA9E0, 0xA9FF}, {0xAA60, 0xAA7F}}},
	{"Georgian.ttf", []span{{0x10A0, 0x10FF}, {0x1C90, 0x1CBF}, {0x2D00, 0x2D2F}}},
	{"Ethiopic.ttf", []span{{0x1200, 0x139F}, {0x2D80, 0x2DDF}, {0xAB00, 0xAB2F}}},
	{"Cherokee.ttf", []span{{0x13A0, 0x13FF}, {0xAB70, 0xABBF}}},
	{"CanadianAboriginal.ttf", []span{{0x1400, 0x167F}, {0x18B0, 0x18FF}}},
	{"Khmer.ttf", []span{{0x1780, 0x17FF}, {0x19E0, 0x19FF}}},
	{"Mongolian.ttf", []span{{0x1800, 0x18AF}}},
	{"CJK.otf", []span{{0x1100, 0x11FF}, {0x2E80, 0x9FFF}, {0xA960, 0xA97F}, {0xAC00, 0xD7FF}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF00, 0xFFEF}}},
	{"Math.ttf", []span{{0x2030, 0x22FF}, {0x2900, 0x297F}}},
	{"Symbols2.ttf", []span{{0x2190, 0x2BFF}}},
	{"Symbols.ttf", []span{{0x2000, 0x2BFF}, {0x1F100, 0x1F1E5}, {0x1F200, 0x1F2FF}}},
	{emojiFile, []span{{0x00A9, 0x00AE}, {0x2000, 0x32FF}, {0x1F000, 0x1FAFF}}},
}

const emojiFile = "Emoji.ttf"

// embedded are the fonts of covers, each read on first use.
var embedded = func() map[string]func() *font.Font {
	fonts := make(map[string]func() *font.Font, len(covers))
	for _, c := range covers {
		fonts[c.file] = sync.OnceValue(func() *font.Font { return unpack(c.file) })
	}
	return fonts
}()

var (
	regular = sync.OnceValue(func() *font.Font { return read(liberationsansregular.TTF, 0) })
	bold    = sync.OnceValue(func() *font.Font { return read(liberationsansbold.TTF, 0) })
)

// unpack reads an embedded font, or returns nil if it does not exist.
func unpack(file string) *font.Font {
	packed, err := files.Open("fonts/" + file + ".gz")
	if err != nil {
		return nil
	}
	defer packed.Close()
	plain, err := gzip.NewReader(packed)
	if err != nil {
		return nil
	}
	data, err := io.ReadAll(plain)
	if err != nil {
		return nil
	}
	return read(data, 0)
}

// read reads one font of a file, or returns nil if it is invalid.
func read(data []byte, index int) *font.Font {
	faces, err := font.ParseTTC(bytes.NewReader(data))
	if err != nil || index < 0 || index >= len(faces) {
		return nil
	}
	return faces[index].Font
}

// has reports whether the font has glyphs for all drawable runes.
func (f *Font) has(cluster []rune) bool {
	if f == nil {
		return false
	}
	for _, r := range cluster {
		if _, ok := f.data.NominalGlyph(r); !ok && !ignorable(r) {
			return false
		}
	}
	return true
}
