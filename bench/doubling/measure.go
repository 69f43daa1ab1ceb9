//go:build unix

package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

// search looks for a size at which a shape can be measured.
type search struct {
	program, dir string
	patience     time.Duration // of CPU time
	memory       int           // MB

	empty map[string]cost // the cost of a command for an empty journey
}

// cost is what a run took.
type cost struct {
	user    time.Duration // CPU time in the program
	wall    time.Duration
	memory  int    // MB at the peak
	failed  string // the reason if it ended other than because of errors in the journey; otherwise ""
	limited string // the limit that it reported, or ""
}

// pair is a shape in two sizes under one command.
type pair struct {
	shape, call string
	n           int
	one, two    cost   // of n and of 2n, minus the cost of an empty journey
	limit       string // that refuses 4n, or ""
}

// The times, of n and of 2n, below which a ratio means nothing.
const (
	least  = 40 * time.Millisecond
	enough = 200 * time.Millisecond
)

// ratio returns how many times as long twice the input takes, or 0 if both are
// too short to tell.
func (p pair) ratio() float64 {
	if p.two.user < enough {
		return 0
	}
	return float64(p.two.user) / float64(max(p.one.user, least))
}

// short is how long, at most, a run may take below a limit, to allow for more
// than linear growth.
const short = 10 * time.Second

// verdict says what is wrong with the pair, or returns "".
func (p pair) verdict() string {
	switch {
	case p.failed() != "":
		return p.failed()
	case p.ratio() <= tolerated:
		return ""
	case p.limit == "":
		return "MORE THAN TWICE"
	case max(p.one.user, p.two.user) > short:
		return "MORE THAN TWICE, AND SLOW BELOW THE LIMIT"
	}
	return ""
}

func (p pair) row() string {
	ratio, growth := "-", "-"
	if r := p.ratio(); r > 0 {
		ratio = fmt.Sprintf("%.2f", r)
	}
	if p.one.memory > 0 {
		growth = fmt.Sprintf("%.2f", float64(p.two.memory)/float64(p.one.memory))
	}
	note := strings.TrimSpace(p.verdict() + " " + p.limit)
	return strings.TrimRight(fmt.Sprintf("%-28s %-16s %9d %9.2f %9.2f %6s %8d %8d %6s  %s", p.shape, p.call, p.n,
		p.one.user.Seconds(), p.two.user.Seconds(), ratio, p.one.memory, p.two.memory, growth, note), " ")
}

// start measures the start of the commands.
func (s *search) start(calls []call) error {
	s.empty = map[string]cost{}
	next := form{name: "empty", build: func(int) string { return "rep is a rep\nrep checks paper\n" }}
	for _, c := range calls {
		var best cost
		for i := range 3 {
			got, err := s.cost(&next, c, 1)
			if err != nil {
				return err
			}
			if i == 0 || got.user < best.user {
				best = got
			}
		}
		s.empty[c.name] = best
	}
	return nil
}

// measure doubles the size until it can be measured, and further while the cost
// grows too fast: for short runs that may be chance, and a limit may follow.
func (s *search) measure(f *form, c call) (pair, error) {
	n := cmp.Or(f.least, 32)
	one, err1 := s.cost(f, c, n)
	two, err2 := s.cost(f, c, 2*n)
	if err := errors.Join(err1, err2); err != nil {
		return pair{}, err
	}
	p := pair{shape: f.name, call: c.name, n: n, one: one, two: two}
	for p.failed() == "" && 2*p.n < f.size() {
		next, err := s.cost(f, c, 4*p.n)
		if err != nil {
			return p, err
		}
		if next.limited != "" {
			if p.limit = fmt.Sprintf("[%d: %s]", 4*p.n, next.limited); next.user > short {
				p.two.failed = fmt.Sprintf("TAKES %.1f s TO REFUSE", next.user.Seconds())
			}
			break
		}
		p.n, p.one, p.two = 2*p.n, p.two, next
		if now := s.above(p); now.two.user >= enough && (now.ratio() <= tolerated || now.two.user >= short) {
			break
		}
	}
	p = s.above(p)
	for range 2 { // other programs make a run slower, never faster
		if p.failed() != "" || p.ratio() <= tolerated || p.two.user > short {
			break
		}
		one, err1 := s.cost(f, c, p.n)
		two, err2 := s.cost(f, c, 2*p.n)
		if err := errors.Join(err1, err2); err != nil {
			return p, err
		}
		again := s.above(pair{call: p.call, one: one, two: two})
		p.one.user, p.two.user = min(p.one.user, again.one.user), min(p.two.user, again.two.user)
	}
	return p, nil
}

