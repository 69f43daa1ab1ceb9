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
	"github.com/journey-lang/journey/lang/diag/report"
	"github.com/journey-lang/journey/render"
)

// outputOf is where a command writes to: a file, or "" for standard output.
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

// formatOf is the format that a command writes: as its flag says, else as the
// name of the output does, else the first one.
func formatOf(c *cli.Context, out string, formats ...string) (string, error) {
	if c.IsSet("format") {
		return choice(c, "format", formats...)
	}
	return formatByName(c.Command.Name, out, formats...)
}

// others are endings of files in formats that some command does not write.
var others = []string{
	"csv", "docx", "dot", "gif", "htm", "html", "jpeg", "jpg", "json", "md", "pdf", "png", "pptx", "sarif", "svg", "webp", "xlsx", "xml",
}

// formatByName is the format that the name of the output says, else the first
// one; a name that says another format is refused.
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

// sound reads and compiles a journey; one with errors is told and not
// returned.
func (s *streams) sound(in input) (compiler.Result, error) {
	file, opt, err := s.open(in)
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
func pictureOf(r compiler.Result, path string) ([]byte, error) {
	picture, err := render.SVG(r.Journey, render.Options{
		Show: []string{"numbers"}, Exchanges: analysis.Exchanges(r.Journey, r.Limits.PingPong()), Span: int(r.Sizes.PictureSpan),
		Engine: engine,
	})
	if err != nil {
		return nil, cannotDraw(path, err)
	}
	return picture, nil
}

// cannotDraw says that a picture could not be made, and what to do where it is
// too large.
func cannotDraw(path string, err error) error {
	var large *render.TooLarge
	if errors.As(err, &large) {
		return fmt.Errorf("cannot draw %s: %w; draw a part with --only, or raise picture-span in journey.toml (docs/limits.md)", path, err)
	}
	return fmt.Errorf("cannot draw %s: %w", path, err)
}
