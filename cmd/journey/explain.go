package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/internal/spell"
)

func explainCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "explain a rule, with a bad and a good example",
		ArgsUsage: "CODE… | --list",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "list", DisableDefaultText: true, Usage: "list all rules, one per line"},
		},
		Description: `Takes the code or the name of a rule.

Examples:
  journey explain J201
  journey explain ping-pong
  journey explain --list`,
		Action: func(c *cli.Context) error {
			if c.Bool("list") {
				return s.print([]byte(ruleList()))
			}
			if c.Args().Len() == 0 {
				return &usageError{message: "explain needs a code such as J201", hint: "journey explain --list"}
			}
			return s.explain(c.Args().Slice())
		},
	}
}

// explain writes the pages of the rules, or nothing if one of them does not
// exist.
func (s *streams) explain(names []string) error {
	var pages []string
	for _, name := range names {
		rule, ok := rules.Find(name)
		if !ok {
			return unknownRule(name)
		}
		pages = append(pages, rule.Explain())
	}
	return s.print([]byte(strings.Join(pages, "\n")))
}

func unknownRule(name string) error {
	var slugs []string
	for _, r := range rules.All() {
		slugs = append(slugs, r.Slug())
	}
	hint := "--list"
	if near := spell.Nearest(name, slugs); near != "" {
		hint = near
	}
	return &usageError{message: fmt.Sprintf("unknown rule %q", name), hint: "journey explain " + hint}
}

// ruleList lists all rules, one per line, by family.
func ruleList() string {
	slug := 0
	for _, r := range rules.All() {
		slug = max(slug, len(r.Slug()))
	}
	var b strings.Builder
	for i, f := range rules.Families() {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s %s\n", f.Prefix, f.Title)
		for _, r := range rules.All() {
			if f.Has(r) {
				fmt.Fprintf(&b, "  %s  %-7s  %-*s  %s\n", r.Code, r.Kind(), slug, r.Slug(), r.Doc.Summary)
			}
		}
	}
	return b.String()
}
