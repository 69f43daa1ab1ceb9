package main

import (
	"errors"
	"os"
	"path/filepath"
	"sync"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/diagnostics"
)

// settings find the journey.toml of each journey: the file of --config,
// otherwise the nearest one in the journey's folder or above. The search ends
// at the top of a repository, or at the user's home folder.
type settings struct {
	file string // of --config, or ""
	none bool   // --no-config

	mu    sync.Mutex
	found map[string]*setting // by folder, or by the file of --config
}

// setting is one journey.toml that was read.
type setting struct {
	config *config.Config // nil means the defaults
	err    *settingsError // or nil
}

// settingsError means that a journey.toml or a theme cannot be used. It is
// reported once, however many journeys it affects.
type settingsError struct {
	reason error     // why the file could not be read, or nil
	faults diag.List // the errors in it
	told   bool
}

func (e *settingsError) Error() string {
	if e.reason != nil {
		return e.reason.Error()
	}
	return e.faults[0].String()
}

// untold returns the diagnostics of a settings file if err is about a file that
// has not been reported yet, and marks it as reported.
func untold(err error) diag.List {
	var setting *settingsError
	if !errors.As(err, &setting) || setting.told || setting.reason != nil {
		return nil
	}
	setting.told = true
	return setting.faults
}

// tellSettings reports what is wrong with a settings file, unless it has been
// reported before.
func (s *streams) tellSettings(e *settingsError) {
	if e.reason != nil && !e.told {
		s.tell("journey: %v", e.reason)
		e.told = true
	}
	if faults := untold(e); len(faults) > 0 {
		// If the report cannot be written, the exit code still says that
		// something is wrong.
		_ = diagnostics.Text(s.err, faults, textOptions(s.err, 1))
	}
}

// withSettings adds the flags for settings to a command that compiles journeys.
func withSettings(s *streams, c *cli.Command) *cli.Command {
	c.Flags = append(c.Flags,
		&cli.StringFlag{Name: "config", Usage: "read severities, limits and words from this `FILE`, not from the journey.toml in the folder of the journey or above"},
		&cli.BoolFlag{Name: "no-config", DisableDefaultText: true, Usage: "ignore any journey.toml"})
	c.Before = func(c *cli.Context) error {
		s.settings.file, s.settings.none = c.String("config"), c.Bool("no-config")
		hint := "journey " + c.Command.Name + " --help"
		switch {
		case c.IsSet("config") && s.settings.none:
			return &usageError{message: "--config and --no-config cannot be combined", hint: hint}
		case c.IsSet("config") && s.settings.file == "":
			return &usageError{message: "--config needs a file", hint: hint}
		}
		return nil
	}
	return c
}

// compiling returns the options for compiling an input. It may be called by
// several goroutines.
func (s *streams) compiling(in input) (compiler.Options, error) {
	own, err := s.settings.of(in, &s.files)
	return compiler.Options{Loader: s.loader(in), Config: own}, err
}

// open reads an input, and returns the options for compiling it. It may be
// called by several goroutines.
func (s *streams) open(in input) (*source.File, compiler.Options, error) {
	file, err := s.read(in)
	if err != nil {
		return nil, compiler.Options{}, err
	}
	how, err := s.compiling(in)
	return file, how, err
}

// of returns the configuration of an input; it notes the files that it opens.
func (s *settings) of(in input, opened *files.Files) (*config.Config, error) {
	if s.none {
		return nil, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var one *setting
	if s.file != "" {
		one = s.once(s.file, func() *setting {
			data, err := opened.Read(s.file, config.MaxSize)
			return settingOf(s.file, data, err)
		})
	} else {
		dir := "."
		if in.path != standard {
			dir = filepath.Dir(in.path)
		}
		full, err := filepath.Abs(dir)
		if err != nil {
			return nil, nil // no folder, so no file in it
		}
		one = s.above(full, opened)
	}
	if one.err != nil {
		return nil, one.err
	}
	return one.config, nil
}

func (s *settings) once(key string, read func() *setting) *setting {
	if s.found == nil {
		s.found = map[string]*setting{}
	}
	if s.found[key] == nil {
		s.found[key] = read()
	}
	return s.found[key]
}

// above returns the nearest setting in a folder or above it.
func (s *settings) above(dir string, opened *files.Files) *setting {
	return s.once(dir, func() *setting {
		path := filepath.Join(dir, config.FileName)
		if _, err := os.Lstat(path); err == nil {
			data, err := readFound(path, opened)
			return settingOf(shorter(path), data, err)
		}
		parent := filepath.Dir(dir)
		if parent == dir || files.IsRepository(dir) || files.IsHome(dir) {
			return &setting{} // nothing above this folder applies
		}
		return s.above(parent, opened)
	})
}

// readFound reads a journey.toml that was found, not named. If it is a link, it
// must stay within the project.
func readFound(path string, opened *files.Files) ([]byte, error) {
	top := files.ProjectOf(filepath.Dir(path))
	rel, err := filepath.Rel(top, path)
	if err != nil {
		return nil, err
	}
	project, err := files.OpenFolder(top)
	if err != nil {
		return nil, err
	}
	defer project.Close()
	return opened.ReadIn(project, rel, path, files.Settings, config.MaxSize)
}

// shorter returns a path relative to the working directory, if it is below it.
func shorter(path string) string {
	if work, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(work, path); err == nil && filepath.IsLocal(rel) {
			return rel
		}
	}
	return path
}

// settingOf returns the settings of a journey.toml, or the reason why it could
// not be read.
func settingOf(path string, data []byte, err error) *setting {
	if err != nil {
		return &setting{err: &settingsError{reason: cannotRead(path, err)}}
	}
	own, faults := config.Parse(path, data)
	if len(faults) > 0 {
		return &setting{err: &settingsError{faults: faults}}
	}
	return &setting{config: own}
}
