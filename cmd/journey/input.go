package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

const (
	// extension is the extension of journeys.
	extension = files.Journey
	// standard is the argument for a standard stream.
	standard = "-"
)

// input is one journey to work on.
type input struct {
	path string // as given, or found below a given folder; "-" is standard input
	rel  string // its path below an output folder

	below *folder // the folder where it was found; nil if it was given itself
}

// folder is a given folder, which stands for the journeys in it.
type folder struct {
	files.Folder
	path string // as given
}

// expand turns arguments into inputs: a file is itself, a folder stands for all
// journeys in it and below it, in sorted order, except hidden ones. A path
// that occurs twice counts once. It returns the inputs along with the errors;
// no result may replace an input.
func (s *streams) expand(args []string) ([]input, error) {
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
			below, err := s.walk(arg)
			if err != nil {
				errs = append(errs, err)
			}
			for _, in := range below {
				add(in)
			}
		default:
			s.files.Note(arg, info)
			add(input{path: arg, rel: filepath.Base(arg)})
		}
	}
	return found, errors.Join(errs...)
}

// walk finds the journeys in a folder and below it, and reports which files it
// skips.
func (s *streams) walk(dir string) ([]input, error) {
	opened, err := files.OpenFolder(dir)
	if err != nil {
		return nil, cannotRead(dir, err)
	}
	in := &folder{opened, dir}
	var found []input
	var errs []error
	opened.Walk(extension, func(rel string, info fs.FileInfo) {
		path := filepath.Join(dir, rel)
		s.files.Note(path, info)
		found = append(found, input{path: path, rel: rel, below: in})
	}, func(rel string, why error) {
		s.tell("skipped %s: %v", filepath.Join(dir, rel), why)
	}, func(rel string, err error) {
		errs = append(errs, cannotRead(filepath.Join(dir, rel), err))
	})
	if len(found) == 0 && len(errs) == 0 {
		errs = append(errs, fmt.Errorf("no %s files in %s", extension, dir))
	}
	return found, errors.Join(errs...)
}

// read reads one whole input. It refuses anything but text.
func (s *streams) read(in input) (*source.File, error) {
	var data []byte
	var err error
	name, title := in.path, in.path
	switch {
	case in.path == standard:
		title = "standard input"
		data, err = s.readStandard()
	case in.below != nil:
		data, err = s.files.ReadIn(in.below.Folder, in.rel, in.path, extension, parser.MaxSize)
	default:
		data, err = s.files.Read(in.path, parser.MaxSize)
	}
	if errors.Is(err, files.ErrFolder) {
		err = fmt.Errorf("%w; expected one journey", err)
	}
	if err != nil {
		return nil, cannotRead(title, err)
	}
	return text(name, title, data)
}

// readStandard reads standard input; if that is a file, no result may replace
// it.
func (s *streams) readStandard() ([]byte, error) {
	if f, ok := s.in.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			s.files.Note("standard input", info)
		}
	}
	return files.ReadBounded(s.in, parser.MaxSize)
}

// text returns a file that is called name in diagnostics and title in errors.
func text(name, title string, data []byte) (*source.File, error) {
	text := string(data)
	refused := func(format string, args ...any) (*source.File, error) {
		return nil, &unreadable{title, fmt.Errorf(format, args...)}
	}
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return refused("it is UTF-16; save it as UTF-8")
	}
	if off := invalidUTF8(text); off >= 0 {
		line := source.New(name, text).LineAt(off)
		return refused("line %d is not UTF-8; save the file as UTF-8", line)
	}
	return source.New(name, text), nil
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
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

// unreadable says in one line what could not be read and why.
type unreadable struct {
	what   string
	reason error
}

func (e *unreadable) Error() string { return fmt.Sprintf("cannot read %s: %v", e.what, e.reason) }
func (e *unreadable) Unwrap() error { return e.reason }

// cannotRead says what could not be read and why, with the path once.
func cannotRead(path string, err error) error {
	if path == "" {
		return errors.New("empty file name; give a journey, or - for standard input")
	}
	if errors.Is(err, fs.ErrNotExist) {
		if _, other := os.Stat(path + extension); other == nil {
			return &unreadable{path, fmt.Errorf("no such file; %s exists", path+extension)}
		}
		return &unreadable{path, errors.New("no such file or folder")}
	}
	return &unreadable{path, cause(err)}
}

// cause returns the reason of an error of package os without the operation and
// the path.
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
