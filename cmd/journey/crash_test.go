package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/journey-lang/journey/render"
)

const fine = "customer is a customer\nrep is a rep\nrep calls customer\n"

// broken is a standard input that panics when read, on any goroutine.
type broken struct{}

func (broken) Read([]byte) (int, error) { panic("the pipe has burst") }

// A panic while a command processes one file becomes an error that names it.
// The other files are still processed.
func TestPanicsAreErrors(t *testing.T) {
	for _, c := range []struct {
		args string // IN is a sound journey, OUT a folder
		out  string // what the other file writes to standard output
		file string // or to this file in OUT
	}{
		{"check - IN", "1 file", ""},
		{"check --fix - IN", "", ""},
		{"fmt --diff - IN", "", ""},
		{"render --format text - IN -o OUT", "", "fine.txt"},
		{"report - IN", "calls customer", ""},
		{"report IN -", "calls customer", ""},
		{"table -", "", ""},
		{"export --to csv -", "", ""},
		{"diff - IN", "", ""},
		{"diff IN -", "", ""},
	} {
		t.Run(c.args, func(t *testing.T) {
			dir := t.TempDir()
			in := filepath.Join(dir, "fine.journey")
			if err := os.WriteFile(in, []byte(fine), 0o666); err != nil {
				t.Fatal(err)
			}
			args := []string{"journey"}
			for _, arg := range strings.Fields(c.args) {
				args = append(args, strings.NewReplacer("IN", in, "OUT", dir+"/").Replace(arg))
			}
			var out, errs bytes.Buffer
			if code := run(args, broken{}, &out, &errs); code != exitEnvironment {
				t.Errorf("exit code %d", code)
			}
			said := errs.String()
			for _, want := range []string{"internal error in ", ": the pipe has burst", "standard input", "Please report it"} {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not said in %q", want, said)
				}
			}
			if strings.Contains(said, "goroutine") {
				t.Errorf("a trace: %s", said)
			}
			if !strings.Contains(out.String(), c.out) {
				t.Errorf("%q is not in %q", c.out, out.String())
			}
			if c.file != "" {
				if _, err := os.Stat(filepath.Join(dir, c.file)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// noFonts panics if a picture needs a font of the machine.
type noFonts struct{ render.Fonts }

// A panic in the middle of a stage does not affect other pictures.
func TestPanicsOfAStage(t *testing.T) {
	dir := t.TempDir()
	var jobs []job
	for name, text := range map[string]string{"good": fine, "bad": strings.Replace(fine, "calls customer", `calls customer about 𒀀𒁀`, 1)} {
		in := filepath.Join(dir, name+extension)
		if err := os.WriteFile(in, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		jobs = append(jobs, job{in: input{path: in, rel: name + extension}, out: filepath.Join(dir, name+".png")})
	}
	var errs bytes.Buffer
	s := &streams{err: &errs}
	code := s.finish(s.render(jobs, drawing{format: "png", look: render.Options{Fonts: noFonts{}}}))
	bad := filepath.Join(dir, "bad"+extension)
	if said := errs.String(); code != exitEnvironment || !strings.Contains(said, bad+": internal error in ") || strings.Contains(said, "goroutine") {
		t.Errorf("exit code %d, and it says %q", code, said)
	}
	if _, err := os.Stat(filepath.Join(dir, "good.png")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "bad.png")); err == nil {
		t.Error("there is a picture of the bad one")
	}
}
