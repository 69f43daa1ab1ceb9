package diagnostics

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
)

// GitHub writes the list as workflow commands, which GitHub Actions shows as
// annotations next to the lines they are about: problems first, then findings,
// each in the order of the list. Infos become notices. The last line is the
// summary, for the log. For files, see Summary.
//
//	::error file=card.journey,line=3,col=10,endLine=3,endColumn=18,title=J201 passive::nobody owns …
func GitHub(w io.Writer, list diag.List, files int) error {
	b := bufio.NewWriter(w)
	for _, findings := range []bool{false, true} {
		for _, d := range list {
			if d.IsFinding() == findings {
				annotation(b, d)
			}
		}
	}
	b.WriteString(Summary(list, files) + "\n")
	return b.Flush()
}

func annotation(b *bufio.Writer, d diag.Diagnostic) {
	start, end := d.File.Position(d.Span.Start), d.File.Position(max(d.Span.Start, d.Span.End))
	kind := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "notice"}[d.Severity]
	fmt.Fprintf(b, "::%s file=%s,line=%d,", kind, property.Replace(Visible(filepath.ToSlash(d.File.Name()))), start.Line)
	if start.Line == end.Line { // GitHub accepts columns only within one line
		fmt.Fprintf(b, "col=%d,", start.UTF16+1)
	}
	fmt.Fprintf(b, "endLine=%d,", end.Line)
	if start.Line == end.Line {
		fmt.Fprintf(b, "endColumn=%d,", end.UTF16+1)
	}
	title := string(d.Code) + " " + d.Code.Info().Slug
	if d.IsFinding() {
		title += " (finding)"
	}
	text := Visible(d.Message)
	for _, r := range d.Related {
		text += fmt.Sprintf("\n%s:%d: %s", Visible(r.File.Name()), r.File.LineAt(r.Span.Start), Visible(r.Message))
	}
	if d.Help != "" {
		text += "\nhelp:"
		for line := range strings.Lines(d.Help) {
			text += " " + Visible(strings.TrimRight(line, "\n"))
		}
	}
	fmt.Fprintf(b, "title=%s::%s\n", property.Replace(title), message.Replace(text))
}

// Characters with a meaning in workflow commands are escaped as a percent sign
// and two digits.
var (
	message  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
