package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/journey-lang/journey/lang/source"
)

// loader opens the files that `use` names. All of them lie below one folder,
// the root: neither "..", nor a link, nor an absolute path leads out of it.
type loader struct{ root string }

// newLoader is the loader for one input. The root is the working directory
// when the input lies below it, and the input's own folder otherwise.
func newLoader(in input) loader {
	work, err := filepath.Abs(".")
	if err != nil || in.path == standard {
		return loader{root: "."}
	}
	path, err := filepath.Abs(in.path)
	if err != nil {
		return loader{root: filepath.Dir(in.path)}
	}
	if rel, err := filepath.Rel(work, path); err == nil && filepath.IsLocal(rel) {
		return loader{root: work}
	}
	return loader{root: filepath.Dir(path)}
}

// Load opens the file at path, relative to the file from.
func (l loader) Load(from *source.File, path string) (*source.File, error) {
	if strings.HasPrefix(path, "/") || filepath.IsAbs(path) {
		return nil, errors.New("the path has to be relative to this file")
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
	base, err := filepath.Abs(l.root)
	if err != nil {
		return nil, cause(err)
	}
	rel, err := filepath.Rel(base, full)
	if err != nil || !filepath.IsLocal(rel) {
		return nil, errors.New("it lies outside the folder that journeys are read from")
	}

	root, err := os.OpenRoot(base)
	if err != nil {
		return nil, cause(err)
	}
	defer root.Close()
	info, err := root.Stat(rel)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("no such file")
	case err != nil:
		return nil, cause(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no file")
	}
	f, err := root.Open(rel)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	return readText(display, "it", f)
}
