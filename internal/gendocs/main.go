// Command gendocs writes into docs/language.md what the code knows better
// than an author: keywords, channels, moods, rules and the grammar.
//
// It replaces what stands between the lines
//
//	<!-- begin generated: NAME -->
//	<!-- end generated: NAME -->
//
// and leaves all else alone. Its test fails when the page is out of date.
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/token"
	"github.com/journey-lang/journey/lang/words"
)

//go:generate go run .

// page is the file to work on, relative to this folder.
const page = "../../docs/language.md"

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "gendocs:", err)
		os.Exit(1)
	}
}

func write() error {
	old, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	text, err := generate(string(old))
	if err != nil {
		return fmt.Errorf("%s: %w", page, err)
	}
	return os.WriteFile(page, []byte(text), 0o644)
}

// blocks are the generated parts; each has to stand in the page once.
var blocks = []struct {
	name string
	text func() string
}{
	{"channels", channels},
	{"parts", parts},
	{"moods", moods},
	{"rules", ruleTable},
	{"keywords", keywords},
	{"grammar", grammar},
}

// generate is the page with every block made anew.
func generate(text string) (string, error) {
	for _, b := range blocks {
		begin, end := "<!-- begin generated: "+b.name+" -->\n", "<!-- end generated: "+b.name+" -->"
		before, rest, ok := strings.Cut(text, begin)
		if !ok {
			return "", fmt.Errorf("no block %q begins", b.name)
		}
		_, after, ok := strings.Cut(rest, end)
		if !ok {
			return "", fmt.Errorf("no block %q ends", b.name)
		}
		text = before + begin + "\n" + b.text() + "\n" + end + after
	}
	return text, nil
}

// table is a Markdown table.
func table(head []string, rows [][]string) string {
	var b strings.Builder
	line := func(cells []string) {
		for _, c := range cells {
			b.WriteString("| " + strings.ReplaceAll(c, "|", `\|`) + " ")
		}
		b.WriteString("|\n")
	}
	line(head)
	b.WriteString(strings.Repeat("| --- ", len(head)) + "|\n")
	for _, r := range rows {
		line(r)
	}
	return b.String()
}

func code(s string) string { return "`" + s + "`" }

func codes(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = code(w)
	}
	return strings.Join(quoted, ", ")
}

func channels() string {
	var rows [][]string
	for _, c := range words.Default().Channels() {
		var traits []string
		if c.Live {
			traits = append(traits, "live")
		}
		if c.Digital {
			traits = append(traits, "digital")
		}
		rows = append(rows, []string{c.Label, codes(c.Words), strings.Join(traits, ", ")})
	}
	return table([]string{"channel", "written as", ""}, rows)
}

func parts() string {
	var rows [][]string
	for _, p := range model.Parts {
		rows = append(rows, []string{code(p.Name), p.Help, p.Usual})
	}
	return table([]string{"part", "what it is", "shown"}, rows)
}

func moods() string {
	var rows [][]string
	for _, g := range words.Default().Moods() {
		value := fmt.Sprintf("%+d", g.Value)
		if g.Value == 0 {
			value = "0"
		}
		rows = append(rows, []string{strings.Replace(value, "-", "−", 1), strings.Join(g.Words, ", ")})
	}
	return table([]string{"number", "words"}, rows)
}

func keywords() string {
	var rows [][]string
	for _, e := range token.Table() {
		reserved := ""
		if e.Reserved {
			reserved = "reserved"
		}
		rows = append(rows, []string{code(e.Word), code(e.Form), e.Where, e.Help, reserved})
	}
	return table([]string{"keyword", "write", "where", "what it does", ""}, rows)
}

func grammar() string {
	return "```ebnf\n" + strings.TrimSpace(parser.EBNF()) + "\n```\n"
}

func ruleTable() string {
	var rows [][]string
	for _, r := range rules.All() {
		kind := r.Severity().String()
		if r.Code.IsFinding() {
			kind = "finding"
		}
		rows = append(rows, []string{code(string(r.Code)), r.Slug(), kind, r.Doc.Why})
	}
	return table([]string{"code", "name", "severity", "why"}, rows)
}
