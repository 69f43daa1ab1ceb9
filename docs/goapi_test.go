package docs_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/outside"
)

// program matches a program in docs/go-api.md, with its heading.
var program = regexp.MustCompile("(?m)^## (.+)\n\n(?:[^`#\n].*\n\n)*```go\n((?:[^`\n].*\n|\n|`[^`].*\n)*)```$")

// TestGoAPI builds the programs of the page as a user would, and runs them.
func TestGoAPI(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	page, err := os.ReadFile("go-api.md")
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", fmt.Sprintf("module example.com/programs\n\ngo 1.26.0\n\nrequire github.com/journey-lang/journey v0.0.0\n\nreplace github.com/journey-lang/journey => %s\n", root))
	write("bad.journey", "rep is a rpe\nrep closes case\nsucceed\n")
	texts := map[string]string{}
	for _, m := range program.FindAllStringSubmatch(string(page), -1) {
		name := strings.ToLower(strings.Fields(m[1])[0])
		texts[name] = m[2]
		write(filepath.Join(name, "main.go"), m[2])
	}
	if n := strings.Count(texts["draw"], "\n"); n > 27 {
		t.Errorf("the first program has %d lines", n)
	}
	programs := outside.Build(t, root, folder, "./...")
	run := func(name string, args ...string) (out string, code int) {
		t.Helper()
		cmd := exec.Command(filepath.Join(programs, name), args...)
		cmd.Dir = folder
		data, err := cmd.Output()
		if err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return string(data), cmd.ProcessState.ExitCode()
	}
	asIs := filepath.Join(root, "examples", "refund-as-is.journey")

	want, err := os.ReadFile(filepath.Join(root, "examples", "refund-as-is.svg"))
	if err != nil {
		t.Fatal(err)
	}
	if out, code := run("draw", asIs); out != string(want) || code != 0 {
		t.Errorf("draw: another picture, exit code %d", code)
	}
	if out, code := run("check", asIs); code != 0 || !strings.Contains(out, "(J501)\n") {
		t.Errorf("check: exit code %d\n%s", code, out)
	}
	if out, code := run("check", "bad.journey"); code != 1 || !strings.Contains(out, "bad.journey:1:10: error: ") || !strings.Contains(out, "can be fixed safely: ") {
		t.Errorf("check: exit code %d\n%s", code, out)
	}
	if out, code := run("render"); code != 0 || !strings.HasPrefix(out, "200 OK image/svg+xml\n422 Unprocessable Entity ") || !strings.Contains(out, "journey:1:1: error: ") {
		t.Errorf("render: exit code %d\n%s", code, out)
	}
	if out, code := run("read", asIs); code != 0 || !strings.Contains(out, "Refund for a damaged order") || !strings.Contains(out, " touchpoints, ") {
		t.Errorf("read: exit code %d\n%s", code, out)
	}
}
