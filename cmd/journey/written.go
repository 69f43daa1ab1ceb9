package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/report/diagnostics"
)

// outputOf returns where a command writes to: a file, or "" for standard
// output.
func outputOf(c *cli.Context) (string, error) {
	out := c.String("output")
	if c.IsSet("output") && out == "" {
		return "", &usageError{message: "-o needs a file name", hint: "journey " + c.Command.Name + " --help"}
	}
	if out == standard {
		out = ""
	}
	return out, nil
}

// formatOf returns the format that a command writes: that of its flag,
// otherwise that of the output's name, otherwise the first one.
func formatOf(c *cli.Context, out string, formats ...string) (string, error) {
	if c.IsSet("format") {
		return choice(c, "format", formats...)
	}
	return formatByName(c.Command.Name, out, formats...)
}

// others are extensions of formats that some command does not write.
var others = []string{
	"csv", "docx", "dot", "gif", "htm", "html", "jpeg", "jpg", "json", "md", "pdf", "png", "pptx", "sarif", "svg", "webp", "xlsx", "xml",
}

// formatByName returns the format of the output's name, otherwise the first
// one; it refuses a name that implies another format.
func formatByName(command, out string, formats ...string) (string, error) {
	switch ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(out), ".")); {
	case slices.Contains(formats, ext):
		return ext, nil
	case ext == "txt" && slices.Contains(formats, "text"):
		return "text", nil
	case ext == "md" && slices.Contains(formats, "markdown"):
		return "markdown", nil
	case slices.Contains(others, ext):
		return "", &usageError{
			message: fmt.Sprintf("unknown format of %s: %s writes %s", filepath.Base(out), command, strings.Join(formats, ", ")),
			hint:    "journey " + command + " --help",
		}
	}
	return formats[0], nil
}

// compile compiles a file. It cannot be cancelled.
func compile(file *source.File, opt compiler.Options) (*compiler.Result, error) {
	return compiler.Compile(context.Background(), file.Name(), file.Text(), opt)
}

// sound reads and compiles a journey. It reports a journey with errors and
// returns nil for it.
func (s *streams) sound(in input) (*compiler.Result, error) {
	file, opt, err := s.open(in)
	if err != nil {
		return nil, err
	}
	result, err := compile(file, opt)
	if err != nil {
		return nil, err
	}
	if result.Diagnostics.HasErrors() {
		err = errors.Join(errFindings, diagnostics.Text(s.err, onlyErrors(result.Diagnostics), textOptions(s.err, 1)))
	}
	return result, err
}

// pictureOf is the picture of a journey for a page, with numbers as texts
// refer to them.
func pictureOf(r *compiler.Result, path string) ([]byte, error) {
	picture, err := render.SVG(context.Background(), r, render.Options{Show: []string{"numbers"}, Engine: engine})
	if err != nil {
		return nil, cannotDraw(path, err)
	}
	return picture, nil
}

// cannotDraw says that a picture could not be drawn, and what to do if it is
// too large.
func cannotDraw(path string, err error) error {
	var large *render.TooLarge
	if errors.As(err, &large) {
		return fmt.Errorf("cannot draw %s: %w; draw a part with --only, or raise picture-span in journey.toml (docs/limits.md)", path, err)
	}
	return fmt.Errorf("cannot draw %s: %w", path, err)
}
