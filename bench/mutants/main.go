// Command mutants measures how much of the code the tests really check: it makes
// small mistakes in it, one at a time, runs the tests, and says which of them a
// test notices (killed) and which none does (survived). The files stay as they
// are: the compiler is given the others by -overlay.
//
//	go run ./bench/mutants -many 60
//	go run ./bench/mutants -in '^compiler/rules$' -seed 7
//
// For each mutant the tests of its package run first, then those of the packages
// that import it. A mutant that does not compile is replaced by another one.
// Equal seeds give equal mutants of equal code. Some mutants mean the same as
// the code, so a survivor is a question, not a fault: the exit code is 0.
package main

import (
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
	"slices"
	"strings"
	"time"
)

const module = "github.com/journey-lang/journey"

// pkg is a package as go list knows it.
type pkg struct {
	ImportPath                         string
	Dir                                string
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
}

// name is the import path within the module.
func (p *pkg) name() string { return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/") }

// session is one run of the command.
type session struct {
	packages []*pkg
	folder   string        // for temporary files
	patience time.Duration // that the tests of a package may take
}

func main() {
	many := flag.Int("many", 60, "how many mutants to try")
	seed := flag.Uint64("seed", 1, "which mutants")
	in := flag.String("in", `^(lang|compiler|render|interop|report)(/|$)`, "only packages whose path matches this `expression`")
	patience := flag.Duration("patience", 2*time.Minute, "how long the tests of a package may take; a mutant that takes longer is noticed")
	flag.Parse()
	if err := run(*many, *seed, *in, *patience); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(2)
	}
}

func run(many int, seed uint64, in string, patience time.Duration) error {
	where, err := regexp.Compile(in)
	if err != nil {
		return err
	}
	s := session{patience: patience}
	if s.packages, err = list(); err != nil {
		return err
	}
	if s.folder, err = os.MkdirTemp("", "mutants"); err != nil {
		return err
	}
	defer os.RemoveAll(s.folder)
	var all []mutant
	for _, p := range s.packages {
		if where.MatchString(p.name()) {
			of, err := p.mutants()
			if err != nil {
				return err
			}
			all = append(all, of...)
		}
	}
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	tried, killed := 0, 0
	for _, m := range all {
		if tried == many {
			break
		}
		compiles, noticed, err := s.try(m)
		if err != nil {
			return err
		}
		if !compiles {
			continue
		}
		tried++
		fate := "survived"
		if noticed {
			fate = "killed"
			killed++
		}
		fmt.Printf("%-8s  %s/%s:%d: %s\n", fate, m.pkg.name(), filepath.Base(m.path), m.line, m.change())
	}
	fmt.Printf("%d of %d mutants killed\n", killed, tried)
	return nil
}

// list are the packages of the module.
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
		all = append(all, p)
	}
}

// try reports whether a mutant compiles, and whether a test notices it.
func (s *session) try(m mutant) (compiles, noticed bool, err error) {
	file, overlay := filepath.Join(s.folder, filepath.Base(m.path)), filepath.Join(s.folder, "overlay.json")
	if err := os.WriteFile(file, m.mutated(), 0o644); err != nil {
		return false, false, err
	}
	text, err := json.Marshal(map[string]map[string]string{"Replace": {m.path: file}})
	if err != nil {
		return false, false, err
	}
	if err := os.WriteFile(overlay, text, 0o644); err != nil {
		return false, false, err
	}
	if ok, err := command("build", "-overlay", overlay, m.pkg.ImportPath); !ok || err != nil {
		return false, false, err
	}
	for _, tested := range append([]*pkg{m.pkg}, s.importers(m.pkg)...) {
		if len(tested.TestGoFiles)+len(tested.XTestGoFiles) == 0 {
			continue
		}
		args := []string{"test", "-short", "-failfast", "-timeout", s.patience.String()}
		passed, err := command(append(args, "-overlay", overlay, tested.ImportPath)...)
		if err != nil {
			return true, false, err
		}
		if passed {
			continue
		}
		sound, err := command(append(args, tested.ImportPath)...) // from the cache, mostly
		if err == nil && !sound {
			err = fmt.Errorf("the tests of %s fail without any mutant", tested.name())
		}
		return true, true, err
	}
	return true, false, nil
}

// importers are the other packages that import one, or whose tests do.
func (s *session) importers(of *pkg) []*pkg {
	var all []*pkg
	for _, p := range s.packages {
		if p != of && slices.Contains(slices.Concat(p.Imports, p.TestImports, p.XTestImports), of.ImportPath) {
			all = append(all, p)
		}
	}
	return all
}

// command runs go with 8 GB of memory at most, and reports whether it succeeds.
func command(args ...string) (ok bool, err error) {
	c := exec.Command("sh", append([]string{"-c", `ulimit -v 8388608; exec go "$@"`, "go"}, args...)...)
	err = c.Run()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		return false, nil
	}
	return err == nil, err
}
