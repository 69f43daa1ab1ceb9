// Command mutants measures how much of the code the tests really check: it makes
// small mistakes in it, one at a time, runs the tests, and lists which mistakes
// a test notices (killed) and which no test notices (survived). The files are
// not changed: the compiler reads the mutants through -overlay.
//
//	go run ./bench/mutants -many 60
//	go run ./bench/mutants -in '^compiler/rules$' -seed 7
//
// For each mutant the tests of its package run first, with -short, then those of
// the packages that import it, and of the public one that it is inside, the
// fastest first. A mutant with which they take several times as long as without
// is noticed, and one that does not compile is replaced by another one. Public
// packages, and those of the compiler, get three times as many mutants as others
// of their size; generated files, and packages that only tests import, get none.
// Equal seeds give equal mutants of equal code. Some mutants mean the same as the
// code, so a survivor is a question, not a fault: the exit code is 0.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const module = "github.com/journey-lang/journey"

// pkg is a package as go list reports it.
type pkg struct {
	ImportPath                         string
	Dir                                string
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string

	baseline func() (time.Duration, error) // how long its tests take without any mutant
}

// name returns the import path within the module.
func (p *pkg) name() string { return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/") }

// weight says how many mutants the package gets, compared with others of its
// size.
func (p *pkg) weight() float64 {
	if name := p.name(); strings.HasPrefix(name, "compiler/") || !strings.Contains(name, "internal/") {
		return 3
	}
	return 1
}

// fate is what became of a mutant.
type fate string

const (
	killed   fate = "killed"
	survived fate = "survived"
	invalid  fate = "invalid" // it does not compile
)

func main() {
	many := flag.Int("many", 60, "how many mutants to try")
	seed := flag.Uint64("seed", 1, "which mutants")
	in := flag.String("in", `^(lang|compiler|render|interop|report)(/|$)`, "only packages whose path matches this `expression`")
	workers := flag.Int("workers", runtime.NumCPU(), "how many mutants to try at the same time")
	flag.Parse()
	if err := run(*many, *seed, *in, *workers); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(2)
	}
}

func run(many int, seed uint64, in string, workers int) error {
	where, err := regexp.Compile(in)
	if err != nil {
		return err
	}
	packages, err := list()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	all, err := shuffled(packages, where, rand.New(rand.NewPCG(seed, 0)))
	if err != nil {
		return err
	}

	type outcome struct {
		fate fate
		err  error
	}
	outcomes := make([]chan outcome, len(all))
	for i := range outcomes {
		outcomes[i] = make(chan outcome, 1)
	}
	var next atomic.Int64
	var stopped atomic.Bool
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for !stopped.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(all) {
					return
				}
				f, err := try(all[i], packages, filepath.Join(folder, fmt.Sprint(i)))
				outcomes[i] <- outcome{f, err}
			}
		})
	}
	defer group.Wait()
	defer stopped.Store(true)

	tried, noticed := 0, 0
	for i, m := range all {
		if tried == many {
			break
		}
		o := <-outcomes[i]
		if o.err != nil {
			return o.err
		}
		if o.fate == invalid {
			continue
		}
		tried++
		if o.fate == killed {
			noticed++
		}
		fmt.Printf("%-8s  %s/%s:%d: %s\n", o.fate, m.pkg.name(), filepath.Base(m.path), m.line, m.change())
	}
	fmt.Printf("%d of %d mutants killed\n", noticed, tried)
	return nil
}

// list returns the packages of the module.
func list() ([]*pkg, error) {
	out, err := exec.Command("go", "list", "-json", module+"/...").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var all []*pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		p := new(pkg)
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		p.baseline = sync.OnceValues(func() (time.Duration, error) {
			start := time.Now()
			out, err := test(p, "-count=1")
			if err != nil {
				return 0, fmt.Errorf("the tests of %s fail without any mutant: %w\n%s", p.name(), err, out)
			}
			return time.Since(start), nil
		})
		all = append(all, p)
	}
}

// shuffled returns all mutants of the packages that match, those of heavier
// packages rather at the front.
func shuffled(packages []*pkg, where *regexp.Regexp, random *rand.Rand) ([]mutant, error) {
	var all []mutant
	for _, p := range packages {
		used := slices.ContainsFunc(packages, func(by *pkg) bool { return slices.Contains(by.Imports, p.ImportPath) })
		if !used || !where.MatchString(p.name()) {
			continue
		}
		of, err := p.mutants()
		if err != nil {
			return nil, err
		}
		for i := range of {
			of[i].place = random.ExpFloat64() / p.weight()
		}
		all = append(all, of...)
	}
	slices.SortStableFunc(all, func(a, b mutant) int { return cmp.Compare(a.place, b.place) })
	return all, nil
}

// try tells the fate of a mutant. The folder is for its files.
func try(m mutant, packages []*pkg, folder string) (fate, error) {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return "", err
	}
	file, overlay := filepath.Join(folder, filepath.Base(m.path)), filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(file, m.mutated(), 0o600); err != nil {
		return "", err
	}
	text, err := json.Marshal(map[string]map[string]string{"Replace": {m.path: file}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(overlay, text, 0o600); err != nil {
		return "", err
	}
	tests, err := testsOf(m.pkg, packages)
	if err != nil {
		return "", err
	}
	for _, p := range tests {
		usual, err := p.baseline()
		if err != nil {
			return "", err
		}
		out, err := test(p, "-overlay", overlay, "-timeout", (10*time.Second + 4*usual).String())
		switch {
		case err == nil:
		case !errors.As(err, new(*exec.ExitError)):
			return "", err
		case strings.Contains(out, "[build failed]"):
			return invalid, nil
		default:
			return killed, nil
		}
	}
	return survived, nil
}

// testsOf returns the packages with tests that may notice a mistake in a
// package: itself first, then the fastest of those that import it, or whose tests
// do, and of the public one that it is inside.
func testsOf(of *pkg, packages []*pkg) ([]*pkg, error) {
	took := map[*pkg]time.Duration{}
	var all []*pkg
	public, _, _ := strings.Cut(of.ImportPath, "/internal/")
	for _, p := range packages {
		imports := slices.Concat(p.Imports, p.TestImports, p.XTestImports)
		near := p == of || p.ImportPath == public || slices.Contains(imports, of.ImportPath)
		if !near || len(p.TestGoFiles)+len(p.XTestGoFiles) == 0 {
			continue
		}
		var err error
		if took[p], err = p.baseline(); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	took[of] = 0
	slices.SortStableFunc(all, func(a, b *pkg) int { return cmp.Compare(took[a], took[b]) })
	return all, nil
}

// test runs the tests of a package, with 8 GB of memory at most. It returns what
// they print, and an exec.ExitError if they fail.
func test(p *pkg, args ...string) (string, error) {
	args = slices.Concat([]string{"-c", `ulimit -v 8388608; exec go test "$@"`, "go", "-short", "-failfast", "-vet=off"}, args, []string{p.ImportPath})
	out, err := exec.Command("sh", args...).CombinedOutput()
	return string(out), err
}
