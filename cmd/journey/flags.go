package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/internal/spell"
)

// choice returns the value of a flag that takes one of a few words.
func choice(c *cli.Context, flag string, words ...string) (string, error) {
	value := c.String(flag)
	if slices.Contains(words, value) {
		return value, nil
	}
	return "", noneOf(c, flag, value, words)
}

// choices returns the value of a flag that takes a comma-separated list of
// words.
func choices(c *cli.Context, flag string, words ...string) ([]string, error) {
	var list []string
	for _, value := range strings.FieldsFunc(c.String(flag), func(r rune) bool { return r == ',' || r == ' ' }) {
		if !slices.Contains(words, value) {
			return nil, noneOf(c, flag, value, words)
		}
		list = append(list, value)
	}
	return list, nil
}

func noneOf(c *cli.Context, flag, value string, words []string) error {
	err := &usageError{message: fmt.Sprintf("invalid --%s %q: expected one of %s", flag, value, strings.Join(words, ", "))}
	if near := spell.Nearest(value, words); near != "" {
		err.hint = fmt.Sprintf("journey %s --%s %s", c.Command.Name, flag, near)
	}
	return err
}

// nothingGiven reports that a command needs files.
func nothingGiven(c *cli.Context) error {
	return &usageError{message: c.Command.Name + " needs a file, a folder, or - for standard input", hint: "journey " + c.Command.Name + " --help"}
}
