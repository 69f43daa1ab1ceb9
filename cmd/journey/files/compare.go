package files

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// State says how a file compares with its expected content.
type State string

const (
	Same      State = "up to date"
	Different State = "out of date"
	Missing   State = "missing"
)

// Compare reports whether the file at path already contains the data. It
// refuses the same paths as Write or, with a folder, WriteIn, and changes
// nothing.
func (f *Files) Compare(folder, path string, data []byte) (State, error) {
	to := target{path: path}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Missing, f.allowed(path, to)
	case err != nil:
		return "", err
	}
	if err := regular(info); err != nil {
		return "", err
	}
	to.info = info
	if to.path, err = filepath.EvalSymlinks(path); err != nil {
		return "", err
	}
	if err := f.allowed(path, to); err != nil {
		return "", err
	}
	if folder != "" {
		if err := to.within(folder); err != nil {
			return "", err
		}
	}
	if info.Size() != int64(len(data)) {
		return Different, nil
	}
	old, err := os.ReadFile(to.path)
	if err != nil {
		return "", err
	}
	if !bytes.Equal(old, data) {
		return Different, nil
	}
	return Same, nil
}
