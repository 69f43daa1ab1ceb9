package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
)

// crash is a panic while working on some files. It is always a bug of ours, and
// no reason to skip the other files.
type crash struct {
	files string // the files being processed
	what  any    // the value of the panic
	in    string // the function that panicked
}

func (c *crash) Error() string {
	return fmt.Sprintf("%s: internal error in %s: %v\n  This is a bug in journey, not in your text. Please report it, if possible with the file: https://%s/issues",
		c.files, c.in, c.what, module)
}

// module is the path of this program and of its packages.
const module = "github.com/journey-lang/journey"

// guarded processes a file, or several that belong together. A panic becomes an
// error that names them.
func guarded(paths []string, work func() error) (err error) {
	defer func() {
		if what := recover(); what != nil {
			err = &crash{subject(paths), what, origin()}
		}
	}()
	return work()
}

// subject returns what an error calls the files.
func subject(paths []string) string {
	if len(paths) == 0 {
		return "no file"
	}
	names := slices.Clone(paths)
	if at := slices.Index(names, standard); at >= 0 {
		names[at] = "standard input"
	}
	if more := len(names) - 1; more > 1 {
		return fmt.Sprintf("%s and %d more", names[0], more)
	}
	return strings.Join(names, " and ")
}

// origin returns the function that panicked; the recovering function calls it.
func origin() string {
	var stack [32]uintptr
	frames := runtime.CallersFrames(stack[:runtime.Callers(3, stack[:])])
	for {
		frame, more := frames.Next()
		if !more || !strings.HasPrefix(frame.Function, "runtime.") {
			return strings.TrimPrefix(frame.Function, module+"/")
		}
	}
}
