package shaping

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
)

// Missing is a script with a character that has no font.
type Missing struct {
	Script string // in English: "Tai Tham"; "symbols" for characters without a script
	Sample rune   // the first such character
}

// Missing returns the scripts that were drawn as boxes, in the order of their
// first appearance.
func (s *Setter) Missing() []Missing { return slices.Clone(s.missing) }

// pick returns the font for a grapheme cluster, or nil if there is none. before
// is the font of the previous cluster, or nil.
func (s *Setter) pick(cluster []rune, before *Font, isBold bool) *Font {
	if isEmoji(cluster) {
		if f := s.weight(embedded[emojiFile](), isBold, false); f.has(cluster) {
			return f
		}
	}
	main := s.weight(regular(), false, true)
	if isBold {
		main = s.weight(bold(), true, true)
	}
	if main.has(cluster) {
		return main
	}
	if !language.LookupScript(cluster[0]).Strong() && before.has(cluster) {
		return before
	}
	for _, c := range covers {
		if slices.ContainsFunc(c.spans, func(sp span) bool { return sp.first <= cluster[0] && cluster[0] <= sp.last }) {
			if f := s.weight(embedded[c.file](), isBold, false); f.has(cluster) {
				return f
			}
		}
	}
	if f := s.weight(s.search(cluster[0]), isBold, false); f.has(cluster) {
		return f
	}
	// A letter without its rare mark says more than a box.
	if len(cluster) > 1 && unicode.IsLetter(cluster[0]) {
		if f := s.pick(cluster[:1], before, isBold); f != nil {
			for i := range cluster[1:] {
				if mark := cluster[i+1 : i+2]; !f.has(mark) {
					s.miss(mark)
				}
			}
			return f
		}
	}
	s.miss(cluster)
	return nil
}

// weight returns a font in a weight; without own it is thickened if bold. There
// is one value per font and weight.
func (s *Setter) weight(data *font.Font, isBold, own bool) *Font {
	if data == nil {
		return nil
	}
	both, ok := s.fonts[data]
	if !ok {
		both = &[2]*Font{}
		s.fonts[data] = both
	}
	i := 0
	if isBold {
		i = 1
	}
	if both[i] == nil {
		both[i] = &Font{data: data, thick: isBold && !own}
	}
	return both[i]
}

// search asks the fallback once for each character.
func (s *Setter) search(r rune) *font.Font {
	if s.fallback == nil {
		return nil
	}
	found, ok := s.found[r]
	if !ok {
		if data, index, ok := s.fallback.Font(r); ok {
			found = read(data, index)
		}
		if found != nil && !drawable(found, r) {
			found = nil
		}
		s.found[r] = found
	}
	return found
}

// drawable reports whether a font has an outline for the character, not just a
// bitmap.
func drawable(f *font.Font, r rune) bool {
	glyph, ok := f.NominalGlyph(r)
	if !ok {
		return false
	}
	_, ok = font.NewFace(f).GlyphDataOutline(glyph)
	return ok
}

// miss records the script of a cluster without a font.
func (s *Setter) miss(cluster []rune) {
	r := cluster[0]
	for _, c := range cluster {
		if !ignorable(c) {
			r = c
			break
		}
	}
	name := scriptName(r)
	if !slices.ContainsFunc(s.missing, func(m Missing) bool { return m.Script == name }) {
		s.missing = append(s.missing, Missing{name, r})
	}
}

var scriptNames = slices.Sorted(maps.Keys(unicode.Scripts))

// scriptName returns the English name of a character's script.
func scriptName(r rune) string {
	for _, name := range scriptNames {
		if unicode.Is(unicode.Scripts[name], r) {
			if name == "Common" || name == "Inherited" {
				break
			}
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return "symbols"
}

// ignorable reports whether a character is not drawn itself.
func ignorable(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Zl, unicode.Zp)
}

// isEmoji reports whether to draw a grapheme cluster as an emoji.
func isEmoji(cluster []rune) bool {
	for _, r := range cluster {
		if r == 0xFE0F || r == 0x20E3 || r >= 0x1F000 && r <= 0x1FAFF {
			return true
		}
	}
	return false
}
