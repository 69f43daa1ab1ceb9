package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/theme"
)

// theme reads --theme: a name, or a file if it ends in .toml. It reports
// colours of a file that hardly anybody can read, but uses the theme anyway.
func (s *streams) theme(c *cli.Context, opt *render.Options) error {
	if !c.IsSet("theme") {
		return nil
	}
	path := c.String("theme")
	if !strings.HasSuffix(strings.ToLower(path), ".toml") {
		name, err := choice(c, "theme", theme.Names()...)
		opt.Theme = name
		return err
	}
	data, err := s.files.Read(path, theme.MaxSize)
	if err != nil {
		return cannotRead(path, err)
	}
	own, faults := theme.Parse(path, data)
	if len(faults) > 0 {
		return &settingsError{faults: faults}
	}
	opt.Own = own
	if !c.Bool("quiet") {
		for _, w := range own.Warnings() {
			s.tell("%s: %s", shownPath(path), w)
		}
	}
	return nil
}
