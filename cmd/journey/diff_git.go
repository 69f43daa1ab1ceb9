package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/diagnostics"
)

// gitName returns git's name for a file.
func gitName(prefix, file, path string) string {
	if file == nowhere {
		return nowhere
	}
	return prefix + path
}

// forGit ends a comparison for git. After an exit code other than 0, git gives
// up on all files, so the reason why two journeys cannot be compared is written
// in place of the comparison.
func (s *streams) forGit(sides []diffSide, err error) error {
	if err == nil || errors.Is(err, errFindings) {
		return nil
	}
	entry := fmt.Sprintf("--- %s\n+++ %s\n%s\n", diagnostics.Visible(sides[0].name), diagnostics.Visible(sides[1].name), reason(err))
	return s.print([]byte(entry))
}

// reason returns why there is no comparison, for a user of git, without the
// name of git's temporary file.
func reason(err error) string {
	var unread *unreadable
	if errors.As(err, &unread) {
		err = fmt.Errorf("cannot read this journey: %w", unread.reason)
	}
	return diagnostics.Visible(err.Error())
}

// textconv writes a journey like fmt. What cannot be read stays as it is and is
// not an error: otherwise git would show nothing at all, for any file.
func (s *streams) textconv(c *cli.Context) error {
	if c.Args().Len() != 1 {
		return &usageError{message: "--textconv takes one journey", hint: "git config diff.journey.textconv 'journey diff --textconv'"}
	}
	path := c.Args().First()
	in := input{path: path, rel: filepath.Base(path)}
	file, opt, err := s.open(in)
	switch {
	case file == nil:
		return s.print(s.asItStands(path, err))
	case err != nil: // in its settings
		s.tell("journey: %v", err)
		return s.print([]byte(file.Text()))
	}
	own := cmp.Or(opt.Config, &config.Config{})
	text, _ := format.Source(file, format.Options{Words: own.Words})
	return s.print([]byte(source.FoldLineEnds(text))) // different line ends are not a change
}

// asItStands says why a file is not read as a journey, and shows its content as
// far as that is safe in a terminal.
func (s *streams) asItStands(path string, why error) []byte {
	var b bytes.Buffer
	b.WriteString(reason(why) + "\n")
	data, err := s.files.Read(path, parser.MaxSize)
	if err != nil {
		return b.Bytes() // the reason already says it
	}
	for line := range bytes.Lines(data) {
		b.WriteString(diagnostics.Visible(string(bytes.TrimRight(line, "\r\n"))) + "\n")
	}
	return b.Bytes()
}
