package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const someJourney = "customer is a customer\nrep is a rep\nrep calls customer by phone\nsucceed Called\n"

// writers are all the commands that write a result to a file.
var writers = map[string][]string{
	"render":  {"render", "a.journey"},
	"html":    {"render", "--format", "html", "a.journey"},
	"forced":  {"render", "--force", "--theme", "looks.toml", "a.journey"},
	"several": {"report", "other.journey", "a.journey"},
	"report":  {"report", "a.journey"},
	"table":   {"table", "a.journey"},
	"export":  {"export", "--to", "csv", "a.journey"},
	"diff":    {"diff", "other.journey", "a.journey"},
	"picture": {"diff", "--format", "svg", "a.journey", "other.journey"},
	"check":   {"check", "a.journey"},
	"fix":     {"check", "--fix", "a.journey"},
	"folder":  {"check", "."},
}

// sources creates the files that must survive every command, and changes into
// their folder.
func sources(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"a.journey":     "use \"team.journey\"\n" + strings.TrimPrefix(someJourney, "customer is a customer\n"),
		"other.journey": someJourney,
		"team.journey":  "customer is a customer\n",
		"looks.toml":    "",
		"journey.toml":  "",
		"sub/file":      "",

		"nested/deep/a.journey": someJourney,
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// snapshot returns the contents of all sources.
func snapshot(t *testing.T) string {
	var all bytes.Buffer
	for _, name := range []string{"a.journey", "other.journey", "team.journey", "looks.toml", "journey.toml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(name + "\n" + string(data))
	}
	return all.String()
}

// No command overwrites a journey or settings with a result, whatever leads
// there.
func TestNothingIsOverwritten(t *testing.T) {
	link := func(create func(string, string) error, to, name string) func(*testing.T) string {
		return func(t *testing.T) string {
			if err := create(to, name); err != nil {
				t.Skip(err)
			}
			return name
		}
	}
	path := func(name string) func(*testing.T) string { return func(*testing.T) string { return name } }
	absolute := func(name string) func(*testing.T) string {
		return func(t *testing.T) string {
			full, err := filepath.Abs(name)
			if err != nil {
				t.Fatal(err)
			}
			return full
		}
	}
	targets := map[string]func(*testing.T) string{
		"same path":      path("a.journey"),
		"other spelling": path("./sub/../a.journey"),
		"absolute path":  absolute("a.journey"),
		"other case":     path("A.JOURNEY"),
		"link":           link(os.Symlink, "a.journey", "x"),
		"link to a link": link(func(to, name string) error {
			return errors.Join(os.Symlink("../"+to, "sub/link"), os.Symlink("sub/link", name))
		}, "a.journey", "x"),
		"hard link":        link(os.Link, "a.journey", "x"),
		"other journey":    path("other.journey"),
		"link to other":    link(os.Symlink, "other.journey", "x"),
		"used journey":     path("team.journey"),
		"link to used":     link(os.Symlink, "team.journey", "x"),
		"new journey":      path("new.journey"),
		"settings":         path("journey.toml"),
		"link to settings": link(os.Symlink, "journey.toml", "x"),
		"theme":            path("looks.toml"),
	}
	for command, args := range writers {
		for way, target := range targets {
			t.Run(command+"/"+way, func(t *testing.T) {
				sources(t)
				before := snapshot(t)
				out := target(t)
				var stdout, stderr bytes.Buffer
				args := append(append([]string{"journey"}, args...), "-o", out)
				code := run(args, strings.NewReader(""), &stdout, &stderr)
				if code != exitUsage || !strings.Contains(stderr.String(), "cannot write "+out) {
					t.Errorf("exit code %d, want %d\n%s", code, exitUsage, stderr.String())
				}
				if got := snapshot(t); got != before {
					t.Errorf("a source was written over:\n%s", got)
				}
				if _, err := os.Lstat("new.journey"); err == nil {
					t.Error("a result was written as a journey")
				}
			})
		}
	}
}

// Neither does a picture whose name the command chooses.
func TestDerivedNames(t *testing.T) {
	for _, c := range []struct {
		name, link, to string
		args           []string
	}{
		{"beside a journey", "a.svg", "a.journey", []string{"a.journey"}},
		{"beside a journey, to another", "a.svg", "other.journey", []string{"a.journey"}},
		{"out of the folder", "a.svg", "../outside.txt", []string{"a.journey"}},
		{"in a folder", "a.svg", "other.journey", []string{"."}},
		{"in a folder, out of it", "a.svg", "../outside.txt", []string{"."}},
		{"in another folder", "sub/a.svg", "../a.journey", []string{".", "-o", "sub"}},
		{"in another folder, below a link out of it", "sub/nested", "../../outside", []string{".", "-o", "sub"}},
		{"in another folder, out of it", "sub/a.svg", "../../outside.txt", []string{".", "-o", "sub"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			sources(t)
			before := snapshot(t)
			if err := os.WriteFile("../outside.txt", nil, 0o666); err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll("../outside", 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(c.to, c.link); err != nil {
				t.Skip(err)
			}
			var stdout, stderr bytes.Buffer
			code := run(append([]string{"journey", "render"}, c.args...), strings.NewReader(""), &stdout, &stderr)
			if code == exitOK || !strings.Contains(stderr.String(), "cannot write "+c.link) {
				t.Errorf("exit code %d\n%s", code, stderr.String())
			}
			if got := snapshot(t); got != before {
				t.Errorf("a source was written over:\n%s", got)
			}
			if info, err := os.Stat("../outside.txt"); err != nil || info.Size() > 0 {
				t.Errorf("a file outside the folder was written: %v", err)
			}
			if made, err := os.ReadDir("../outside"); err != nil || len(made) > 0 {
				t.Errorf("outside the folder there is %v, %v", made, err)
			}
		})
	}
}
