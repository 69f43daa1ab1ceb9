package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/report/diagnostics"
)

// ruleFolder contains a page for each rule and nothing else.
const ruleFolder = "docs/rules"

// ruleTable returns a table of rules; the folder of their pages is relative to
// the page with the table.
func ruleTable(folder string, all []rules.Rule) string {
	var rows [][]string
	for _, r := range all {
		link := fmt.Sprintf("[`%s`](%s%s.md)", r.Code, folder, r.Code)
		rows = append(rows, []string{link, r.Slug(), r.Kind(), r.Doc.Summary})
	}
	return table([]string{"code", "name", "severity", "what it finds"}, rows)
}

// rulePages returns the pages of all rules, with their index.
func rulePages(limits []limit) ([]file, error) {
	all := []file{{ruleFolder + "/index.md", ruleIndex()}}
	for _, r := range rules.All() {
		text, err := rulePage(r, limits)
		if err != nil {
			return nil, err
		}
		all = append(all, file{ruleFolder + "/" + string(r.Code) + ".md", text})
	}
	there, err := os.ReadDir(filepath.Join(root, ruleFolder))
	for _, e := range there {
		path := ruleFolder + "/" + e.Name()
		if !slices.ContainsFunc(all, func(f file) bool { return f.path == path }) {
			all = append(all, file{path: path})
		}
	}
	return all, err
}

func ruleIndex() string {
	var b strings.Builder
	b.WriteString(`# Rules

Every message of ` + "`journey check`" + ` has a code. Errors stop a picture from being drawn; warnings and infos never do. J0 to J4 are
problems in the text; J5 are findings about the service itself and are listed separately. A [comment](../config.md#in-a-journey) silences a
rule in one place, a [journey.toml](../config.md) sets its severity for a folder.

In a terminal, ` + "`journey explain --list`" + ` lists the rules and ` + "`journey explain CODE`" + ` shows one.
`)
	for _, f := range rules.Families() {
		var own []rules.Rule
		for _, r := range rules.All() {
			if f.Has(r) {
				own = append(own, r)
			}
		}
		fmt.Fprintf(&b, "\n## %s %s\n\n%s", f.Prefix, f.Title, ruleTable("", own))
	}
	return b.String()
}

func rulePage(r rules.Rule, limits []limit) (string, error) {
	said, err := reported(r)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s\n\n%s: %s.\n\n%s\n\n", r.Code, r.Slug(), capital(r.Kind()), r.Doc.Summary, r.Doc.Why)
	fmt.Fprintf(&b, "## Bad\n\n%s\n`journey check` says:\n\n%s\n", fence(r.Language(), r.Doc.Bad), fence("text", said))
	fmt.Fprintf(&b, "## Good\n\n%s\n## Silencing it\n\n", fence(r.Language(), r.Doc.Good))
	if r.CanBeSilenced() {
		fmt.Fprintf(&b, "In one place, with a comment on the line above: `# journey:allow %s reason`. For a folder, in its [journey.toml](../config.md):\n\n", r.Code)
		b.WriteString(fence("toml", fmt.Sprintf("[severity]\n%s = \"off\" # or \"info\", \"warning\", \"error\"\n", r.Slug())))
	} else {
		b.WriteString("It cannot be silenced: whatever cannot be read has to be fixed.\n")
	}
	if rows := limitsOf(r, limits); len(rows) > 0 {
		fmt.Fprintf(&b, "\n## Limits\n\n%s\nSet them in [journey.toml](../config.md#limits).\n", limitTable(rows))
	}
	b.WriteString("\n[All rules](index.md)\n")
	return b.String(), nil
}

func fence(language, text string) string { return "```" + language + "\n" + text + "```\n" }

// library is the only file that the examples use.
var library = compiled.Files{"team.journey": "rep is a rep\n"}

// reported returns what check reports about the bad example of a rule, without the
// summary in the last line.
func reported(r rules.Rule) (string, error) {
	var found diag.List
	if r.Stage == rules.Settings {
		_, found = config.Parse(config.FileName, []byte(r.Doc.Bad))
	} else {
		result, err := compiler.Compile(context.Background(), "refund.journey", r.Doc.Bad, compiler.Options{Loader: library})
		if err != nil {
			return "", err
		}
		found = result.Diagnostics
	}
	var b strings.Builder
	if err := diagnostics.Text(&b, found, diagnostics.TextOptions{}); err != nil {
		return "", err
	}
	said := b.String()
	end := strings.LastIndex(strings.TrimRight(said, "\n"), "\n\n")
	if end < 0 {
		return "", errors.New("nothing is reported for:\n" + r.Doc.Bad)
	}
	return said[:end+1], nil
}
