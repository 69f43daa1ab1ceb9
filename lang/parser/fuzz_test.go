package parser

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/journey-lang/journey/internal/cputime"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// FuzzParse checks any text: no panic, every position inside the text and in
// order, and a valid line at the end is still read.
func FuzzParse(f *testing.F) {
	for _, dir := range []string{"testdata/good", "testdata/faults", "../../examples"} {
		paths, err := filepath.Glob(filepath.Join(dir, "*.journey"))
		if err != nil || len(paths) == 0 {
			f.Fatalf("no seeds in %s: %v", dir, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree, diags := Parse(context.Background(), source.New("fuzz", text), Options{})
		checkSpans(t, tree, diags)
		const good = "\nrep sends SMS to customer via helpdesk\n"
		tree, diags = Parse(context.Background(), source.New("fuzz", text+good), Options{})
		checkSpans(t, tree, diags)
		tree.Comments = nil
		for _, d := range diags {
			if strings.HasPrefix(d.Message, "more than ") || strings.HasPrefix(d.Message, "blocks nested ") || strings.HasPrefix(d.Message, "stopped after ") || strings.Contains(d.Message, "UTF-16") {
				return
			}
		}
		lines := strings.Fields(dump(t, tree))
		if got := strings.Join(lines, " "); !strings.HasSuffix(got, "step [rep sends SMS] to [customer] via [helpdesk]") {
			t.Errorf("the last line of %q is lost:\n%s", text+good, dump(t, tree))
		}
	})
}

func TestMutantsKeepTheirPlaces(t *testing.T) {
	for seed := range uint64(300) {
		text := gen.Random(seed, 25)
		for _, text := range []string{gen.Mutate(seed, text).Text, gen.Mess(seed, text)} {
			tree, diags := Parse(context.Background(), source.New("mutant", text), Options{})
			checkSpans(t, tree, diags)
		}
	}
}

// The worst texts that people thought of give a result or a few clear errors,
// and soon. The bound only distinguishes a hang from a slow machine.
func TestWorstCases(t *testing.T) {
	million := 1_000_000
	if testing.Short() {
		million /= 10
	}
	for name, c := range map[string]struct {
		text   string
		faults int // at most
	}{
		"a million together":    {strings.Repeat("together\n", million), 2},
		"a million end":         {strings.Repeat("end\n", million), MaxFaults + 2},
		"a million when":        {strings.Repeat("when x\n", million), 2},
		"deep decisions":        {strings.Repeat("a decides b\nwhen c\n", million/10), 2},
		"deep but closed":       {strings.Repeat("together\n", 500) + strings.Repeat("end\n", 500), 1},
		"long word":             {strings.Repeat("x", million), 1},
		"long name":             {strings.Repeat("x", million) + " is a rep", 0},
		"long line":             {strings.Repeat("rep to via ", million/10), 0},
		"long label":            {strings.Repeat("x", million) + ": rep calls customer", 0},
		"unclosed quotes":       {strings.Repeat("„ ", million), 1},
		"escaped quotes":        {strings.Repeat(`"\" `, million), 1},
		"endless sentence":      {"rep calls\n" + strings.Repeat("to customer\n", million/10), 0},
		"comments only":         {strings.Repeat("#\n", million), 0},
		"blank lines":           {strings.Repeat("\n", 8*million), 0},
		"lone returns":          {strings.Repeat("\r", 8*million), 0},
		"zero bytes":            {strings.Repeat("\x00", million), 2},
		"no UTF-8":              {strings.Repeat("\xff", million), 2},
		"phases in open blocks": {strings.Repeat("together\nphase x\n", million/10), MaxFaults + 2},
		"decisions and notes":   {strings.Repeat("a decides b\n", 1000) + strings.Repeat("note x\n", 9*million/100), 0},
		"many reserved names":   {strings.Repeat("\"risk team\" is a team\nrisk team is sad today\n", million/20), MaxFaults + 2},
		"too large":             {strings.Repeat("x", MaxSize+1), 1},
		"many brackets":         {"a decides b\nwhen " + strings.Repeat("(", million) + "\nend", 0},
		"long duration":         {"a b c\ntakes " + strings.Repeat("1h", million), 1},
		"marks of direction":    {strings.Repeat("\u200e", million), 2},
		"hidden characters":     {strings.Repeat("x\u200b", million), maxHidden + 1},
		"spaces":                {strings.Repeat(" ", 10*million) + "rep calls customer", 0},
	} {
		t.Run(name, func(t *testing.T) {
			var tree *ast.File
			var diags diag.List
			took := cputime.Of(1, func() { tree, diags = Parse(context.Background(), source.New("worst", c.text), Options{}) })
			if t.Logf("%v of CPU time", took); took > 20*time.Second {
				t.Error("that is too long")
			}
			if tree == nil || len(diags) > c.faults {
				t.Errorf("%d faults, first %q", len(diags), diags[0].Message)
			}
			for _, d := range diags {
				if len(d.Message) > 500 {
					t.Fatalf("a message of %d bytes", len(d.Message))
				}
			}
		})
	}
}

func TestTooLargeIsOneFault(t *testing.T) {
	_, diags := Parse(context.Background(), source.New("large", strings.Repeat("end\n", MaxSize/4+1)), Options{})
	if len(diags) != 1 || diags[0].Code != diag.UnreadableFile {
		t.Errorf("got %d faults", len(diags))
	}
}
