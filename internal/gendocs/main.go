// Command gendocs writes into the docs what the code knows: in docs/language.md
// keywords, channels, moods, rules and the grammar; in docs/config.md the keys
// of a journey.toml; in docs/limits.md all limits; a page for each rule; the
// schema of a journey.toml, and the one that `journey new` writes.
//
// In hand-written pages it replaces what is between the lines
//
//	<!-- begin generated: NAME -->
//	<!-- end generated: NAME -->
//
// and leaves everything else alone. Its test fails if a file is out of date.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
)

//go:generate go run .

// root is the top of the project, relative to this folder.
const root = "../.."

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "gendocs:", err)
		os.Exit(1)
	}
}

func write() error {
	files, err := generate()
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.text == "" {
			err = os.Remove(filepath.Join(root, f.path))
		} else {
			err = os.WriteFile(filepath.Join(root, f.path), []byte(f.text), 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// file is a generated file; one without a text is to be removed.
type file struct{ path, text string }

// generate returns all generated files.
func generate() ([]file, error) {
	limits, err := readLimits()
	if err != nil {
		return nil, err
	}
	sizes, err := readSizes()
	if err != nil {
		return nil, err
	}
	files := []file{
		{"docs/schemas/journey.toml.schema.json", schema(limits, sizes)},
		{"compiler/config/template.toml", template(limits, sizes)},
	}
	for _, p := range pages(limits, sizes) {
		old, err := os.ReadFile(filepath.Join(root, p.path))
		if err != nil {
			return nil, err
		}
		text, err := p.fill(string(old))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.path, err)
		}
		files = append(files, file{p.path, text})
	}
	rules, err := rulePages(limits)
	return append(files, rules...), err
}

// page is a page with generated parts, each of which must occur once.
type page struct {
	path   string
	blocks []block
}

type block struct {
	name string
	text func() string
}

func pages(limits, sizes []limit) []page {
	return []page{
		{"docs/language.md", []block{
			{"channels", channels},
			{"parts", parts},
			{"moods", moods},
			{"rules", func() string { return ruleTable("rules/", rules.All()) }},
			{"keywords", keywords},
			{"grammar", grammar},
		}},
		{"docs/config.md", []block{
			{"limits", func() string { return limitTable(limits) }},
			{"sizes", func() string { return sizeTable(sizes) }},
			{"words", wordTable},
		}},
		{"docs/limits.md", []block{
			{"sizes", func() string { return sizeTable(sizes) }},
			{"input", func() string { return fixedTable(inputLimits) }},
			{"output", func() string { return fixedTable(outputLimits) }},
		}},
	}
}

// fill returns the page with every block generated again.
func (p page) fill(text string) (string, error) {
	for _, b := range p.blocks {
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

// table returns a Markdown table.
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
	for _, c := range lexicon.Default().Channels() {
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
	for _, g := range lexicon.Default().Moods() {
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
	for _, e := range keyword.Table() {
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
