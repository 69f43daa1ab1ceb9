package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/internal/terminal"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/diagnostics"
)

// fixed is the result of fixing one input.
type fixed struct {
	*compiler.Fixed
	was *source.File
	err error // it could not be read or written
}

// checkAndFix applies all safe fixes, and reports what is left, with the number
// of suggested fixes. A dry run shows the fixes instead, and exits like the
// real run.
func (s *streams) checkAndFix(inputs []input, opt checking) error {
	all := make([]fixed, len(inputs))
	errs := s.inParallel(inputs, "fixing", func(i int) error {
		file, how, err := s.open(inputs[i])
		if err != nil {
			return err
		}
		result, err := compile(file, how)
		if err != nil {
			return err
		}
		all[i].was = file
		all[i].Fixed, err = result.Fix(context.Background(), opt.picked.has)
		return err
	})
	for i, err := range errs {
		all[i].err = err
	}

	out, changed := s.out, false
	for i, in := range inputs {
		one := &all[i]
		if one.err != nil {
			continue
		}
		if in.path == standard {
			out = s.err
		}
		switch {
		case opt.dryRun:
			one.err = s.print(s.difference(in.path, one.was.Text(), one.Source.Text()))
		case in.path == standard:
			one.err = s.print([]byte(one.Source.Text()))
		case one.Changed():
			one.err = s.replaceText(in, one.was.Text(), one.Source.Text())
		}
		if one.err == nil {
			changed = changed || one.Changed()
			s.tellFixed(in, one.Fixed, opt)
		}
	}

	left := make([]checked, len(inputs))
	for i, one := range all {
		left[i].err = one.err
		if one.Fixed != nil {
			left[i].list = one.Diagnostics
		}
	}
	if opt.dryRun {
		s.tellSuggested(left, opt)
		return s.verdict(left, opt)
	}
	if changed { // journeys may use files that were fixed after them
		errs := s.inParallel(inputs, "checking", func(i int) error {
			if left[i].err != nil {
				return left[i].err
			}
			how, err := s.compiling(inputs[i])
			if err != nil {
				return err
			}
			result, err := compile(all[i].Source, how)
			if err == nil {
				left[i].list = result.Diagnostics
			}
			return err
		})
		for i, err := range errs {
			left[i].err = err
		}
	}
	err := s.conclude(left, opt, out)
	s.tellSuggested(left, opt)
	return err
}

// tellSuggested reports how many suggested fixes are left.
func (s *streams) tellSuggested(all []checked, opt checking) {
	n := 0
	for _, one := range all {
		_, suggested := fixable(opt.picked.of(one.list))
		n += suggested
	}
	switch {
	case n == 1:
		s.tell("1 suggestion is left for you to decide; see \"help\" in the report of journey check")
	case n > 1:
		s.tell("%d suggestions are left for you to decide; see \"help\" in the report of journey check", n)
	}
}

// verdict returns the error for the exit code, without a report.
func (s *streams) verdict(all []checked, opt checking) error {
	var failed error
	for _, one := range all {
		failed = errors.Join(failed, one.err)
		if one.err == nil && tooSevere(opt.picked.of(one.list), opt.tolerated) {
			failed = errors.Join(failed, errFindings)
		}
	}
	return failed
}

// replaceText writes a new text into a file, unless somebody has changed the
// file since it was read.
func (s *streams) replaceText(in input, old, text string) error {
	now, err := s.read(in)
	if err != nil {
		return err
	}
	if now.Text() != old {
		return fmt.Errorf("cannot write %s: it changed during the check", in.path)
	}
	return cannotWrite(in.path, files.Replace(in.path, []byte(text)))
}

// tellFixed says what was done to an input, and what could not be done.
func (s *streams) tellFixed(in input, r *compiler.Fixed, opt checking) {
	name := in.path
	if name == standard {
		name = "standard input"
	}
	if r.Changed() {
		verb := "fixed"
		if opt.dryRun {
			verb = "would fix"
		}
		s.tell("%s %s: %s", verb, name, tally(r.Applied))
	}
	for _, d := range r.Refused {
		f, _ := d.SafeFix()
		s.tell("left %s unchanged: to %s would make it worse (%s)", name, f.Title, d.Code)
	}
	if n := len(r.Fixable(opt.picked.has)) - len(r.Refused); n > 0 {
		s.tell("%s has more to fix; run the command again", name)
	}
}

// tally counts diagnostics by their codes: J101 twice, J109.
func tally(list diag.List) string {
	times := map[diag.Code]int{}
	var codes []diag.Code
	for _, d := range list {
		if times[d.Code]++; times[d.Code] == 1 {
			codes = append(codes, d.Code)
		}
	}
	slices.Sort(codes)
	var parts []string
	for _, c := range codes {
		part := string(c) + " " + c.Info().Slug
		if n := times[c]; n > 1 {
			part += fmt.Sprintf(" (%d times)", n)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// difference returns a unified diff, in colour on a terminal; empty if there is
// none.
func (s *streams) difference(name, old, text string) []byte {
	name = diagnostics.Visible(name)
	out := diff.Diff(name, []byte(old), name, []byte(text))
	if !colored(s.out) {
		return out
	}
	return paintDiff(out)
}

// paintDiff colours the lines of a diff. What a terminal would obey is shown
// instead.
func paintDiff(text []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, "\r\n")
		style := ""
		switch {
		case bytes.HasPrefix(line, []byte("diff ")), bytes.HasPrefix(line, []byte("--- ")), bytes.HasPrefix(line, []byte("+++ ")):
			style = "1"
		case bytes.HasPrefix(line, []byte("@@")):
			style = "36"
		case bytes.HasPrefix(line, []byte("+")):
			style = "32"
		case bytes.HasPrefix(line, []byte("-")):
			style = "31"
		}
		shown := terminal.Visible(string(line))
		if style != "" {
			shown = "\x1b[" + style + "m" + shown + "\x1b[0m"
		}
		b.WriteString(shown + "\n")
	}
	return b.Bytes()
}
