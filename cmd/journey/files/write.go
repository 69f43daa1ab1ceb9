package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Refused means that a result must not be written to its target.
type Refused struct{ reason string }

func (e *Refused) Error() string { return e.reason }

// Write writes a result to the file at path, atomically: a new file is written
// next to the old one and replaces it when it is complete. The old file's
// permissions stay, a link stays a link, a device is written to directly, and a
// file without write permission is left alone.
//
// A file that was read, and one with the name of a journey or of settings, is
// never overwritten, whatever path or link leads to it.
func (f *Files) Write(path string, data []byte) error { return f.write(path, data, "") }

// WriteIn is Write for a file that the user has not named. With all links
// followed, it must be in the folder or below it, and a regular file if it
// exists. Missing folders are created.
func (f *Files) WriteIn(folder, path string, data []byte) error { return f.write(path, data, folder) }

func (f *Files) write(path string, data []byte, folder string) error {
	to, err := destination(path)
	if err != nil {
		return err
	}
	if err := f.allowed(path, to); err != nil {
		return err
	}
	switch {
	case folder != "":
		if err := to.within(folder); err != nil {
			return err
		}
	case to.isStdout():
		_, err := os.Stdout.Write(data)
		return err
	}
	return to.put(data)
}

// Replace writes a new text into a file that was read, atomically like Write.
func Replace(path string, data []byte) error {
	to, err := destination(path)
	if err != nil {
		return err
	}
	if to.info != nil {
		if err := regular(to.info); err != nil {
			return err
		}
	}
	return to.put(data)
}

// Create writes a new file. An existing one, or a link with that name, is left
// as it is.
func Create(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, removeIfThere(path))
	}
	return nil
}

// allowed refuses to overwrite what a result may be made from.
func (f *Files) allowed(path string, to target) error {
	if to.info != nil {
		switch source, ok := f.noted(to.info); {
		case ok && filepath.Clean(source) == filepath.Clean(path):
			return &Refused{"it would overwrite itself"}
		case ok:
			return &Refused{fmt.Sprintf("it would overwrite %s", source)}
		}
	}
	for _, name := range []string{path, to.path} {
		switch {
		case hasEnd(name, Journey):
			return &Refused{"it would overwrite a journey, or be mistaken for one; give it another name"}
		case hasEnd(name, Settings):
			return &Refused{"it would overwrite settings, or be mistaken for settings; give it another name"}
		}
	}
	return nil
}

// target is where a path leads to.
type target struct {
	path string      // without links, if it is a regular file
	info fs.FileInfo // nil if it does not exist yet
}

// destination returns the target of a path, if it can be written.
func destination(path string) (target, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(path); err == nil {
			return target{}, errors.New("it is a link to a file that does not exist")
		}
		return target{path, nil}, nil
	}
	switch {
	case err != nil:
		return target{}, err
	case info.IsDir():
		return target{}, ErrFolder
	case !info.Mode().IsRegular():
		return target{path, info}, nil // a pipe has no other path
	case info.Mode().Perm()&0o222 == 0:
		return target{}, errors.New("it is read-only")
	}
	straight, err := filepath.EvalSymlinks(path)
	return target{straight, info}, err
}

// isStdout reports whether standard output goes to the target.
func (t target) isStdout() bool {
	if t.info == nil {
		return false
	}
	out, err := os.Stdout.Stat()
	return err == nil && os.SameFile(t.info, out)
}

// within refuses a target outside a folder, and one that is not a regular file.
// It creates missing folders of the target.
func (t target) within(folder string) error {
	if t.info != nil {
		if err := regular(t.info); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	top, err := realPath(folder)
	if err != nil {
		return err
	}
	dir := filepath.Dir(t.path)
	above, err := realPath(existing(dir))
	if err != nil {
		return err
	}
	if rel, err := filepath.Rel(top, above); err != nil || !filepath.IsLocal(rel) {
		return ErrOutside
	}
	return os.MkdirAll(dir, 0o777)
}

// existing returns a folder, or the nearest existing one above it.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(dir) == dir {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}

func realPath(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(full)
}

// put writes to the target: directly if it is not a regular file, otherwise
// atomically.
func (t target) put(data []byte) error {
	if t.info != nil && !t.info.Mode().IsRegular() {
		file, err := os.OpenFile(t.path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = file.Write(data)
		return errors.Join(err, file.Close())
	}
	removeStale(t.path)
	file, err := createTemporary(t.path)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil && t.info != nil {
		err = file.Chmod(t.info.Mode().Perm())
	}
	if err == nil {
		err = file.Sync()
	}
	return finishTemporary(file, t.path, err)
}
