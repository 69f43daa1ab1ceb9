package outside

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A program that uses the public packages draws what the command draws, does
// not change its environment, and leaves no files.
func TestAProgramOfSomebodyElse(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(Build(t, root, filepath.Join(root, "internal", "embedtest"), "."), "embed")
	home := t.TempDir()
	environment := []string{"HOME=" + home, "TMPDIR=" + filepath.Join(home, "tmp"), "XDG_CACHE_HOME=" + filepath.Join(home, "cache")}
	for _, name := range []string{"tmp", "cache"} {
		if err := os.Mkdir(filepath.Join(home, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(program, filepath.Join(root, "examples", "lost-card.journey"))
	cmd.Env = environment
	var picture, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &picture, &told
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, told.String())
	}
	slices.Sort(environment)
	if got, want := told.String(), strings.Join(environment, "\n")+"\n"; got != want {
		t.Errorf("the environment is\n%swant\n%s", got, want)
	}
	want, err := os.ReadFile(filepath.Join(root, "examples", "lost-card.svg"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(picture.Bytes(), want) {
		t.Error("it draws another picture")
	}
	err = filepath.WalkDir(home, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			t.Errorf("it left %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
