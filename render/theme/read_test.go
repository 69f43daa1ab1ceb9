package theme

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/settings"
	"github.com/journey-lang/journey/lang/diag"
)

// Every embedded theme is listed in names, and reads without faults or
// warnings.
func TestEmbeddedThemes(t *testing.T) {
	found, err := fs.Glob(files, "themes/*")
	if err != nil || len(found) != len(names) {
		t.Errorf("%d files for %d names (%v)", len(found), len(names), err)
	}
	for _, name := range names {
		data, err := files.ReadFile("themes/" + name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		th, faults := Parse(name, data)
		if len(faults) > 0 {
			t.Fatalf("%s: %v", name, faults)
		}
		if th.About() == "" {
			t.Errorf("%s does not say what it is for", name)
		}
		for _, w := range th.Warnings() {
			t.Errorf("%s: %s", name, w)
		}
	}
}

// The default theme sets everything that has no other default.
func TestDefaultSaysEveryColour(t *testing.T) {
	data, _ := files.ReadFile("themes/default.toml")
	r := reader{Reader: settings.NewReader("default.toml", data, "themes.md")}
	var said []string
	for _, e := range r.Entries(tables) {
		said = append(said, e.Key)
	}
	for _, f := range fields {
		colour := strings.Contains(f.key, ".") && !strings.HasPrefix(f.key, "tints.")
		if colour && !slices.Contains(said, f.key) {
			t.Errorf("the default theme lacks %s", f.key)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name, file string
		want       []string
	}{
		{"nothing", "", nil},
		{"comments", "# only\r\n\r\n# these\r\n", nil},
		{"short colours", "[kinds]\nrep = '#abc'\n", nil},
		{"inline table", "kinds = {rep = \"#aabbcc\"}\n", []string{`1:1: kinds is a table; write [kinds] on its own line, and its keys below it`}},
		{"dotted key", "kinds.rep = \"#aabbcc\"\n", nil},
		{"unknown key", "[colors]\npapper = \"#ffffff\"\n", []string{`2:1: unknown key colors.papper; did you mean "colors.paper"?`}},
		{"key without its table", "paper = \"#ffffff\"\n", []string{`1:1: unknown key paper; did you mean "colors.paper"?`}},
		{"unknown table", "[colours]\npaper = \"#ffffff\"\n", []string{`1:2: unknown table colours; did you mean "colors"?`}},
		{"no colour", "[kinds]\nrep = \"teal\"\n", []string{`2:7: invalid value "teal" for kinds.rep; write a colour such as "#2f6fe4"`}},
		{"second of two", "[kinds]\nrep = [\"#112233\",\n  \"#11223\"]\n", []string{`3:3: invalid value "#11223" for kinds.rep; write a colour such as "#2f6fe4"`}},
		{"three", "[kinds]\nrep = [\"#112233\", \"#112233\", \"#112233\"]\n", []string{`2:8: invalid value for kinds.rep; write a colour such as "#2f6fe4", or two of them, [light, dark]`}},
		{"list in a list", "[kinds]\nrep = [[\"#112233\"]]\n", []string{`2:1: invalid value for kinds.rep; write a colour such as "#2f6fe4"`}},
		{"none", "[kinds]\nrep = []\n", []string{`2:1: invalid value for kinds.rep; write a colour such as "#2f6fe4", or two of them, [light, dark]`}},
		{"number", "contrast = 99\n", []string{`1:12: invalid value 99 for contrast; write a number from 4.5 to 15`}},
		{"not a number", "[tints]\nband = nan\n", []string{`2:8: invalid value nan for tints.band; write a number from 0 to 1`}},
		{"truth", "pattern = \"no\"\n", []string{`1:11: invalid value "no" for pattern; write true or false`}},
		{"scheme", "scheme = \"night\"\n", []string{`1:10: unknown scheme "night"; did you mean "light"?`}},
		{"base", "base = \"defalt\"\n", []string{`1:8: unknown base theme "defalt"; did you mean "default"?`}},
		{"several", "pattern = 1\n[kinds]\nrap = \"#112233\"\nrep = 3\n", []string{
			`1:11: invalid value 1 for pattern; write true or false`, `3:1: unknown key kinds.rap; did you mean "kinds.rep"?`, `4:7: invalid value 3 for kinds.rep; write a colour such as "#2f6fe4"`}},
		{"not TOML", "[kinds\nrep = 1\n", []string{"1:7: "}},
		{"twice", "text = 1.0\ntext = 1.1\n", []string{"2:1: "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			th, faults := Parse("own", []byte(test.file))
			if (th == nil) != (len(test.want) > 0) {
				t.Errorf("there is a theme: %v", th != nil)
			}
			for i := range max(len(faults), len(test.want)) {
				if i >= len(faults) || i >= len(test.want) || !strings.HasPrefix(said(faults[i]), test.want[i]) {
					t.Fatalf("got  %q\nwant %q", faults, test.want)
				}
			}
		})
	}
}

// said formats a diagnostic as one line: its position, and what to write
// instead.
func said(d diag.Diagnostic) string {
	at := d.File.Position(d.Span.Start)
	return fmt.Sprintf("%d:%d: %s; %s", at.Line, at.Column, d.Message, d.Help)
}

func TestBase(t *testing.T) {
	th, faults := Parse("own", []byte("base = \"paper\"\n[kinds]\nrep = [\"#0000ff\", \"#00ff00\"]\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	paper, _ := ByName("paper")
	if th.Paint(Line) != paper.Paint(Line) {
		t.Error("what is left out is not as in the base")
	}
	if got := th.Paint(Swatch("rep").Edge()).Light; got != "#0000ff" {
		t.Errorf("the rep's edge is %s", got)
	}
}

func TestWarnings(t *testing.T) {
	th, faults := Parse("own", []byte("[colors]\nmuted = [\"#bbbbbb\", \"#ffffff\"]\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := "colors.muted #bbbbbb on #ffffff has a contrast of 1.9:1 (light); text needs 4.5:1"
	if got := th.Warnings(); len(got) != 1 || got[0] != want {
		t.Errorf("got %q", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range names {
		data, _ := files.ReadFile("themes/" + name + ".toml")
		f.Add(data)
	}
	f.Add([]byte("kinds = {rep = [1, [2]]}\n[[a]]\n[b.c]\n\"\\u00e9\" = 1979-05-27"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if th, faults := Parse("own", data); th != nil {
			th.Warnings()
		} else if len(faults) == 0 {
			t.Error("neither a theme nor a fault")
		}
	})
}

// docs/themes.md lists every theme with its purpose, and every key.
func TestDocs(t *testing.T) {
	data, err := os.ReadFile("../../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, name := range names {
		th, _ := ByName(name)
		if row := "| `" + name + "` | " + th.About() + " |\n"; !strings.Contains(page, row) {
			t.Errorf("docs/themes.md lacks the row %s", row)
		}
	}
	for _, f := range fields {
		table, key, ok := strings.Cut(f.key, ".")
		if !ok {
			key = table
		} else if !strings.Contains(page, "`["+table+"]`") {
			t.Errorf("docs/themes.md lacks the table [%s]", table)
		}
		if !strings.Contains(page, "`"+key+"`") {
			t.Errorf("docs/themes.md lacks the key %s", f.key)
		}
	}
	_, example, _ := strings.Cut(page, "```toml\n")
	example, _, _ = strings.Cut(example, "```")
	th, faults := Parse("example", []byte(example))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, w := range th.Warnings() {
		t.Errorf("the example: %s", w)
	}
}