// failed returns why a run failed, or "".
func (p pair) failed() string { return cmp.Or(p.one.failed, p.two.failed) }

// write writes the shape in a size, with everything it needs, into a folder.
func (f *form) write(dir string, n int) error {
	files := map[string]string{"main.journey": f.build(n), "before.journey": f.earlier(n)}
	if f.beside != nil {
		f.beside(n, files)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// above subtracts the program's start.
func (s *search) above(p pair) pair {
	p.one.user = max(0, p.one.user-s.empty[p.call].user)
	p.two.user = max(0, p.two.user-s.empty[p.call].user)
	return p
}

// cost runs a command once on a shape of a size.
func (s *search) cost(f *form, c call, n int) (cost, error) {
	dir := filepath.Join(s.dir, "run")
	if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o777)); err != nil {
		return cost{}, err
	}
	if err := f.write(dir, n); err != nil {
		return cost{}, err
	}
	const crowded = 10 // how many times as long as its CPU time a run may take on a busy machine
	ctx, cancel := context.WithTimeout(context.Background(), crowded*s.patience)
	defer cancel()
	limited := fmt.Sprintf(`ulimit -v %d; ulimit -t %d; exec "$@"`, s.memory<<10, int(s.patience.Seconds()))
	cmd := exec.CommandContext(ctx, "sh", slices.Concat([]string{"-c", limited, "sh", s.program}, c.args)...)
	var told bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &told
	out, err := os.Create(filepath.Join(s.dir, "out"))
	if err != nil {
		return cost{}, err
	}
	defer out.Close()
	cmd.Stdout = out
	begin := time.Now()
	err = cmd.Run()
	took := cost{wall: time.Since(begin)}
	if cmd.ProcessState == nil {
		return took, err
	}
	took.user = cmd.ProcessState.UserTime()
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		took.memory = int(usage.Maxrss >> 10)
	}
	text := told.String()
	switch code := cmd.ProcessState.ExitCode(); {
	case ctx.Err() != nil, took.user+cmd.ProcessState.SystemTime() >= s.patience-time.Second:
		took.failed = fmt.Sprintf("NOT WITHIN %s", s.patience)
	case code == 2 && strings.Contains(text, "goroutine "), code > 3, code < 0:
		took.failed = fmt.Sprintf("CRASHED: %s", firstLine(text))
	case code != 0:
		if at := limit(text); at != "" {
			took.limited = at
		} else if at := limit(head(out.Name())); at != "" {
			took.limited = at
		} else if code == 3 {
			took.failed = "FAILED: " + firstLine(text)
		}
	}
	return took, nil
}

// tellsLimit matches the messages beyond a limit of docs/limits.md.
var tellsLimit = regexp.MustCompile(`docs/limits\.md|is larger than|more than [0-9]+ (statements|blocks|faults)`)

// limit returns the line that reports a limit, or "".
func limit(text string) string {
	for line := range strings.Lines(text) {
		if tellsLimit.MatchString(line) {
			if r := []rune(strings.TrimSpace(line)); len(r) > 120 {
				return string(r[:120]) + "…"
			}
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// head is the beginning of a file.
func head(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	text := make([]byte, 64<<10)
	n, _ := file.Read(text)
	return string(text[:n])
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return fmt.Sprintf("%.160s", line)
}
