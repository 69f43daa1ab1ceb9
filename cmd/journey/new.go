package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
)

// starter is the journey that new writes; {{title}} stands for its title.
//
//go:embed starter.journey
var starter string

func newCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "write a commented journey to start from",
		ArgsUsage: "NAME",
		Description: `Writes NAME.journey, which checks and draws as it stands. A file that exists is never
overwritten.

Examples:
  journey new refund
  journey new journeys/lost-card`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 || c.Args().First() == standard {
				return &usageError{message: "new needs one name", hint: "journey new refund"}
			}
			return s.create(c.Args().First())
		},
	}
}

// create writes the starter file.
func (s *streams) create(name string) error {
	base := strings.TrimSuffix(filepath.Base(name), extension)
	if base == "" || strings.HasSuffix(name, "/") || strings.HasPrefix(base, ".") {
		return &usageError{message: fmt.Sprintf("%q is no name for a journey", name), hint: "journey new refund"}
	}
	path := strings.TrimSuffix(name, extension) + extension
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s exists; nothing was written", path)
	}
	if err != nil {
		return cannotWrite(path, err)
	}
	_, err = f.WriteString(strings.Replace(starter, "{{title}}", title(base), 1))
	if err = errors.Join(err, f.Close()); err != nil {
		return cannotWrite(path, errors.Join(err, removeIfThere(path)))
	}
	fmt.Fprintf(s.err, "wrote %s; now try: journey render %s\n", path, path)
	return nil
}

// title makes a heading of a file name: lost-card is "Lost card". What could
// end the string that it goes into is left out.
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
