package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// actionStep is a step of action.yml that runs a script.
type actionStep struct {
	env map[string]string // the expression for each name
	run string
}

// readAction reads from action.yml the defaults of the inputs, and the steps
// with a script, by name.
func readAction(t *testing.T) (defaults map[string]string, steps map[string]actionStep) {
	t.Helper()
	f, err := os.Open("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	defaults, steps = map[string]string{}, map[string]actionStep{}
	var input, step string
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		line := scan.Text()
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.Trim(strings.TrimSpace(value), `"`)
		switch indent := len(line) - len(strings.TrimLeft(line, " ")); {
		case strings.HasPrefix(line, "    - name: "):
			step = value
			steps[step] = actionStep{env: map[string]string{}}
		case step == "" && indent == 2:
			input = key
		case step == "" && indent == 4 && key == "default":
			defaults[input] = value
		case step != "" && indent >= 8 && strings.HasPrefix(value, "${{") && key == strings.ToUpper(key):
			steps[step].env[key] = value
		case step != "" && (indent >= 8 && steps[step].run != "" || key == "run"):
			s := steps[step]
			if key == "run" {
				s.run = "set -eo pipefail\n"
			} else {
				s.run += line[8:] + "\n"
			}
			steps[step] = s
		}
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return defaults, steps
}

// TestAction runs the steps of action.yml as GitHub's runner does.
func TestAction(t *testing.T) {
	if testing.Short() {
		t.Skip("installs the command")
	}
	bash, err := exec.LookPath("bash")
	if errors.Is(err, exec.ErrNotFound) {
		t.Log("no bash on this machine")
		return
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	defaults, steps := readAction(t)
	temp := t.TempDir()
	summary, path := filepath.Join(temp, "summary.md"), filepath.Join(temp, "path")

	do := func(name, dir string, inputs map[string]string) (output string, exit int) {
		step := steps[name]
		if step.run == "" {
			t.Fatalf("no step %q with a script", name)
		}
		cmd := exec.Command(bash, "--noprofile", "--norc", "-c", step.run)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "RUNNER_TEMP="+temp, "GITHUB_PATH="+path, "GITHUB_STEP_SUMMARY="+summary)
		if added, err := os.ReadFile(path); err == nil {
			cmd.Env = append(cmd.Env, "PATH="+strings.TrimSpace(string(added))+string(os.PathListSeparator)+os.Getenv("PATH"))
		}
		for variable, source := range step.env {
			from := strings.TrimSpace(strings.Trim(source, "${}"))
			value, given := inputs[strings.TrimPrefix(from, "inputs.")]
			standard, known := defaults[strings.TrimPrefix(from, "inputs.")]
			switch {
			case from == "github.action_path":
				value = root
			case !known:
				t.Fatalf("%s is no input", from)
			case !given:
				value = standard
			}
			cmd.Env = append(cmd.Env, variable+"="+value)
		}
		out, err := cmd.CombinedOutput()
		if bad := (*exec.ExitError)(nil); errors.As(err, &bad) {
			return string(out), bad.ExitCode()
		} else if err != nil {
			t.Fatal(err)
		}
		return string(out), 0
	}

	if out, exit := do("Install journey", temp, nil); exit != 0 {
		t.Fatalf("exit code %d: %s", exit, out)
	}

	repo := filepath.Join(temp, "repo")
	for name, text := range map[string]string{
		"good one/a.journey": "customer is a customer\nrep is a rep\nrep calls customer\n",
		"bad/b.journey":      "customer is a customer\nrep is a rep\nrep calls custmer\n",
	} {
		file := filepath.Join(repo, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const annotation = "::error file=bad/b.journey,line=3,col=11,endLine=3,endColumn=18,title=J101 unknown-participant::"
	tests := []struct {
		name   string
		inputs map[string]string
		exit   int
		want   string
	}{
		{"all of the repository", nil, 1, annotation},
		{"a folder with a space, and an empty line", map[string]string{"paths": "good one\n\n"}, 0, "no problems in 1 file"},
		{"several", map[string]string{"paths": "bad\ngood one/a.journey"}, 1, "1 error in 2 files"},
		{"ignored", map[string]string{"ignore": "J101,J302"}, 0, "no problems in 2 files"},
		{"selected", map[string]string{"select": "J302"}, 0, "no problems in 2 files"},
		{"tolerated", map[string]string{"max-severity": "error"}, 0, annotation},
		{"a path that is not a flag", map[string]string{"paths": "--fix"}, 3, "cannot read --fix"},
		{"a path that is not a script", map[string]string{"paths": "$(touch x); `touch x`"}, 3, "no such file"},
		{"a log as well", map[string]string{"sarif": "out.sarif"}, 1, "wrote out.sarif"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, exit := do("Check journeys", repo, tt.inputs)
			if exit != tt.exit || !strings.Contains(out, tt.want) {
				t.Errorf("exit code %d, want %d, with %q:\n%s", exit, tt.exit, tt.want, out)
			}
		})
	}
	for _, tt := range []struct {
		name, pictures string
		exit           int
		want           string
	}{
		{"missing", "good one\n", 1, filepath.FromSlash("good one/a.svg") + " is missing"},
		{"drawn", "good one\n\n", 0, ""},
		{"one that is not a flag", "--force", 3, "cannot read --force"},
	} {
		t.Run("a picture, "+tt.name, func(t *testing.T) {
			if tt.exit == 0 {
				if code := run([]string{"journey", "render", filepath.Join(repo, "good one")}, nil, io.Discard, io.Discard); code != 0 {
					t.Fatalf("exit code %d", code)
				}
			}
			out, exit := do("Check pictures", repo, map[string]string{"pictures": tt.pictures})
			if exit != tt.exit || !strings.Contains(out, tt.want) || tt.want == "" && out != "" {
				t.Errorf("exit code %d, want %d, with %q:\n%s", exit, tt.exit, tt.want, out)
			}
		})
	}
	if _, err := os.Stat(filepath.Join(repo, "out.sarif")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(repo, "x")); err == nil {
		t.Error("a path was run as a script")
	}
	text, err := os.ReadFile(summary)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "| error J101 | `bad/b.journey:3` |") {
		t.Errorf("the summary of the run is\n%s", text)
	}
}
