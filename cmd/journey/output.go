package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/journey-lang/journey/cmd/journey/files"
)

// deliver writes a result to a file, or to standard output if out is "" or "-".
func (s *streams) deliver(out string, data []byte) error {
	if out == "" || out == standard {
		return s.print(data)
	}
	return cannotWrite(out, s.files.Write(out, data))
}

// print writes a result to standard output.
func (s *streams) print(data []byte) error {
	_, err := s.out.Write(data)
	return cannotWrite("to standard output", err)
}

// cannotWrite says in one line what could not be written and why; nil stays
// nil.
func cannotWrite(path string, err error) error {
	var refused *files.Refused
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refused):
		return &usageError{message: fmt.Sprintf("cannot write %s: %v", path, refused)}
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot write %s: the folder %s does not exist", path, filepath.Dir(path))
	}
	return fmt.Errorf("cannot write %s: %w", path, cause(err))
}
