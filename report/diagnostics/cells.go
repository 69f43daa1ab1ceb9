package diagnostics

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const (
	tabStop = 4
	// maxCluster limits the bytes of one character on the screen: a letter with
	// a thousand accents is cut, the longest emoji is not.
	maxCluster = 64
)

// cell is one character as a reader sees it.
type cell struct {
	start, end int    // bytes of the line
	text       string // what to print; never a control character
	width      int    // terminal cells
}

// layOut splits a line into what a terminal shows. Offsets count from the start
// of the line.
func layOut(line string) []cell {
	var cells []cell
	column, state := 0, -1
	for off := 0; off < len(line); {
		cluster, _, width, next := uniseg.FirstGraphemeClusterInString(line[off:], state)
		state = next
		c := cell{start: off, end: off + len(cluster)}
		if cluster == "\t" {
			c.width = tabStop - column%tabStop
			c.text = strings.Repeat(" ", c.width)
		} else if shown := Visible(cluster); shown != cluster {
			c.text, c.width = shown, uniseg.StringWidth(shown)
		} else {
			c.text, c.width = cluster, width
		}
		cells = append(cells, c)
		column += c.width
		off = c.end
	}
	return cells
}

// Visible writes everything that a terminal would obey, hide or reorder as
// <U+001B>, so that a report shows what the file really contains. This includes
// line ends.
func Visible(text string) string {
	plain := true
	for _, r := range text {
		if r < ' ' || r > '~' {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	var b strings.Builder
	state, cluster := -1, ""
	for rest := text; rest != ""; {
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		for i, off := 0, 0; off < len(cluster) && off < maxCluster; i++ {
			r, n := utf8.DecodeRuneInString(cluster[off:])
			switch {
			case r == utf8.RuneError && n == 1:
				fmt.Fprintf(&b, "<%02X>", cluster[off])
			case hidden(r, i == 0):
				fmt.Fprintf(&b, "<U+%04X>", r)
			default:
				b.WriteString(cluster[off : off+n])
			}
			off += n
		}
	}
	return b.String()
}

// hidden reports whether a terminal would show nothing for the rune. Joiners
// and tags are part of ordinary words and emoji if they follow another rune of
// the same character.
func hidden(r rune, first bool) bool {
	switch {
	case r == '\u200c' || r == '\u200d' || 0xE0020 <= r && r <= 0xE007F:
		return first
	case unicode.Is(unicode.Cf, r):
		return !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Co) || r == '\uFFFE' || r == '\uFFFF'
}
