package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/bidi"
)

// Line is one measured line.
type Line struct {
	Text  string
	Width float64
	RTL   bool // its first strong character is right-to-left
}

// Block is a wrapped text.
type Block struct {
	Style Style
	Lines []Line
	Width float64 // of the widest line
	Cut   bool    // an ellipsis replaces the rest
}

// Height returns the height of all lines.
func (b Block) Height() float64 { return float64(len(b.Lines)) * b.Style.LineHeight() }

const ellipsis = "…"

// Wrap breaks a text into lines no wider than most, at the opportunities of UAX
// #14 and otherwise between grapheme clusters. Lines are balanced: they are
// about equally long, and no more than a greedy wrap needs. A text that needs
// more than the given number of lines ends in an ellipsis. The text is cleaned
// first; an empty one has no lines.
func Wrap(t string, style Style, most float64, lines int) Block {
	b := Block{Style: style}
	t = strings.TrimSpace(Clean(t))
	if t == "" || lines < 1 {
		return b
	}
	words := style.words(t, most, lines)
	parts, rest := fill(words, most, lines)
	if rest {
		b.Cut = true
		parts[len(parts)-1] = style.shorten(parts[len(parts)-1], most)
	} else {
		parts = balance(words, most, parts)
	}
	rtl := isRTL(t)
	for _, part := range parts {
		// Joining letters may be a pixel or two wider together than apart. The
		// line is squeezed by as much: writers fit it to its width.
		line := Line{Text: part, Width: min(style.Width(part), most), RTL: rtl}
		b.Width = max(b.Width, line.Width)
		b.Lines = append(b.Lines, line)
	}
	return b
}

// Fit returns a text on one line no wider than most, with an ellipsis if it is
// too long.
func Fit(t string, style Style, most float64) Line {
	b := Wrap(t, style, most, 1)
	if len(b.Lines) == 0 {
		return Line{}
	}
	return b.Lines[0]
}

// Widest returns the width of the widest piece of a text that a wrap would not
// break if it had the room, at most most.
func Widest(t string, style Style, most float64) float64 {
	widest := 0.0
	for _, w := range style.words(strings.TrimSpace(Clean(t)), most, widestLines) {
		widest = max(widest, w.width)
	}
	return min(widest, most)
}

// widestLines limits how much of a text Widest examines.
const widestLines = 10

// word is an unbreakable piece of a text, with the white space after it.
type word struct {
	text   string
	width  float64 // without trailing white space
	space  float64 // of the trailing white space
	breaks bool    // the line must end after it
}

// words splits a text at its break opportunities, and words wider than most at
// grapheme clusters. It stops when there is more than the lines can hold.
func (s Style) words(t string, most float64, lines int) []word {
	var all []word
	room := most * float64(lines+1)
	state := -1
	for t != "" && room >= 0 {
		var segment string
		var must bool
		segment, t, must, state = s.segment(t, state, room)
		bare := strings.TrimRightFunc(segment, unicode.IsSpace)
		w := word{text: segment, width: s.Width(bare), space: s.Width(segment[len(bare):]), breaks: must && t != ""}
		last := len(all) - 1
		switch {
		case last >= 0 && strings.HasSuffix(all[last].text, "-") && all[last].width+w.width <= most:
			// A line does not end in an optional hyphen.
			all[last].text += w.text
			all[last].width += w.width
			all[last].space, all[last].breaks = w.space, w.breaks
		case w.width <= most:
			all = append(all, w)
		default:
			all = append(all, s.split(w, most, room)...)
		}
		room -= w.width
	}
	return all
}

// segment returns the next piece up to a break opportunity. It does not scan a
// piece that is far longer than the remaining room to its end.
func (s Style) segment(t string, state int, room float64) (segment, rest string, must bool, newState int) {
	// Visible text does not stay narrower than a fifth of an em per rune for
	// long.
	limit := int(room/s.Size*5+64) * utf8.UTFMax
	if len(t) <= limit {
		return uniseg.FirstLineSegmentInString(t, state)
	}
	for !utf8.RuneStart(t[limit]) {
		limit--
	}
	segment, rest, must, newState = uniseg.FirstLineSegmentInString(t[:limit], state)
	return segment, t[len(segment):], must && rest != "", newState
}

