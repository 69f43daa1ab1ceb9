package golden_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/golden"
)

// upper is a function under test with two outputs, the second only for long
// texts.
func upper(_ *testing.T, _, text string) []string {
	long := ""
	if len(text) > 10 {
		long = "long\n"
	}
	return []string{strings.ToUpper(text), long}
}

func TestCorpus(t *testing.T) {
	c := golden.Corpus{Dir: "testdata/upper", Input: ".txt", Outputs: []string{".upper", ".long"}}
	c.Run(t, upper)
	want := []string{"testdata/upper/deep/long.txt", "testdata/upper/short.txt"}
	if got := c.Inputs(t); !slices.Equal(got, want) {
		t.Errorf("Inputs = %q, want %q", got, want)
	}
}

// spy counts the failures that Compare reports.
type spy struct {
	testing.TB
	errors int
}

func (s *spy) Errorf(string, ...any) { s.errors++ }

func TestCompareReportsWhatDiffers(t *testing.T) {
	if golden.Updating() {
		return // it would write what it should find missing
	}
	path := filepath.Join(t.TempDir(), "x.txt")
	if err := os.WriteFile(path, []byte("one\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path, got string
		errors    int
	}{
		{path, "one\n", 0},
		{path, "two\n", 1},
		{path, "", 1},
		{path + ".gone", "", 0},
		{path + ".gone", "new\n", 1},
	} {
		s := &spy{TB: t}
		golden.Compare(s, filepath.ToSlash(test.path), test.got)
		if s.errors != test.errors {
			t.Errorf("Compare(%s, %q) reported %d errors, want %d", test.path, test.got, s.errors, test.errors)
		}
	}
}
