package main

import (
	"bytes"
	"embed"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/urfave/cli/v2"
)

// The scripts are made from the command table, one template per shell.
//
//go:embed completion/*.tmpl
var completionFiles embed.FS

// shells are those with a completion script.
var shells = []string{"bash", "zsh", "fish"}

func completionCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "generate a shell completion script",
		ArgsUsage: "bash|zsh|fish",
		Description: `Writes the script to standard output.

Examples:
  journey completion bash > ~/.local/share/bash-completion/completions/journey
  journey completion zsh > "${fpath[1]}/_journey"
  journey completion fish > ~/.config/fish/completions/journey.fish`,
		Action: func(c *cli.Context) error {
			shell := c.Args().First()
			if c.Args().Len() != 1 || !slices.Contains(shells, shell) {
				return &usageError{message: "completion needs one of " + strings.Join(shells, ", "), hint: "journey completion bash"}
			}
			script, err := completion(c.App, shell)
			if err != nil {
				return err
			}
			return s.print(script)
		},
	}
}

// completable is a command for the templates.
type completable struct {
	Name, Usage string
	Flags       []completableFlag
	Words       []string // words that may follow instead of files
}

// completableFlag is a flag for the templates.
type completableFlag struct {
	Names  []string // including the dashes
	Usage  string
	Takes  bool
	Values []string // the possible values, if there are few
}

// completion returns the script for a shell.
func completion(app *cli.App, shell string) ([]byte, error) {
	var commands []completable
	for _, c := range app.Commands {
		commands = append(commands, completableCommand(c))
	}
	t, err := template.New(shell+".tmpl").Funcs(template.FuncMap{
		"join":  strings.Join,
		"quote": func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" },
		"trim":  strings.TrimLeft,
	}).ParseFS(completionFiles, "completion/"+shell+".tmpl")
	if err != nil {
		return nil, fmt.Errorf("completion for %s: %w", shell, err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, commands); err != nil {
		return nil, fmt.Errorf("completion for %s: %w", shell, err)
	}
	return out.Bytes(), nil
}

func completableCommand(c *cli.Command) completable {
	out := completable{Name: c.Name, Usage: c.Usage}
	if c.Name == "completion" {
		out.Words = shells
	}
	for _, f := range c.Flags {
		doc, ok := f.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		flag := completableFlag{Takes: doc.TakesValue()}
		for _, name := range f.Names() {
			dashes := "--"
			if len(name) == 1 {
				dashes = "-"
			}
			flag.Names = append(flag.Names, dashes+name)
		}
		// A usage has its value in backquotes: `text|json` is a choice.
		parts := strings.SplitN(doc.GetUsage(), "`", 3)
		flag.Usage = strings.Join(parts, "")
		if len(parts) == 3 && strings.Contains(parts[1], "|") && strings.ToLower(parts[1]) == parts[1] {
			flag.Values = strings.Split(parts[1], "|")
		}
		out.Flags = append(out.Flags, flag)
	}
	return out
}
