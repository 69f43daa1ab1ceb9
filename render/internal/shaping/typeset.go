// Package shaping turns a line of text into positioned glyphs: it picks fonts,
// reorders right-to-left text, joins and stacks letters, and provides the
// outlines of the result. It knows nothing about pictures and touches no files;
// other fonts than its own come from a Fallback.
package shaping

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"github.com/rivo/uniseg"
	"golang.org/x/image/math/fixed"
)

// Fallback finds a font for a character that no embedded font has: the data of
// a font file and the number of the font in it.
type Fallback interface {
	Font(r rune) (data []byte, index int, ok bool)
}

// Style is the style of a line.
type Style struct {
	Bold bool
	RTL  bool // the line as a whole is right-to-left
}

// Line is a line of text, in visual order from left to right. Lengths are in
// ems; y grows downwards.
type Line struct {
	Width    float64
	Clusters []Cluster
}

// Cluster is an indivisible piece of text: a letter with its marks, a ligature,
// an emoji.
type Cluster struct {
	Text    string
	X       float64 // of its origin, from the left end of the line
	Advance float64 // to the next one
	RTL     bool    // its text is right-to-left
	Font    *Font   // nil if no font has it; its outline is a box
	Glyphs  []Glyph
}

// Glyph is a glyph of a font, relative to the origin of its cluster.
type Glyph struct {
	ID   uint32
	X, Y float64
}

// Setter sets lines. A setter must not be used by several goroutines at once,
// but there may be several setters.
type Setter struct {
	fallback Fallback
	shaper   shaping.HarfbuzzShaper
	fonts    map[*font.Font]*[2]*Font // by weight
	faces    map[*Font]*font.Face
	found    map[rune]*font.Font // by the fallback
	missing  []Missing
}

// New returns a setter. The fallback may be nil.
func New(fallback Fallback) *Setter {
	return &Setter{fallback: fallback, fonts: map[*font.Font]*[2]*Font{}, faces: map[*Font]*font.Face{}, found: map[rune]*font.Font{}}
}

// mostRunes limits the length of a line, as a guard against lines that no scene
// has.
const mostRunes = 1 << 14

// Line sets a line of text.
func (s *Setter) Line(text string, style Style) Line {
	runes := make([]rune, 0, len(text))
	for _, r := range text {
		if len(runes) == mostRunes {
			break
		}
		if unicode.Is(unicode.Cc, r) {
			r = unicode.ReplacementChar
		}
		runes = append(runes, r)
	}
	var line Line
	for _, p := range s.visual(runes, style) {
		s.shape(&line, runes, p)
	}
	return line
}

// piece is a run of text with one direction, script and font.
type piece struct {
	start, end int
	level      bidi.Level
	script     language.Script
	font       *Font // nil if no font has it
}

// visual splits a line into pieces, in visual order.
func (s *Setter) visual(runes []rune, style Style) []piece {
	if len(runes) == 0 {
		return nil
	}
	base := bidi.LeftToRight
	if style.RTL {
		base = bidi.RightToLeft
	}
	var paragraph bidi.Paragraph
	runs := paragraph.Segment(runes, base)
	scripts := scriptsOf(runes)
	var pieces []piece
	var highest bidi.Level
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		highest = max(highest, run.Level)
		pieces = s.cut(pieces, runes, scripts, run, style.Bold)
	}
	// Rule L2 of the bidirectional algorithm.
	for level := highest; level >= 1; level-- {
		for i := 0; i < len(pieces); {
			from := i
			for i < len(pieces) && pieces[i].level >= level {
				i++
			}
			slices.Reverse(pieces[from:i])
			i = max(i, from+1)
		}
	}
	return pieces
}

// cut adds the pieces of a run with one direction.
func (s *Setter) cut(pieces []piece, runes []rune, scripts []language.Script, run bidi.Run, bold bool) []piece {
	first := len(pieces)
	rest, state := string(runes[run.Start:run.End]), -1
	for at := run.Start; rest != ""; {
		var text string
		text, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		cluster := []rune(text)
		last := len(pieces) - 1
		var before *Font
		if last >= first {
			before = pieces[last].font
		}
		f := s.pick(cluster, before, bold)
		if last >= first && pieces[last].font == f && f != nil && pieces[last].script == scripts[at] {
			pieces[last].end += len(cluster)
		} else {
			pieces = append(pieces, piece{at, at + len(cluster), run.Level, scripts[at], f})
		}
		at += len(cluster)
	}
	return pieces
}

// scriptsOf returns the script of each character; one without a script belongs
// to what precedes it, or else follows it.
func scriptsOf(runes []rune) []language.Script {
	scripts := make([]language.Script, len(runes))
	last := language.Common
	for i, r := range runes {
		if script := language.LookupScript(r); script.Strong() {
			if last == language.Common {
				for j := range i {
					scripts[j] = script
				}
			}
			last = script
		}
		scripts[i] = last
	}
	return scripts
}

// shape adds the clusters of a piece to the line.
func (s *Setter) shape(line *Line, runes []rune, p piece) {
	if p.font == nil {
		line.add(box(string(runes[p.start:p.end])))
		return
	}
	direction := di.DirectionLTR
	if p.level%2 == 1 {
		direction = di.DirectionRTL
	}
	upem := int(p.font.data.Upem())
	out := s.shaper.ShapeNoExtents(shaping.Input{
		Text: runes, RunStart: p.start, RunEnd: p.end,
		Direction: direction, Face: s.face(p.font), Size: fixed.I(upem), Script: p.script,
	})
	em := func(v fixed.Int26_6) float64 { return float64(v) / 64 / float64(upem) }
	ends := clusterEnds(out.Glyphs, p.end)
	for i := 0; i < len(out.Glyphs); {
		first := out.Glyphs[i].TextIndex()
		c := Cluster{Text: string(runes[first:ends[first]]), Font: p.font, RTL: p.level%2 == 1}
		for ; i < len(out.Glyphs) && out.Glyphs[i].TextIndex() == first; i++ {
			g := out.Glyphs[i]
			c.Glyphs = append(c.Glyphs, Glyph{uint32(g.GlyphID), c.Advance + em(g.XOffset), -em(g.YOffset)})
			c.Advance += em(g.Advance)
		}
		line.add(c)
	}
}

// clusterEnds returns for each cluster's first character the end of its text.
func clusterEnds(glyphs []shaping.Glyph, end int) map[int]int {
	var starts []int
	for _, g := range glyphs {
		starts = append(starts, g.TextIndex())
	}
	slices.Sort(starts)
	starts = append(slices.Compact(starts), end)
	ends := make(map[int]int, len(starts))
	for i, start := range starts[:len(starts)-1] {
		ends[start] = starts[i+1]
	}
	return ends
}

func (l *Line) add(c Cluster) {
	c.X = l.Width
	l.Width += c.Advance
	l.Clusters = append(l.Clusters, c)
}

// face returns the setter's own face of a font: a face must not be shared.
func (s *Setter) face(f *Font) *font.Face {
	face, ok := s.faces[f]
	if !ok {
		face = font.NewFace(f.data)
		s.faces[f] = face
	}
	return face
}
