// Command doubling looks for what costs more than it should in large journeys:
// it writes journeys of many shapes, each in a size n and in 2n, runs every
// command on both, and prints how user CPU time and memory grow. What the
// program takes to start is subtracted.
//
//	go build -o journey ./cmd/journey && go run ./bench/doubling ./journey
//	go run ./bench/doubling -shape 'branches|failures' -command '^render' ./journey
//
// n is doubled until a run takes long enough to be measured, up to the size
// that the shape has at most. Where the program refuses a size because of a
// limit of docs/limits.md, the pair below it counts, and the refusal itself has
// to be cheap. The exit code is 1 when twice the input costs more than 2.5
// times the time, when a run fails for another reason than errors in the
// journey, or when it takes too long or too much memory.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// tolerated is how many times as long twice the input may take.
const tolerated = 2.5

func main() {
	var s search
	shape := flag.String("shape", "", "only shapes whose name matches this `expression`")
	command := flag.String("command", "", "only commands whose name matches this `expression`")
	list := flag.Bool("list", false, "list shapes and commands, and measure nothing")
	all := flag.Bool("all", false, "print every row, not only a summary of what is well")
	flag.DurationVar(&s.enough, "enough", 250*time.Millisecond, "the user CPU time from which on a run can be measured")
	flag.DurationVar(&s.patience, "patience", 60*time.Second, "how long a run may take at most")
	flag.IntVar(&s.memory, "memory", 4096, "how many `MB` a run may take at most")
	flag.Parse()
	bad, err := run(&s, flag.Arg(0), *shape, *command, *list, *all)
	if err != nil {
		fmt.Fprintln(os.Stderr, "doubling:", err)
	}
	if bad > 0 || err != nil {
		os.Exit(1)
	}
}

// run measures all pairs of shapes and commands, and counts the bad ones.
func run(s *search, program, shape, command string, list, all bool) (bad int, err error) {
	wantShape, err1 := regexp.Compile(shape)
	wantCommand, err2 := regexp.Compile(command)
	if err := errors.Join(err1, err2); err != nil {
		return 0, err
	}
	var chosen []*form
	for i := range shapes {
		if wantShape.MatchString(shapes[i].name) {
			chosen = append(chosen, &shapes[i])
		}
	}
	var calls []call
	for _, c := range commands {
		if wantCommand.MatchString(c.name) {
			calls = append(calls, c)
		}
	}
	if list {
		for _, f := range chosen {
			fmt.Println("shape  ", f.name)
		}
		for _, c := range calls {
			fmt.Println("command", c.name)
		}
		return 0, nil
	}
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
	fmt.Printf("%-28s %-22s %9s %9s %9s %6s %8s %8s %6s\n", "shape", "command", "n", "s(n)", "s(2n)", "ratio", "MB(n)", "MB(2n)", "ratio")
	for _, f := range chosen {
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
			worst.note = "(worst of what is well) " + worst.note
			fmt.Println(worst.row())
		}
	}
	fmt.Printf("%d of %d pairs of a shape and a command are bad\n", bad, len(chosen)*len(calls))
	return bad, nil
}
