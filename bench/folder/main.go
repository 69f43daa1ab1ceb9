// Command folder measures how well `journey check` uses a machine: it writes a
// folder of journeys, lets the command check it, first on one core and then on
// all, and prints how long that takes and how many cores were busy.
//
//	go build -o journey ./cmd/journey && go run ./bench/folder ./journey
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/journey-lang/journey/internal/gen"
)

func main() {
	files := flag.Int("files", 1000, "how many journeys")
	steps := flag.Int("steps", 50, "how many steps each has, 1 to 5000")
	runs := flag.Int("runs", 3, "how often; the best counts")
	flag.Parse()
	if err := measure(flag.Arg(0), *files, *steps, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "folder:", err)
		os.Exit(1)
	}
}

func measure(command string, files, steps, runs int) error {
	if command == "" {
		return errors.New("name the command to measure")
	}
	dir, err := os.MkdirTemp("", "journeys")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	size := 0
	for i := range files {
		text := gen.Journey(uint64(i), gen.Options{
			Steps: steps, Participants: 6,
			Handoff: 0.6, Decision: 0.08, Parallel: 0.04, Repeat: 0.03, Failure: 0.05, Jump: 0.3, Phase: 0.08,
		})
		size += len(text)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.journey", i)), []byte(text), 0o666); err != nil {
			return err
		}
	}
	fmt.Printf("%d files of %d steps, %d KB\n", files, steps, size>>10)
	for _, cores := range []int{1, runtime.NumCPU()} {
		var best run
		for range runs {
			r, err := check(command, dir, cores)
			if err != nil {
				return err
			}
			if best.wall == 0 || r.wall < best.wall {
				best = r
			}
		}
		fmt.Printf("%d of %d cores: %v, %v of CPU, %.2f cores busy\n", cores, runtime.NumCPU(),
			best.wall.Round(time.Millisecond), best.cpu.Round(time.Millisecond), best.cpu.Seconds()/best.wall.Seconds())
	}
	return nil
}

// run is the cost of one run of the command.
type run struct{ wall, cpu time.Duration }

func check(command, dir string, cores int) (run, error) {
	cmd := exec.Command(command, "check", "--format", "json", "--max-severity", "error", dir)
	cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores))
	cmd.Stdout, cmd.Stderr = io.Discard, os.Stderr
	start := time.Now()
	err := cmd.Run()
	if err != nil {
		return run{}, err
	}
	return run{time.Since(start), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}
