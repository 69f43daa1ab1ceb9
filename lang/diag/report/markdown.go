package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
)

// MaxRows is how many rows a table of the Markdown report has at most: a
// comment on a pull request may hold 65,536 characters.
const MaxRows = 50

// maxCell is how many characters of a message or a help line a cell shows.
const maxCell = 300

// Markdown writes a short summary for a pull request or a wiki: the counts, a
// table of problems, the worst first, and one of findings. What comes from an
// author stands in code spans alone and is never markup, a mention or a link.
// Files is as in Summary.
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

// codeSpan is a text as a Markdown code span that fits into a cell of a table.
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
	// One space at each side belongs to the fence, where a backtick would touch it.
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	// A cell ends at a pipe, but for one behind a backslash, but for one behind two.
	text = strings.ReplaceAll(text, `\|`, `\ |`)
	return fence + strings.ReplaceAll(text, "|", `\|`) + fence
}
