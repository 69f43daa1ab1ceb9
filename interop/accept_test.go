package interop_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/journey-lang/journey/internal/chart"
)

// These tests draw with the tools themselves. Each runs if its tool is
// installed; see bench/peers/README.md for how to get them. Tests that cannot
// run here say so.

// drawing is a diagram for a tool to read, with the texts that its picture must
// show.
type drawing struct {
	name, source, text string
}

func drawings(t *testing.T, notation string) []drawing {
	t.Helper()
	var all []drawing
	add := func(name, text string, source []byte) {
		all = append(all, drawing{name, string(source), text})
	}
	for _, n := range notations {
		if n.name != notation {
			continue
		}
		for i, text := range hostile {
			add(fmt.Sprintf("hostile%02d", i), text, n.write(everywhere(text)))
		}
		for _, pattern := range []string{"../examples/*.journey", "testdata/*.journey"} {
			paths, err := filepath.Glob(pattern)
			if err != nil || len(paths) == 0 {
				t.Fatalf("%s: %v", pattern, err)
			}
			for _, path := range paths {
				text, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				add(strings.TrimSuffix(filepath.Base(path), ".journey"), "", n.write(compile(t, string(text))))
			}
		}
	}
	return all
}

// here returns the path of a tool, or "" if it is not installed.
func here(t *testing.T, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		t.Logf("left out: there is no %s here", tool)
		return ""
	}
	return path
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", filepath.Base(name), err, out)
	}
	return string(out)
}

// write writes drawings to files, in their order.
func write(t *testing.T, all []drawing, extension string) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, d := range all {
		path := filepath.Join(dir, d.name+extension)
		if err := os.WriteFile(path, []byte(d.source), 0o666); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// picture returns all text of an SVG.
func picture(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
		return ""
	}
	var text strings.Builder
	depth := 0
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return ""
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "text" || depth > 0 {
				depth++
			}
			if token.Name.Local == "a" || token.Name.Local == "image" && strings.Contains(path, "hostile") {
				t.Errorf("%s: a text became <%s>", path, token.Name.Local)
			}
		case xml.EndElement:
			depth = max(0, depth-1)
		case xml.CharData:
			if depth > 0 {
				text.Write(token)
			}
		}
	}
}

// holds checks that a text can be read in each of its positions. Blanks do not
// count, because lines are broken there.
func (d drawing) holds(t *testing.T, shown string) {
	t.Helper()
	if d.text == "" {
		return
	}
	want := letters(chart.Clean(d.text))
	if n := strings.Count(letters(shown), want); n < places {
		t.Errorf("%s: %q can be read in %d places, want %d:\n%s", d.name, d.text, n, places, shown)
	}
}

// letters drops blanks, word joiners and what a title had to leave out.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\u2060':
			return -1
		case r == '\uff1c':
			return '<'
		}
		return r
	}, text)
}

func TestGraphviz(t *testing.T) {
	tool := here(t, "dot")
	if tool == "" {
		return
	}
	all := drawings(t, "dot")
	for i, path := range write(t, all, ".dot") {
		if out := run(t, tool, "-Tsvg", path, "-o", path+".svg"); strings.Contains(out, "rror") {
			t.Errorf("%s: %s", all[i].name, out)
		}
		all[i].holds(t, picture(t, path+".svg"))
	}
}

func TestD2(t *testing.T) {
	tool := here(t, "d2")
	if tool == "" {
		return
	}
	all := drawings(t, "d2")
	for i, path := range write(t, all, ".d2") {
		run(t, tool, "--layout", "dagre", path, path+".svg")
		all[i].holds(t, picture(t, path+".svg"))
	}
}

func TestPlantUML(t *testing.T) {
	tool := here(t, "plantuml")
	if tool == "" {
		return
	}
	all := drawings(t, "puml")
	paths := write(t, all, ".puml")
	// It exits with an error if any of them is wrong.
	run(t, tool, append([]string{"-tsvg", "-failfast2"}, paths...)...)
	for i, path := range paths {
		all[i].holds(t, picture(t, strings.TrimSuffix(path, ".puml")+".svg"))
	}
}

func TestMermaid(t *testing.T) {
	tool := here(t, "node")
	if tool == "" {
		return
	}
	if _, err := os.Stat("../bench/peers/node_modules/mermaid"); err != nil {
		t.Log("left out: Mermaid is not installed in bench/peers")
		return
	}
	all := drawings(t, "mmd")
	args := []string{"../bench/peers/read.mjs"}
	if testing.Short() {
		args = append(args, "--parse") // drawing them all takes minutes
	}
	cmd := exec.Command(tool, append(args, write(t, all, ".mmd")...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("read.mjs: %v", err)
	}
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<24)
	for _, d := range all {
		var result struct {
			Error, Text string
			Ran         bool
		}
		if !lines.Scan() {
			t.Fatal("read.mjs told less than it was asked")
		}
		if err := json.Unmarshal(lines.Bytes(), &result); err != nil {
			t.Fatal(err)
		}
		switch {
		case result.Error != "":
			t.Errorf("%s is refused: %s\n%s", d.name, result.Error, d.source)
		case result.Ran:
			t.Errorf("%s: a text became an element: %s", d.name, result.Text)
		case !testing.Short():
			d.holds(t, result.Text)
		}
	}
}
