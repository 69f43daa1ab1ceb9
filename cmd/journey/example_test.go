package main

import (
	"os"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// example is the script command `example PAGE HEADING LANGUAGE FILE`: it writes
// the blocks in that language under that heading of a page in docs to a file.
// For a workflow, it writes the commands that its steps run.
func example(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: example PAGE HEADING LANGUAGE FILE")
	}
	page, err := os.ReadFile(ts.Getenv("EXAMPLES") + "/../docs/" + args[0])
	ts.Check(err)
	_, section, found := strings.Cut(string(page), "\n## "+args[1]+"\n")
	if !found {
		ts.Fatalf("%s has no heading %q", args[0], args[1])
	}
	section, _, _ = strings.Cut(section, "\n## ")
	var text strings.Builder
	for _, block := range regexp.MustCompile("(?ms)^```"+args[2]+"\n(.*?)^```$").FindAllStringSubmatch(section, -1) {
		if args[2] == "yaml" {
			text.WriteString(commands(block[1]))
		} else {
			text.WriteString(block[1])
		}
	}
	if text.Len() == 0 {
		ts.Fatalf("there is no %s under %q in %s", args[2], args[1], args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), []byte(text.String()), 0o666))
}

// commands returns the commands in a workflow: those after run, on the same
// line or indented below it, and those that GitLab runs, in a list.
func commands(workflow string) string {
	var text strings.Builder
	below := -1 // the indentation of a run that continues on the lines below
	for line := range strings.Lines(workflow) {
		item := strings.TrimLeft(line, " -")
		indent := len(line) - len(item)
		command, runs := strings.CutPrefix(item, "run: ")
		switch {
		case below >= 0 && len(line)-len(strings.TrimLeft(line, " ")) > below:
			text.WriteString(line)
		case runs && command == "|\n":
			below = indent
		case runs:
			text.WriteString(command)
			below = -1
		case strings.HasPrefix(item, "journey "):
			text.WriteString(item)
		default:
			below = -1
		}
	}
	return text.String()
}
