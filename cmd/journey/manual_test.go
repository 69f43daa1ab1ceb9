package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/golden"
)

//go:generate go test -run TestManual -update .

// docs/cli.md is made from the help pages; -update writes it.
func TestManual(t *testing.T) {
	page := func(args ...string) string {
		var out, errs bytes.Buffer
		if code := run(append([]string{"journey"}, args...), strings.NewReader(""), &out, &errs); code != exitOK || errs.Len() > 0 {
			t.Fatalf("%v: exit code %d, %s", args, code, errs.String())
		}
		return "```text\n" + strings.TrimRight(out.String(), "\n") + "\n```\n"
	}
	var b strings.Builder
	b.WriteString("# The command\n\nThese are the help pages, as `journey --help` and `journey COMMAND --help` show them.\n\n" + page("--help"))
	for _, c := range newApp(&streams{}).Commands {
		fmt.Fprintf(&b, "\n## journey %s\n\n%s", c.Name, page(c.Name, "--help"))
	}
	golden.Compare(t, "../../docs/cli.md", b.String())
}
