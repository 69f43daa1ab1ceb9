package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"

	"github.com/journey-lang/journey/render"
)

// machineFonts are the fonts of this machine, for characters that the embedded
// ones lack. They are searched on first use.
type machineFonts struct {
	asked bool
	fonts *fontscan.FontMap // nil if there are none
}

// Font finds a font that has the character.
func (m *machineFonts) Font(r rune) (data []byte, index int, ok bool) {
	if !m.asked {
		m.asked = true
		m.fonts = scanFonts()
	}
	if m.fonts == nil {
		return nil, 0, false
	}
	m.fonts.SetScript(language.LookupScript(r))
	face := m.fonts.ResolveFace(r)
	if face == nil {
		return nil, 0, false
	}
	if _, has := face.NominalGlyph(r); !has {
		return nil, 0, false
	}
	at := m.fonts.FontLocation(face.Font)
	data, err := os.ReadFile(at.File)
	return data, int(at.Index), err == nil
}

// scanFonts lists the fonts, or reads the cached list.
func scanFonts() *fontscan.FontMap {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	fonts := fontscan.NewFontMap(log.New(io.Discard, "", 0))
	if err := fonts.UseSystemFonts(filepath.Join(cache, "journey")); err != nil {
		return nil
	}
	fonts.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}})
	return fonts
}

// withoutFont reports what was drawn as boxes, in one line.
func withoutFont(name string, missing []render.Missing) string {
	scripts := make([]string, len(missing))
	for i, m := range missing {
		scripts[i] = fmt.Sprintf("%s (%U)", m.Script, m.Sample)
	}
	return fmt.Sprintf("%s: no font for %s, drawn as boxes; install one that has it, or write svg", name, strings.Join(scripts, ", "))
}
