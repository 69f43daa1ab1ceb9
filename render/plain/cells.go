package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// cells is the width of a text in a terminal.
func cells(text string) int { return uniseg.StringWidth(text) }

// visible is the text without what a terminal would obey, hide or reorder by,
// on one line.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
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
}

// wrap breaks a text into lines of at most first and rest cells, at spaces and
// between wide characters, inside a word only where a whole line is too short
// for it.
func wrap(text string, first, rest int) []string {
	room := max(first, 8)
	var lines []string
	line, width := "", 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, width, room = "", 0, max(rest, 8)
	}
	state := -1
	var segment string
	text = visible(text)
	for text != "" {
		segment, text, _, state = uniseg.FirstLineSegmentInString(text, state)
		w := cells(strings.TrimRight(segment, " "))
		if width > 0 && width+w > room {
			flush()
		}
		for w > room { // a word that is longer than a line
			part := cut(segment, room)
			line = part
			flush()
			segment = segment[len(part):]
			w = cells(strings.TrimRight(segment, " "))
		}
		line += segment
		width += cells(segment)
	}
	flush()
	return lines
}

// cut is as much of the text as fits, at least one character.
func cut(text string, room int) string {
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
