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
	// engineFolder is what the engine calls its part of the temporary folder.
	// In it there may be a folder for each version of the runtime, and in that a
	// file for each compiled module, called by a hash of 64 digits.
	engineFolder  = "go-graphviz"
	runtimePrefix = "wazero-"
	nameLength    = 64

	// sumEnd ends the name of the file with a module's checksum.
	sumEnd = ".crc32c"
	// temporaryEnd ends the names of files that the runtime has not finished.
	temporaryEnd = ".tmp"
	// staleAge is how old such a file is when nobody will finish it.
	staleAge = time.Hour

	// room is more than a compiled module takes.
	room = 8 << 20
)

// checksums find what happens by accident: a cut, a flipped bit. Nobody else
// can write into the folder. They take half a millisecond; those of SHA-256 take
// several.
var checksums = crc32.MakeTable(crc32.Castagnoli)

// verify removes what is damaged in the cache. An error says that the engine
// has to go without it.
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

// seal notes the checksums of modules that have none. What cannot be noted is
// compiled again.
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

// modules calls do for each compiled module in the cache, whatever is there by
// its name.
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

// entries are what a folder holds, without files that were never finished,
// which are removed when they are old. What is not a folder is removed, and
// holds nothing.
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
			_ = os.Remove(filepath.Join(dir, e.Name())) // it only takes up room
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

// tryToWrite reports whether a compiled module could be written: the engine
// fails when it cannot write one.
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
