package text

import (
	"bytes"
	"errors"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// widths are the tables of a font that say how wide its characters are. Unlike
// a font.Face, they are safe for concurrent use. Reading them takes a fiftieth
// of the time that a whole font takes, and every process that draws reads them.
type widths struct {
	glyphs   font.Cmap // nil for a font without characters
	advances tables.Hmtx
	em       float64 // in the unit of advances
}

// readWidths reads the widths of a TrueType font.
func readWidths(data []byte) (widths, error) {
	file, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return widths{}, err
	}
	raw := func(table string) []byte {
		content, missing := file.RawTable(opentype.MustNewTag(table))
		err = errors.Join(err, missing)
		return content
	}
	head, _, badHead := tables.ParseHead(raw("head"))
	maxp, _, badMaxp := tables.ParseMaxp(raw("maxp"))
	hhea, _, badHhea := tables.ParseHhea(raw("hhea"))
	cmap, _, badCmap := tables.ParseCmap(raw("cmap"))
	wide := int(hhea.NumOfLongMetrics) // all further glyphs are as wide as the last of these
	hmtx, _, badHmtx := tables.ParseHmtx(raw("hmtx"), wide, int(maxp.NumGlyphs)-wide)
	glyphs, _, badGlyphs := font.ProcessCmap(cmap, tables.FPNone)
	if err := errors.Join(err, badHead, badMaxp, badHhea, badCmap, badHmtx, badGlyphs); err != nil {
		return widths{}, err
	}
	return widths{glyphs, hmtx, float64(head.Upem())}, nil
}

// of returns the advance width of a rune in ems; ok is false if the font does
// not have it.
func (w widths) of(r rune) (em float64, ok bool) {
	if w.glyphs == nil {
		return 0, false
	}
	glyph, ok := w.glyphs.Lookup(r)
	if !ok || glyph == 0 {
		return 0, false
	}
	return float64(w.advances.Advance(tables.GlyphID(glyph))) / w.em, true
}
