// Package golden runs a function over a folder of input files and compares its
// results with the outputs next to them.
//
// It is only for tests, and it owns the -update flag of every test binary that
// imports it: do not define another one, use Updating.
package golden

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

var update = flag.Bool("update", false, "write golden files instead of comparing with them")

// Updating reports whether the test was started with -update.
func Updating() bool { return *update }

// Corpus is a folder, with its subfolders, in which every file is an input or
// an output of an existing input. The outputs of card.journey are called
// card.journey.tree, card.journey.diags and so on.
type Corpus struct {
	Dir     string   // relative to the package under test, with slashes
	Input   string   // the suffix of inputs: ".journey"
	Outputs []string // the suffix of each output: ".tree", ".diags"
}

// Run calls test in a subtest for each input, in the order of their paths. It
// returns one text for each of c.Outputs, in that order; an empty text means
// that the file must not exist. The path is that of the input, with slashes and
// with c.Dir in front.
//
// With -update the outputs are written, those of removed inputs are deleted,
// and nothing is written for a case whose test failed by itself.
func (c Corpus) Run(t *testing.T, test func(t *testing.T, path, text string) []string) {
	t.Helper()
	inputs, orphans, strangers := c.scan(t)
	if len(inputs) == 0 {
		t.Errorf("no file in %s ends in %s", c.Dir, c.Input)
	}
	for _, path := range strangers {
		t.Errorf("%s is neither an input nor an output", path)
	}
	for _, path := range orphans {
		if !*update {
			t.Errorf("%s has lost its input; remove it, or run with -update", path)
		} else if err := os.Remove(filepath.FromSlash(path)); err != nil {
			t.Error(err)
		}
	}
	for _, path := range inputs {
		t.Run(strings.TrimPrefix(path, c.Dir+"/"), func(t *testing.T) {
			text, err := os.ReadFile(filepath.FromSlash(path))
			if err != nil {
				t.Fatal(err)
			}
			outputs := test(t, path, string(text))
			if len(outputs) != len(c.Outputs) {
				t.Fatalf("the test returned %d outputs, the corpus has %d", len(outputs), len(c.Outputs))
			}
			for i, got := range outputs {
				Compare(t, path+c.Outputs[i], got)
			}
		})
	}
}

// Inputs returns the paths of the corpus's inputs, sorted, with slashes and
// with c.Dir in front. Fuzz targets and properties take their seeds from it.
func (c Corpus) Inputs(t testing.TB) []string {
	t.Helper()
	inputs, _, _ := c.scan(t)
	return inputs
}

// Compare compares got with the text of the file at path, with slashes, and
// reports a unified diff if they differ. An empty got means that the file must
// not exist. With -update it writes or removes the file, unless the test has
// already failed.
func Compare(t testing.TB, path, got string) {
	t.Helper()
	name := filepath.FromSlash(path)
	data, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	want := string(data)
	switch {
	case got == want:
	case !*update:
		t.Errorf("%s differs; if this is as it should be, run with -update\n%s", path,
			diff.Diff("want", []byte(want), "got", []byte(got)))
	case t.Failed():
	case got == "":
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	default:
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// scan sorts the files of the folder into inputs, outputs without an input,
// and files that are neither.
func (c Corpus) scan(t testing.TB) (inputs, orphans, strangers []string) {
	t.Helper()
	var outputs []string
	err := filepath.WalkDir(filepath.FromSlash(c.Dir), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		path = filepath.ToSlash(path)
		switch {
		case strings.HasSuffix(path, c.Input):
			inputs = append(inputs, path)
		case c.inputOf(path) != "":
			outputs = append(outputs, path)
		default:
			strangers = append(strangers, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range outputs {
		if !slices.Contains(inputs, c.inputOf(path)) {
			orphans = append(orphans, path)
		}
	}
	return inputs, orphans, strangers
}

// inputOf returns the path of the input that the output at path belongs to, or
// "" if its name is not that of an output.
func (c Corpus) inputOf(path string) string {
	for _, suffix := range c.Outputs {
		if input, ok := strings.CutSuffix(path, suffix); ok && strings.HasSuffix(input, c.Input) {
			return input
		}
	}
	return ""
}
