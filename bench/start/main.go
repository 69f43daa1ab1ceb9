// Command start measures what a short command costs: the start of the process
// with the layout engine in it, and what check, fmt and render of a generated
// journey take in addition. The commands take turns, so that other load on the
// machine affects all of them.
//
//	go build -o journey ./cmd/journey && go run ./bench/start ./journey
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/journey-lang/journey/internal/gen"
)

func main() {
	steps := flag.Int("steps", 12, "how many steps the journey has, 1 to 5000")
	runs := flag.Int("runs", 40, "how often")
	flag.Parse()
	if err := measure(flag.Arg(0), *steps, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "start:", err)
		os.Exit(1)
	}
}

// command is one way to call the program, with the time of each run.
type command struct {
	name string
	args []string
	took []time.Duration
}

func measure(program string, steps, runs int) error {
	if program == "" {
		return errors.New("name the command to measure")
	}
	dir, err := os.MkdirTemp("", "start")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	text := gen.Journey(1, gen.Options{
		Steps: steps, Participants: 6,
		Handoff: 0.6, Decision: 0.08, Parallel: 0.04, Repeat: 0.03, Failure: 0.05, Jump: 0.3, Phase: 0.08,
	})
	file := filepath.Join(dir, "generated.journey")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		return err
	}
	engine := command{name: "the engine alone"}
	commands := []command{
		{name: "journey version", args: []string{"version"}},
		{name: "journey check", args: []string{"check", "--max-severity", "error", file}},
		{name: "journey fmt", args: []string{"fmt", "-"}},
		{name: "journey render", args: []string{"render", "-o", filepath.Join(dir, "generated.svg"), file}},
	}
	for range runs {
		for i := range commands {
			c := &commands[i]
			whole, started, err := run(program, c.args, text)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			c.took = append(c.took, whole)
			engine.took = append(engine.took, started)
		}
	}
	fmt.Printf("%-18s%9s%9s\n", fmt.Sprintf("%d steps, ms", steps), "fastest", "median")
	for _, c := range append([]command{engine}, commands...) {
		slices.Sort(c.took)
		fmt.Printf("%-18s%9.1f%9.1f\n", c.name, ms(c.took[0]), ms(c.took[len(c.took)/2]))
	}
	return nil
}

// engineStart matches the Go runtime's report on the initialisation of the
// engine's package.
var engineStart = regexp.MustCompile(`(?m)^init github\.com/goccy/go-graphviz/internal/wasm @.* ms, ([0-9.]+) ms clock`)

// run calls the program once, and returns how long the process took, and the
// start of the engine in it.
func run(program string, args []string, stdin string) (whole, engine time.Duration, err error) {
	var trace bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	cmd.Stdin, cmd.Stderr = strings.NewReader(stdin), &trace
	begin := time.Now()
	err = cmd.Run()
	whole = time.Since(begin)
	if err != nil {
		return 0, 0, fmt.Errorf("%w\n%s", err, trace.String())
	}
	clock := engineStart.FindStringSubmatch(trace.String())
	if clock == nil {
		return whole, 0, nil // it was built without
	}
	engine, err = time.ParseDuration(clock[1] + "ms")
	return whole, engine, err
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
