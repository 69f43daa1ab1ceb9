// Package files reads and writes files for the command. It is the only place
// where files are opened, and keeps three promises, whatever an unknown folder
// contains: it reads only regular files of bounded size, no path that was found
// leads out of its folder, and no result replaces its own input.
//
// It knows neither the language nor what the files are for.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// The extensions of files that journeys are made from. No result has one.
const (
	Journey  = ".journey"
	Settings = ".toml"
)

// Files are the files of one run of the command. The zero value has read
// nothing. It may be used by several goroutines.
type Files struct {
	mu   sync.Mutex
	read []source
}

// source is a file that results are made from.
type source struct {
	path string
	info fs.FileInfo
}

// Note remembers a file, before it is read, as one that no result may replace.
func (f *Files) Note(path string, info fs.FileInfo) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.read = append(f.read, source{path, info})
}

// noted returns the path of the noted file that is the same as info.
func (f *Files) noted(info fs.FileInfo) (path string, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	i := slices.IndexFunc(f.read, func(s source) bool { return os.SameFile(s.info, info) })
	if i < 0 {
		return "", false
	}
	return f.read[i].path, true
}

// Read reads a file that the user named, of at most limit bytes. It follows
// links. It refuses, without opening it, anything that is neither a regular
// file nor a stream passed in by the shell.
func (f *Files) Read(path string, limit int) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	handed := handedOver(path) && !info.IsDir()
	if err := regular(info); err != nil && !handed {
		return nil, err
	}
	file, err := os.OpenFile(path, readOnly, 0)
	if err != nil {
		return nil, err
	}
	return f.take(path, file, limit, handed)
}

// readOnly opens without waiting for the other end of a pipe.
const readOnly = os.O_RDONLY | nonBlocking

// handedOver reports whether the path is a stream that the shell opened for
// this process: standard input by its name, or <(a command).
func handedOver(path string) bool {
	path = filepath.Clean(path)
	return path == "/dev/stdin" || strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/self/fd/")
}

// take reads a whole open file, notes it and closes it. Unless a stream is
// allowed, it must be a regular file.
func (f *Files) take(path string, file *os.File, limit int, stream bool) ([]byte, error) {
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if err := regular(info); err != nil && !stream {
		return nil, err
	}
	f.Note(path, info)
	return ReadBounded(file, limit)
}

// ReadBounded reads everything, or refuses more than limit bytes.
func ReadBounded(r io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err == nil && len(data) > limit {
		return nil, fmt.Errorf("it is larger than %d MiB", limit>>20)
	}
	return data, err
}

// regular refuses anything but a regular file, and says what it is.
func regular(info fs.FileInfo) error {
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return ErrFolder
	case mode&fs.ModeNamedPipe != 0:
		return errors.New("it is a named pipe")
	case mode&fs.ModeSocket != 0:
		return errors.New("it is a socket")
	case mode&fs.ModeDevice != 0:
		return errors.New("it is a device")
	}
	return errors.New("it is not a regular file")
}

// ErrFolder means that the path is a folder, not a file.
var ErrFolder = errors.New("it is a folder")

// Hidden reports whether a name, not a path, is that of a hidden file.
func Hidden(name string) bool {
	return strings.HasPrefix(name, ".") && name != "." && name != ".."
}

// hasEnd reports whether the name has the extension, ignoring case.
func hasEnd(path, end string) bool { return strings.EqualFold(filepath.Ext(path), end) }
