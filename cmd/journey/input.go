package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/source"
)

const (
	// extension is how the name of a journey ends.
	extension = ".journey"
	// maxSize is the most bytes that one file may have.
	maxSize = 16 << 20
	// standard is the argument that stands for a standard stream.
	standard = "-"
)

// input is one journey to work on.
type input struct {
	path string // as given, or found below a folder that was given; "-" is standard input
	rel  string // where it belongs below an output folder

	found bool // below a folder, not given itself
}

// expand turns arguments into inputs: a file is itself, a folder stands for
// all journeys in it and in the folders below it, in sorted order, hidden ones
// left out. A path that comes twice counts once. The inputs that were found
// are returned along with the errors.
func expand(args []string) ([]input, error) {
	var (
		found []input
		errs  []error
		seen  = map[string]bool{}
	)
	add := func(in input) {
		if !seen[filepath.Clean(in.path)] {
			seen[filepath.Clean(in.path)] = true
			found = append(found, in)
		}
	}
	for _, arg := range args {
		if arg == standard {
			add(input{path: standard, rel: "stdin" + extension})
			continue
		}
		info, err := os.Stat(arg)
		switch {
		case err != nil:
			errs = append(errs, cannotRead(arg, err))
		case info.IsDir():
			below, err := walk(arg)
			if err != nil {
				errs = append(errs, err)
			}
			for _, in := range below {
				add(in)
			}
		default:
			add(input{path: arg, rel: filepath.Base(arg)})
		}
	}
	return found, errors.Join(errs...)
}

// walk finds the journeys in a folder and below it.
func walk(dir string) ([]input, error) {
	var found []input
	var errs []error
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			errs = append(errs, cannotRead(path, err))
			return nil
		}
		if path != dir && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() || filepath.Ext(path) != extension {
			return nil
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		found = append(found, input{path: path, rel: rel, found: true})
		return nil
	})
	errs = append(errs, err)
	if len(found) == 0 && errors.Join(errs...) == nil {
		errs = append(errs, fmt.Errorf("no %s files in %s", extension, dir))
	}
	return found, errors.Join(errs...)
}

// read reads one input whole. It refuses what is no text.
func (s *streams) read(in input) (*source.File, error) {
	if in.path == standard {
		return readText("-", "standard input", s.in)
	}
	f, err := os.Open(in.path)
	if err != nil {
		return nil, cannotRead(in.path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("cannot read %s: it is a folder, and one journey is wanted", in.path)
	}
	return readText(in.path, in.path, f)
}

// readText reads a file that is called name in diagnostics and title in
// errors.
func readText(name, title string, r io.Reader) (*source.File, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, cannotRead(title, err)
	}
	if len(data) > maxSize {
		return nil, fmt.Errorf("cannot read %s: it is larger than %d MiB", title, maxSize>>20)
	}
	text := string(data)
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return nil, fmt.Errorf("cannot read %s: it is UTF-16; save it as UTF-8", title)
	}
	if off := invalidUTF8(text); off >= 0 {
		line := source.New(name, text).LineAt(off)
		return nil, fmt.Errorf("cannot read %s: line %d is not UTF-8; save the file as UTF-8", title, line)
	}
	return source.New(name, text), nil
}

// invalidUTF8 is the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// cannotRead says in one line what could not be read and why; the path stands
// in it once.
func cannotRead(path string, err error) error {
	if path == "" {
		return errors.New("the name of a file is empty; name a journey, or - for standard input")
	}
	if errors.Is(err, fs.ErrNotExist) {
		if _, other := os.Stat(path + extension); other == nil {
			return fmt.Errorf("cannot read %s: no such file; %s exists", path, path+extension)
		}
		return fmt.Errorf("cannot read %s: no such file or folder", path)
	}
	return fmt.Errorf("cannot read %s: %w", path, cause(err))
}

// cause is the reason of an error of package os without the operation and the
// path.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
