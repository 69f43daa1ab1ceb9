package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/journey-lang/journey/report/diagnostics"
)

// tell writes a line for people to standard error. All lines except reports and
// progress are written here: whatever a name, a key or a text contains, a
// terminal neither obeys nor hides it, and it does not start a new line.
func (s *streams) tell(format string, args ...any) {
	fmt.Fprintln(s.err, diagnostics.Visible(fmt.Sprintf(format, args...)))
}

// shownPath returns a path for the start of a line. A path that log readers
// would treat as a command, such as ::error, still names the file.
func shownPath(path string) string {
	path = diagnostics.Visible(path)
	if start := strings.TrimLeft(path, " "); strings.HasPrefix(start, "::") || strings.HasPrefix(start, "##[") {
		return "./" + path
	}
	return path
}

// isTerminal reports whether a person reads what is written to w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colored reports whether to write to w in colour: on a terminal, unless
// NO_COLOR is set or the terminal is dumb.
func colored(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
