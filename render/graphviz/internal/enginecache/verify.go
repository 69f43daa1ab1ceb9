package enginecache

import (
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	// engineFolder is the name of the engine's folder within the temporary
	// folder. It may contain a folder for each version of the runtime, with one
	// file per compiled module, named by a hash of 64 digits.
	engineFolder  = "go-graphviz"
	runtimePrefix = "wazero-"
	nameLength    = 64

	// sumEnd is the suffix of the file with a module's checksum.
	sumEnd = ".crc32c"
	// temporaryEnd is the suffix of files that the runtime has not finished.
	temporaryEnd = ".tmp"
	// staleAge is the age at which such a file counts as abandoned.
	staleAge = time.Hour

	// room is more than the size of any compiled module.
	room = 8 << 20
)

// checksums detect accidental damage, such as a truncated file or a flipped
// bit; nobody else can write to the folder. They take half a millisecond,
// SHA-256 several.
var checksums = crc32.MakeTable(crc32.Castagnoli)

// verify removes damaged modules from the cache. An error means that the engine
// has to work without a cache.
func verify(dir string) error {
	verified := 0
	err := modules(dir, func(path string) error {
		sum, err := checksum(path)
		noted, _ := os.ReadFile(path + sumEnd)
		if err == nil && string(noted) == sum {
			verified++
			return nil
		}
		return errors.Join(os.RemoveAll(path), os.RemoveAll(path+sumEnd))
	})
	if err == nil && verified == 0 {
		err = tryToWrite(dir)
	}
	return err
}

// seal stores checksums for modules without one. If that fails, the module is
// compiled again next time.
func seal(dir string) {
	_ = modules(dir, func(path string) error {
		if _, err := os.Lstat(path + sumEnd); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		sum, err := checksum(path)
		if err == nil {
			err = os.WriteFile(path+sumEnd, []byte(sum), 0o600)
		}
		return err
	})
}

// modules calls do for the path of each compiled module in the cache, whatever
// kind of file it is.
func modules(dir string, do func(path string) error) error {
	versions, err := entries(dir)
	for _, v := range versions {
		if !strings.HasPrefix(v.Name(), runtimePrefix) {
			continue
		}
		in := filepath.Join(dir, v.Name())
		files, e := entries(in)
		err = errors.Join(err, e)
		for _, f := range files {
			if len(f.Name()) == nameLength && !strings.Contains(f.Name(), ".") {
				err = errors.Join(err, do(filepath.Join(in, f.Name())))
			}
		}
	}
	return err
}

// entries lists a folder. It removes abandoned temporary files and leaves out
// all temporary ones. If dir is not a folder, entries removes it and returns
// nothing.
func entries(dir string) ([]fs.DirEntry, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, os.Remove(dir)
	}
	all, err := os.ReadDir(dir)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool {
		if !strings.HasSuffix(e.Name(), temporaryEnd) {
			return false
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > staleAge {
			_ = os.Remove(filepath.Join(dir, e.Name())) // a leftover only wastes space
		}
		return true
	}), err
}

// checksum reads a file and returns its checksum in hexadecimal digits.
func checksum(path string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", fs.ErrInvalid
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := crc32.New(checksums)
	if _, err := io.CopyBuffer(sum, file, make([]byte, 64<<10)); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// tryToWrite checks that a compiled module could be written, because the engine
// fails if it cannot write one.
func tryToWrite(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(dir, "try*"+temporaryEnd)
	if err != nil {
		return err
	}
	_, err = file.Write(make([]byte, room))
	return errors.Join(err, file.Close(), os.Remove(file.Name()))
}
