package diagnostics

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
)

// MaxRows is the maximum number of rows of a table in the Markdown report,
// because a comment on a pull request is limited to 65,536 characters.
const MaxRows = 50

// maxCell is the number of characters of a message or a help line that a cell
// shows.
const maxCell = 300

// Markdown writes a short summary for a pull request or a wiki: the counts, a
// table of problems, worst first, and a table of findings. Author text appears
// only in code spans and never becomes markup, a mention or a link. For files,
// see Summary.
func Markdown(w io.Writer, list diag.List, files int) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "### journey check\n\n%s\n", Summary(list, files))
	var problems, findings diag.List
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Info} {
		for _, d := range list {
			switch {
			case d.IsFinding() && severity == diag.Error: // once, in the order of the list
				findings = append(findings, d)
			case !d.IsFinding() && d.Severity == severity:
				problems = append(problems, d)
			}
		}
	}
	markdownTable(b, "Problems", problems)
	markdownTable(b, "Findings about the service", findings)
	return b.Flush()
}

func markdownTable(b *bufio.Writer, title string, list diag.List) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n#### %s\n\n| | where | what | what to write |\n| --- | --- | --- | --- |\n", title)
	for _, d := range list[:min(len(list), MaxRows)] {
		word, _ := head(d)
		at := d.File.Position(d.Span.Start)
		where := codeSpan(fmt.Sprintf("%s:%d", Visible(d.File.Name()), at.Line))
		fmt.Fprintf(b, "| %s %s | %s | %s | %s |\n", word, d.Code, where, codeSpan(d.Message), codeSpan(d.Help))
	}
	if rest := len(list) - MaxRows; rest > 0 {
		fmt.Fprintf(b, "\n… and %d more.\n", rest)
	}
}

// codeSpan returns the text as a Markdown code span that fits into a table
// cell.
func codeSpan(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return ""
	}
	text = Visible(text)
	if runes := []rune(text); len(runes) > maxCell {
		text = string(runes[:maxCell-1]) + "…"
	}
	longest, run := 0, 0
	for _, r := range text {
		if r == '`' {
			run++
		} else {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	// Where a backtick would touch the fence, one space on each side separates
	// them.
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	// A pipe ends a cell, unless it follows a backslash, unless it follows two.
	text = strings.ReplaceAll(text, `\|`, `\ |`)
	return fence + strings.ReplaceAll(text, "|", `\|`) + fence
}
