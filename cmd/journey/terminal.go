package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/journey-lang/journey/lang/diag/report"
)

// tell writes a line for people to standard error. All lines but those of
// reports and progress are written here: whatever somebody put into a name, a
// key or a text, a terminal neither obeys nor hides it, and it begins no line
// of its own.
func (s *streams) tell(format string, args ...any) {
	fmt.Fprintln(s.err, report.Visible(fmt.Sprintf(format, args...)))
}

// shownPath is a path at the start of a line. One that would be taken for a
// command where logs are read, such as ::error, still names the file.
func shownPath(path string) string {
	path = report.Visible(path)
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
// NO_COLOR is set or the terminal is a dumb one.
func colored(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
