package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/compiler/config"
)

// starter is the journey that new writes; {{title}} stands for its title.
//
//go:embed starter.journey
var starter string

func newCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "create a commented journey to start from",
		ArgsUsage: "NAME | journey.toml",
		Description: `Creates NAME.journey, ready to check and draw. The name journey.toml creates a settings
file instead, with all settings as comments, for the journeys in that folder and below.
Existing files are never overwritten.

Examples:
  journey new refund
  journey new journeys/lost-card
  journey new journeys/journey.toml`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 || c.Args().First() == standard {
				return &usageError{message: "new needs one name", hint: "journey new refund"}
			}
			return s.create(c.Args().First())
		},
	}
}

// create writes the starter file, or settings.
func (s *streams) create(name string) error {
	if filepath.Base(name) == config.FileName {
		return s.writeNew(name, config.Template(), "everything in it is a comment; remove the # from the settings to change")
	}
	base := strings.TrimSuffix(filepath.Base(name), extension)
	if base == "" || strings.HasSuffix(name, "/") || strings.HasPrefix(base, ".") {
		return &usageError{message: fmt.Sprintf("%q is not a valid name for a journey", name), hint: "journey new refund"}
	}
	path := strings.TrimSuffix(name, extension) + extension
	argument := path
	if strings.Contains(path, " ") {
		argument = `"` + path + `"` // every shell reads it so
	}
	return s.writeNew(path, strings.Replace(starter, "{{title}}", title(base), 1), "now try: journey render "+argument)
}

// writeNew writes a new file, and says what to do next.
func (s *streams) writeNew(path, text, next string) error {
	err := files.Create(path, []byte(text))
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s already exists; nothing was written", path)
	}
	if err != nil {
		return cannotWrite(path, err)
	}
	s.tell("wrote %s; %s", path, next)
	return nil
}

// title makes a heading from a file name: lost-card becomes "Lost card". It
// leaves out what could end the string that contains it.
func title(base string) string {
	words := strings.FieldsFunc(base, func(r rune) bool {
		return r == '-' || r == '_' || r == '"' || r == '\\' || unicode.IsSpace(r) || unicode.IsControl(r)
	})
	if len(words) == 0 {
		return "A journey"
	}
	text := strings.Join(words, " ")
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}
