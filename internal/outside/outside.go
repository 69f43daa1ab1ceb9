// Package outside builds programs the way users of this module do: in a
// separate module that depends on the working copy of this one. It downloads
// nothing.
package outside

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Build builds the programs in a folder with a go.mod, and returns the folder
// with the binaries. Root is the root of this module, whose go.sum covers the
// dependencies of the programs.
func Build(t *testing.T, root, folder string, packages ...string) string {
	t.Helper()
	// The folder stays unchanged: go adds to copies of the two files.
	scratch := t.TempDir()
	for name, from := range map[string]string{"go.mod": folder, "go.sum": root} {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(scratch, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	programs := t.TempDir()
	args := append([]string{"build", "-mod=mod", "-modfile=" + filepath.Join(scratch, "go.mod"), "-o", programs + string(filepath.Separator)}, packages...)
	cmd := exec.Command("go", args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=", "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return programs
}
