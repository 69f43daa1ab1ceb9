package main

import (
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/lsp"
)

func lspCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "lsp",
		Usage:     "serve an editor with the Language Server Protocol",
		ArgsUsage: "[--stdio]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "stdio", DisableDefaultText: true, Usage: "speak over standard input and output, which it does anyway; for editors that add this"},
		},
		Description: `Editors start it; docs/editors.md says how. It ends with 0 after a shutdown, and with 1
if the editor leaves without one.

Example:
  journey lsp`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() > 0 {
				return &usageError{message: "lsp takes no files; the editor sends them", hint: "journey lsp --help"}
			}
			return lsp.Serve(c.Context, s.in, s.out, lsp.Options{Host: host{s}, Version: thisBuild().version})
		},
	}
}

// host opens what is not open in the editor.
type host struct{ *streams }

// Loader returns what opens the files used by a journey. A text without a file
// may use none.
func (h host) Loader(path string) compiler.Loader {
	if !filepath.IsAbs(path) {
		return nil
	}
	return loader{&files.Files{}, filepath.Dir(path)} // nothing is ever written, so there is nothing to protect
}

// Config reads the settings of a journey, each time: they may have changed.
func (h host) Config(path string) (*config.Config, error) {
	now := settings{file: h.settings.file, none: h.settings.none || h.settings.file == "" && !filepath.IsAbs(path)}
	return now.of(input{path: path}, &files.Files{})
}

// Crashed reports a bug where editors show what a server logs.
func (h host) Crashed(method string, what any) {
	h.tell("%v", &crash{"journey lsp", what, method})
}
