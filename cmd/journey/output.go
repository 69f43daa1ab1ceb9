package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile puts data into the file at path, all of it or none: a new file is
// written beside the old one and takes its place when it is whole. The old
// file's permissions stay, a link stays a link, a device is written to as it
// is, and a file that may not be written is left alone.
func writeFile(path string, data []byte) error {
	target, mode, err := destination(path)
	if err != nil {
		return cannotWrite(path, err)
	}
	if mode&fs.ModeType != 0 {
		err = writeDevice(target, data)
	} else {
		err = replace(target, data, mode)
	}
	if err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// destination is the file that path leads to, and the mode it has or shall
// get.
func destination(path string) (string, fs.FileMode, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(path); err == nil {
			return "", 0, errors.New("it is a link to a file that does not exist")
		}
		return path, 0, nil
	}
	switch {
	case err != nil:
		return "", 0, err
	case info.IsDir():
		return "", 0, errors.New("it is a folder")
	case info.Mode().IsRegular() && info.Mode().Perm()&0o222 == 0:
		return "", 0, errors.New("it is read-only")
	}
	target, err := filepath.EvalSymlinks(path)
	return target, info.Mode(), err
}

func writeDevice(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// replace writes a temporary file and renames it to path. A mode of 0 means a
// new file with the usual permissions.
func replace(path string, data []byte, mode fs.FileMode) error {
	dir, base := filepath.Split(path)
	temp := filepath.Join(dir, "."+base+"."+rand.Text()[:8]+".tmp")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil && mode != 0 {
		err = f.Chmod(mode.Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		return errors.Join(err, removeIfThere(temp))
	}
	return nil
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// cannotWrite says in one line what could not be written and why.
func cannotWrite(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot write %s: the folder %s does not exist", path, filepath.Dir(path))
	}
	return fmt.Errorf("cannot write %s: %w", path, cause(err))
}

// print writes a result to standard output.
func (s *streams) print(data []byte) error {
	if _, err := s.out.Write(data); err != nil {
		return cannotWrite("to standard output", err)
	}
	return nil
}
