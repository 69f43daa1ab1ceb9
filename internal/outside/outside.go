// Package outside builds programs the way that users of this module do: in a
// module of their own, which depends on this one as it stands here. Nothing is
// fetched.
package outside

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Build builds the programs in a folder with a go.mod into another folder, which
// it returns. The root is that of this module; its sums are those of the
// programs' dependencies as well.
func Build(t *testing.T, root, folder string, packages ...string) string {
	t.Helper()
	// What go adds to the two files stays out of the folder.
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
