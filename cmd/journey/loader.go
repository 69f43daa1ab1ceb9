package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// loader opens the files that `use` names. All of them are journeys below one
// folder, the root: neither "..", nor a link, nor an absolute path leads out of
// it, and hidden files are not read.
type loader struct {
	files *files.Files
	dir   string // of the journey
}

// loader returns the loader for one input.
func (s *streams) loader(in input) loader {
	if in.path == standard {
		return loader{&s.files, "."}
	}
	return loader{&s.files, filepath.Dir(in.path)}
}

// Load opens the file at path, relative to the file from.
func (l loader) Load(from *source.File, path string) (*source.File, error) {
	switch {
	case strings.HasPrefix(path, "/") || filepath.IsAbs(path):
		return nil, errors.New("the path must be relative to this file")
	case !strings.EqualFold(filepath.Ext(path), extension):
		return nil, fmt.Errorf("its name does not end in %s", extension)
	}
	dir := "."
	if from.Name() != standard {
		dir = filepath.Dir(from.Name())
	}
	display := filepath.Join(dir, filepath.FromSlash(path))
	full, err := filepath.Abs(display)
	if err != nil {
		return nil, cause(err)
	}
	own, err := filepath.Abs(l.dir)
	if err != nil {
		return nil, cause(err)
	}
	base := files.ProjectOf(own)
	rel, err := filepath.Rel(base, full)
	switch {
	case base == filepath.Dir(base):
		return nil, errors.New("a journey at the root of the file system cannot use others; move both into a folder")
	case err != nil || !filepath.IsLocal(rel):
		return nil, outside(base)
	}

	root, err := files.OpenFolder(base)
	if err != nil {
		return nil, cause(err)
	}
	defer root.Close()
	data, err := l.files.ReadIn(root, rel, display, extension, parser.MaxSize)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("no such file")
	case err != nil:
		return nil, cause(err)
	}
	return text(display, "it", data)
}

// outside reports that a file is outside the root.
func outside(root string) error {
	if files.IsRepository(root) {
		return errors.New("it is outside the repository")
	}
	return errors.New("it is outside the journey's folder; in a git repository, all of its journeys can be used")
}
