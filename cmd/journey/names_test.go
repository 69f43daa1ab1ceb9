package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// obeyed matches what a terminal would obey or reorder, and a line that a CI
// log would treat as a command.
var obeyed = regexp.MustCompile(`[\x00-\x08\x0b-\x1f\x7f\x{80}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]|(?m:^[ \t]*::error::pwned)`)

// Whatever the name of a file or an argument contains, neither a terminal nor a
// log obeys it.
func TestNamesAreHarmless(t *testing.T) {
	names := []string{
		"x\x1b[31m", "x\u202e", "x\n::error::pwned", "x\r::error::pwned", "::error::pwned", " ::error::pwned", "x\u009b31m", "\u2066x", "x\x07",
	}
	// NAME stands for the name; the files NAME, NAME-bad … exist. Formats for
	// programs keep every text as it is.
	commands := []string{
		"check hostile.journey", "check NAME.journey NAME-bad.journey", "check --format github NAME-bad.journey", "check --format markdown NAME-bad.journey",
		"check .", "check NAME-missing.journey", "check NAME-latin.journey",
		"check --fix --dry-run NAME-bad.journey", "check --config NAME-wrong.toml NAME.journey", "check --config NAME-missing.toml NAME.journey",
		"check --select NAME NAME.journey", "check -o NAME.journey NAME.journey", "check -o NAME/x NAME.journey", "check --format NAME NAME.journey",
		"fmt --check NAME-bad.journey", "fmt --diff NAME-bad.journey", "fmt NAME-missing.journey",
		"report hostile.journey", "diff hostile.journey NAME.journey", "render --format text hostile.journey -o -", "report NAME.journey", "report NAME.journey NAME-bad.journey", "report --format md NAME.journey", "report --without-waits-of NAME NAME.journey",
		"table NAME.journey", "table --format csv NAME.journey", "table NAME-bad.journey",
		"export --to NAME NAME.journey", "export --to mermaid NAME-bad.journey",
		"diff NAME.journey NAME-bad.journey", "diff --path NAME.journey NAME.journey NAME-bad.journey",
		"diff --git NAME.journey NAME.journey 0 0 NAME-bad.journey 0 0", "diff --git NAME.journey NAME.journey 0 0 NAME-latin.journey 0 0",
		"diff --textconv NAME-missing.journey", "diff --textconv NAME-latin.journey",
		"render NAME.journey", "render NAME-bad.journey", "render --force NAME-bad.journey", "render .", "render --format png NAME-hangul.journey",
		"render --theme NAME.toml NAME.journey", "render --theme NAME-wrong.toml NAME.journey", "render --theme NAME NAME.journey",
		"render --only lane=NAME NAME.journey", "render --width NAME NAME.journey", "render --scale NAME NAME.journey", "render --show NAME NAME.journey",
		"render --format text NAME.journey -o -",
		"new NAME", "new NAME/x", "explain NAME", "completion NAME", "NAME", "check --NAME", "NAME.journey",
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			t.Setenv("GITHUB_ACTIONS", "")
			for end, text := range map[string]string{
				".journey":        someJourney,
				"-bad.journey":    "rep   is a rep\nCustomer receives SMS\nuse \"nowhere.journey\"\n",
				"-latin.journey":  "rep is a rep\n# \xe9\x1b[31m\n",
				"-hangul.journey": strings.ReplaceAll(someJourney, "Called", "\U00012000"),
				".toml":           "[colors]\nmuted = \"#cccccc\"\n",
				"-wrong.toml":     "\"::error::pwned\" = 1\n\"\\u001b[31m\" = 1\n\"\\u202e\\n::error::pwned\" = 1\n[colors]\n\"::error::pwned\\u001b\" = \"red\"\n",
			} {
				if err := os.WriteFile(name+end, []byte(text), 0o666); err != nil {
					t.Skip(err) // a system that does not allow such names
				}
			}
			hostile := strings.ReplaceAll(`journey "X"
goal "X a-X"
customer is a customer "X"
agent is a rep "X too"
phase "X"
agent calls customer by phone "X"
  note "X"
  pain "X"
  idea "X"
agent decides "X"
when "X"
  agent calls customer about "X"
  succeed "X"
when no
  fail "X"
end
`, "X", "::error::pwned")
			if err := os.WriteFile("hostile.journey", []byte(hostile), 0o666); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(filepath.Join("..", "secret"), name+"-link.journey"); err != nil {
				t.Skip(err)
			}
			for _, command := range commands {
				args := []string{"journey"}
				for _, word := range strings.Fields(command) {
					args = append(args, strings.ReplaceAll(word, "NAME", name))
				}
				var stdout, stderr bytes.Buffer
				code := run(args, strings.NewReader(""), &stdout, &stderr)
				if code != exitOK && strings.HasSuffix(command, " hostile.journey") {
					t.Errorf("%s: exit code %d\n%s", command, code, stderr.String())
				}
				for _, out := range []string{strings.ReplaceAll(stdout.String(), "\r\n", "\n"), stderr.String()} { // CSV has such line ends
					if obeyed.MatchString(out) {
						t.Errorf("%s:\n%q", command, out)
					}
				}
			}
		})
	}
}
