//go:build unix

// Command doubling looks for what costs more than it should in large journeys:
// it writes journeys of many shapes, each in a size n and in 2n, runs every
// command on both, and prints how user CPU time and memory grow. The program's
// start is subtracted.
//
//	go build -o journey ./cmd/journey && go run ./bench/doubling ./journey
//	go run ./bench/doubling -shape 'branches|failures' -command '^render' ./journey
//	go run ./bench/doubling -shape '^branches$' -size 4000 -into .
//
// n is doubled until a run takes long enough to be measured, up to the maximum
// of the shape. The exit code is 1 if twice the input takes more than 2.5 times
// the time, if a run fails for another reason than errors in the journey, or if
// it takes too much time or memory. Where a limit of docs/limits.md refuses a
// size, times below it may grow faster, as long as they stay short.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"time"
)

// tolerated is how many times as long twice the input may take.
const tolerated = 2.5

func main() {
	var s search
	shape := flag.String("shape", "", "only shapes whose name matches this `expression`")
	command := flag.String("command", "", "only commands whose name matches this `expression`")
	list := flag.Bool("list", false, "list shapes and commands, and measure nothing")
	all := flag.Bool("all", false, "print a row for each pair, not only for the bad ones and the worst of the others")
	into := flag.String("into", "", "write the first shape into this `folder`, and measure nothing")
	size := flag.Int("size", 1000, "the size to write")
	flag.DurationVar(&s.patience, "patience", 60*time.Second, "how much CPU time a run may take at most")
	flag.IntVar(&s.memory, "memory", 4096, "how many `MB` a run may take at most")
	flag.Parse()
	debug.SetMemoryLimit(24 << 20) // Linux counts the peak of the parent process for its child as well

	forms, calls, err := choose(*shape, *command)
	bad := 0
	switch {
	case err != nil:
	case *list:
		for _, f := range forms {
			fmt.Println("shape  ", f.name)
		}
		for _, c := range calls {
			fmt.Println("command", c.name)
		}
	case *into != "":
		err = forms[0].write(*into, *size)
	default:
		bad, err = run(&s, flag.Arg(0), forms, calls, *all)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "doubling:", err)
	}
	if bad > 0 || err != nil {
		os.Exit(1)
	}
}

// choose picks the shapes and the commands whose names match.
func choose(shape, command string) (forms []*form, calls []call, err error) {
	wantShape, err1 := regexp.Compile(shape)
	wantCommand, err2 := regexp.Compile(command)
	if err := errors.Join(err1, err2); err != nil {
		return nil, nil, err
	}
	for i := range shapes {
		if wantShape.MatchString(shapes[i].name) {
			forms = append(forms, &shapes[i])
		}
	}
	for _, c := range commands {
		if wantCommand.MatchString(c.name) {
			calls = append(calls, c)
		}
	}
	if len(forms) == 0 || len(calls) == 0 {
		return nil, nil, errors.New("no shape or no command has such a name; see -list")
	}
	return forms, calls, nil
}

// run measures all pairs of shapes and commands, and counts the bad ones.
func run(s *search, program string, forms []*form, calls []call, all bool) (bad int, err error) {
	if program == "" {
		return 0, errors.New("name the command to measure")
	}
	if s.program, err = filepath.Abs(program); err != nil {
		return 0, err
	}
	if s.dir, err = os.MkdirTemp("", "doubling"); err != nil {
		return 0, err
	}
	defer func() { err = cmp.Or(err, os.RemoveAll(s.dir)) }()
	if err := s.start(calls); err != nil {
		return 0, err
	}
	fmt.Printf("%-28s %-16s %9s %9s %9s %6s %8s %8s %6s\n", "shape", "command", "n", "s(n)", "s(2n)", "ratio", "MB(n)", "MB(2n)", "ratio")
	for _, f := range forms {
		worst := pair{}
		for _, c := range calls {
			p, err := s.measure(f, c)
			if err != nil {
				return bad, fmt.Errorf("%s, %s: %w", f.name, c.name, err)
			}
			if p.verdict() != "" {
				bad++
			} else if p.ratio() > worst.ratio() || worst.call == "" {
				worst = p
			}
			if all || p.verdict() != "" {
				fmt.Println(p.row())
			}
		}
		if !all && worst.call != "" {
			fmt.Println(worst.row())
		}
	}
	fmt.Printf("%d of %d pairs of a shape and a command are bad\n", bad, len(forms)*len(calls))
	return bad, nil
}
