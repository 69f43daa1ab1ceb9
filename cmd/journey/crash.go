package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
)

// crash is a panic in the work on some files. It is always a bug of ours, and
// no reason to leave other files alone.
type crash struct {
	files string // what was worked on
	what  any    // what was panicked with
	in    string // the function that did
}

func (c *crash) Error() string {
	return fmt.Sprintf("%s: internal error in %s: %v\n  This is a bug in journey, not in your text. Please report it, if possible with the file: https://%s/issues",
		c.files, c.in, c.what, module)
}

// module is the path of this program and of its packages.
const module = "github.com/journey-lang/journey"

// guarded works on a file, or on several that cannot be told apart. A panic
// becomes an error that names them.
func guarded(paths []string, work func() error) (err error) {
	defer func() {
		if what := recover(); what != nil {
			err = &crash{subject(paths), what, origin()}
		}
	}()
	return work()
}

// subject is what an error calls the files.
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

// origin is the function that panicked; it is for the function that recovers.
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