// split splits a word that is wider than most between grapheme clusters.
func (s Style) split(w word, most, room float64) []word {
	var all []word
	rest, state := w.text, -1
	start, wide := 0, 0.0
	for at := 0; rest != "" && room >= 0; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		cw := s.Width(cluster)
		if wide+cw > most && at > start {
			all = append(all, word{text: w.text[start:at], width: wide})
			start, wide = at, 0
		}
		at += len(cluster)
		wide += cw
		room -= cw
		if rest == "" || room < 0 {
			last := word{text: w.text[start:at], width: wide}
			if rest == "" {
				last.width, last.space, last.breaks = wide-w.space, w.space, w.breaks
			}
			all = append(all, last)
		}
	}
	return all
}

// fill distributes words over lines, greedily. It reports whether some were
// left.
func fill(words []word, most float64, lines int) (parts []string, rest bool) {
	var line strings.Builder
	wide, gap, full := 0.0, 0.0, false
	for _, w := range words {
		if line.Len() > 0 && (full || wide+gap+w.width > most+0.01) {
			parts = append(parts, strings.TrimSpace(line.String()))
			if len(parts) == lines {
				return parts, true
			}
			line.Reset()
			wide, gap = 0, 0
		}
		line.WriteString(w.text)
		wide += gap + w.width
		gap, full = w.space, w.breaks
	}
	return append(parts, strings.TrimSpace(line.String())), false
}

// slack is how much wider than necessary lines may be, so that the first line
// is not shorter than the last because of a few pixels.
const slack = 1.12

// balance narrows the lines as long as their number stays the same.
func balance(words []word, most float64, parts []string) []string {
	if len(parts) < 2 {
		return parts
	}
	low, high := 0.0, most
	for high-low > 1 {
		mid := (low + high) / 2
		if _, rest := fill(words, mid, len(parts)); rest || tooWide(words, mid) {
			low = mid
		} else {
			high = mid
		}
	}
	parts, _ = fill(words, min(most, high*slack), len(parts))
	return parts
}

func tooWide(words []word, most float64) bool {
	for _, w := range words {
		if w.width > most {
			return true
		}
	}
	return false
}

// shorten ends a line in an ellipsis.
func (s Style) shorten(line string, most float64) string {
	room := most - s.Width(ellipsis)
	wide, end := 0.0, 0
	rest, state := line, -1
	for rest != "" {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		wide += s.Width(cluster)
		if wide > room {
			break
		}
		end += len(cluster)
	}
	return strings.TrimRightFunc(line[:end], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:–—-", r)
	}) + ellipsis
}

// Clean prepares a text for display: invalid bytes become U+FFFD, runs of white
// space and control characters become one space, and characters that could
// reorder others are dropped.
func Clean(t string) string {
	if isPlain(t) {
		return t
	}
	var b strings.Builder
	b.Grow(len(t))
	space := false
	for _, r := range t {
		switch {
		case isBidiControl(r):
		case unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F', unicode.IsControl(r), r == '\u2028', r == '\u2029':
			space = true
		default:
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r) // for an invalid byte, this is already U+FFFD
		}
	}
	return b.String()
}

// isPlain reports whether a text is printable ASCII with single spaces.
func isPlain(t string) bool {
	for i := 0; i < len(t); i++ {
		if t[i] < ' ' || t[i] > '~' || t[i] == ' ' && (i == 0 || i == len(t)-1 || t[i-1] == ' ') {
			return false
		}
	}
	return true
}

func isBidiControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 ||
		r == 0x200E || r == 0x200F || r == 0x061C || r == 0xFEFF
}

// isRTL reports whether the first strong character is right-to-left.
func isRTL(t string) bool {
	for _, r := range t {
		if r < 0x590 {
			if unicode.IsLetter(r) {
				return false
			}
			continue
		}
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}
