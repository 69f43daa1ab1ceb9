package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag/report"
	"github.com/journey-lang/journey/render"
)

// outputOf is where a command writes to: a file, or "" for standard output.
func outputOf(c *cli.Context) (string, error) {
	out := c.String("output")
	if c.IsSet("output") && out == "" {
		return "", &usageError{message: "-o needs a name", hint: "journey " + c.Command.Name + " --help"}
	}
	for _, path := range c.Args().Slice() {
		if out != "" && out != standard && path != standard && filepath.Clean(out) == filepath.Clean(path) {
			return "", &usageError{message: out + " would overwrite the journey itself"}
		}
	}
	if out == standard {
		out = ""
	}
	return out, nil
}

// formatOf is the format that a command writes: as its flag says, else as the
// name of the output does, else the first one.
func formatOf(c *cli.Context, out string, formats ...string) (string, error) {
	if c.IsSet("format") {
		return choice(c, "format", formats...)
	}
	if ext := strings.TrimPrefix(filepath.Ext(out), "."); slices.Contains(formats, ext) {
		return ext, nil
	}
	return formats[0], nil
}

// sound reads and compiles a journey; one with errors is told and not
// returned.
func (s *streams) sound(in input) (compiler.Result, error) {
	file, err := s.read(in)
	if err != nil {
		return compiler.Result{}, err
	}
	opt, err := s.compiling(in)
	if err != nil {
		return compiler.Result{}, err
	}
	result := compiler.Compile(file, opt)
	if result.Diagnostics.HasErrors() {
		err = errors.Join(errFindings, report.Text(s.err, onlyErrors(result.Diagnostics), textOptions(s.err, 1)))
	}
	return result, err
}

// pictureOf is the picture of a journey for a page, with numbers as texts
// refer to them.
func pictureOf(j *model.Journey, path string) ([]byte, error) {
	picture, err := render.SVG(j, render.Options{Show: []string{"numbers"}, Exchanges: analysis.Exchanges(j)})
	if err != nil {
		return nil, fmt.Errorf("cannot draw %s: %w", path, err)
	}
	return picture, nil
}

// deliver writes a result to a file, or to standard output when out is "".
func (s *streams) deliver(out string, data []byte) error {
	if out == "" {
		return s.print(data)
	}
	return writeFile(out, data)
}
