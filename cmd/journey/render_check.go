package main

import (
	"errors"
	"slices"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/report/diagnostics"
)

// compare draws the pictures and lists the files that differ from them. It
// writes no files.
func (s *streams) compare(jobs []job, d drawing) error {
	if slices.ContainsFunc(jobs, func(j job) bool { return j.out == standard }) {
		return &usageError{message: "--check compares files, not standard output; name the picture", hint: "journey render --check - -o picture.svg"}
	}
	d.quiet = true
	var failed error
	stale := false
	for _, j := range jobs {
		err := guarded([]string{j.in.path}, func() error {
			picture, _, err := s.picture(j, d, false)
			if err != nil {
				return err
			}
			state, err := s.files.Compare(j.folder, j.out, picture)
			var refused *files.Refused
			switch {
			case errors.As(err, &refused):
				return cannotWrite(j.out, err)
			case err != nil:
				return cannotRead(j.out, err)
			case state != files.Same:
				stale = true
				s.tell("%s is %s", diagnostics.Visible(j.out), state)
				return errFindings
			}
			return nil
		})
		if !errors.Is(err, errLibrary) {
			failed = errors.Join(failed, err)
		}
	}
	if stale {
		s.tell("  try: the same command without --check, to draw them")
	}
	return failed
}
