// Package terminal prepares text for a terminal: how wide it is, where it
// breaks, and what must not reach the terminal. Columns are terminal columns:
// wide characters count as two.
//
// It does not know about journeys, and neither opens nor queries a terminal.
package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Width returns the width of a text in columns.
func Width(text string) int { return uniseg.StringWidth(text) }

// Visible returns the text without what a terminal would obey, hide or reorder,
// on one line. However it is broken into lines, none of them is a command for
// log readers, such as ::error or ##[error].
func Visible(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u00a0' || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r):
			return ' '
		case r == '\u200c' || r == '\u200d':
			return r // part of words and emoji
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co):
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(text, string(utf8.RuneError)))
	if strings.Contains(text, "::") {
		text = strings.ReplaceAll(text, "::", ": :")
		text = strings.ReplaceAll(text, "::", ": :") // of each odd one
	}
	return strings.ReplaceAll(text, "##[", "## [")
}

// Wrap breaks a text, made visible, into lines of at most first and rest
// columns, at spaces and between wide characters, and inside a word only if it
// is longer than a line.
func Wrap(text string, first, rest int) []string {
	room := max(first, 8)
	var lines []string
	line, width := "", 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, width, room = "", 0, max(rest, 8)
	}
	state := -1
	var segment string
	text = Visible(text)
	for text != "" {
		segment, text, _, state = uniseg.FirstLineSegmentInString(text, state)
		w := Width(strings.TrimRight(segment, " "))
		if width > 0 && width+w > room {
			flush()
		}
		for w > room { // a word that is longer than a line
			part := Cut(segment, room)
			if len(part) >= len(strings.TrimRight(segment, " ")) {
				break
			}
			line = part
			flush()
			segment = segment[len(part):]
		}
		line += segment
		width += Width(segment)
	}
	flush()
	return lines
}

// Cut returns as much of the text as fits, at least one character.
func Cut(text string, room int) string {
	end, width, state := 0, 0, -1
	for rest := text; rest != ""; {
		cluster, more, w, next := uniseg.FirstGraphemeClusterInString(rest, state)
		if end > 0 && width+w > room {
			break
		}
		end, width, state, rest = end+len(cluster), width+w, next, more
	}
	return text[:end]
}

// Fit returns the text, made visible, in exactly that many columns: padded with
// blanks, or cut with an ellipsis.
func Fit(text string, columns int) string {
	text = Visible(text)
	if Width(text) > columns {
		text = strings.TrimRight(Cut(text, max(columns-1, 1)), " ") + "…"
	}
	return text + strings.Repeat(" ", max(columns-Width(text), 0))
}

// eighths are the ends of bars, from one to seven eighths of a column.
var eighths = []rune("▏▎▍▌▋▊▉")

// Bar draws a share, in [0, 1], as a bar of at most that many columns. Any
// share above zero is visible. With ascii it consists of #.
func Bar(share float64, columns int, ascii bool) string {
	share = min(max(share, 0), 1)
	if !(share > 0) || columns <= 0 {
		return ""
	}
	if ascii {
		return strings.Repeat("#", max(int(share*float64(columns)+0.5), 1))
	}
	parts := max(int(share*float64(columns)*8+0.5), 1)
	bar := strings.Repeat("█", parts/8)
	if rest := parts % 8; rest > 0 {
		bar += string(eighths[rest-1])
	}
	return bar
}

// Painter paints texts if it is true.
type Painter bool

// Style is the style of a text, as parameters of ANSI's SGR sequence.
type Style string

// The styles in use.
const (
	Bold   Style = "1"
	Dim    Style = "2"
	Red    Style = "31"
	Green  Style = "32"
	Yellow Style = "33"
	Blue   Style = "34"
	Violet Style = "35"
	Cyan   Style = "36"
)

// Paint returns the text in a style.
func (p Painter) Paint(s Style, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}
