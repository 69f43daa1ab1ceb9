package graphviz

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// startIn starts this test binary with the given home folder. It does nothing.
func startIn(t *testing.T, home string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, "cache"), "LocalAppData="+filepath.Join(home, "cache"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%.2000s", err, out)
	}
}

// cachedModule returns the path of the compiled module in the cache below a
// home folder.
func cachedModule(t *testing.T, home string) string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(home, func(path string, d os.DirEntry, err error) error {
		if name := filepath.Base(path); err == nil && len(name) == 64 && !strings.Contains(name, ".") {
			found = append(found, path)
		}
		return err
	})
	if err != nil || len(found) != 1 {
		t.Fatalf("the cache holds %v, %v", found, err)
	}
	return found[0]
}

// A damaged cache is rebuilt: the engine starts, and compiles the same module
// again.
func TestTheEnginesCacheHeals(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the engine")
	}
	t.Parallel()
	home := t.TempDir()
	startIn(t, home)
	module := cachedModule(t, home)
	whole, err := os.ReadFile(module)
	if err != nil {
		t.Fatal(err)
	}
	write := func(path string, data []byte) error { return os.WriteFile(path, data, 0o600) }
	flipped := func(at int) func() error {
		return func() error {
			data := bytes.Clone(whole)
			data[at] ^= 0x10
			return write(module, data)
		}
	}
	replaced := func(path string) func() error {
		return func() error {
			if err := os.RemoveAll(path); err != nil {
				return err
			}
			return write(path, []byte("no folder"))
		}
	}
	for _, c := range []struct {
		name   string
		damage func() error
	}{
		{"emptied", func() error { return write(module, nil) }},
		{"cut", func() error { return write(module, whole[:len(whole)/2]) }},
		{"first byte", flipped(0)},
		{"offsets", flipped(100)},
		{"code", flipped(len(whole) / 3)},
		{"a folder", func() error {
			if err := os.Remove(module); err != nil {
				return err
			}
			return os.MkdirAll(filepath.Join(module, "in", "it"), 0o700)
		}},
		{"checksum", func() error { return write(module+".crc32c", []byte("0")) }},
		{"no checksum", func() error { return os.Remove(module + ".crc32c") }},
		{"unreadable", func() error { return os.Chmod(module, 0) }},
		{"a file for the version", replaced(filepath.Dir(module))},
		{"a file for the engine", replaced(filepath.Dir(filepath.Dir(module)))},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.damage(); err != nil {
				t.Fatal(err)
			}
			startIn(t, home)
			if got, err := os.ReadFile(cachedModule(t, home)); err != nil || !bytes.Equal(got, whole) {
				t.Errorf("the compiled module is not what it was: %d bytes, %v", len(got), err)
			}
		})
	}
}

// The modules of other versions are neither read nor removed.
func TestOtherEnginesAreLeftAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the engine")
	}
	t.Parallel()
	home := t.TempDir()
	startIn(t, home)
	own := engineFolder(t, home)
	other := own + "-other"
	if err := os.CopyFS(other, os.DirFS(own)); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{own, other} {
		if err := os.Truncate(cachedModule(t, dir), 1000); err != nil {
			t.Fatal(err)
		}
	}
	startIn(t, home)
	if info, err := os.Stat(cachedModule(t, own)); err != nil || info.Size() == 1000 {
		t.Error("the damaged module is still there", err)
	}
	if info, err := os.Stat(cachedModule(t, other)); err != nil || info.Size() != 1000 {
		t.Error("the other module is another one", err)
	}
}

// engineFolder returns the engine's folder below a home folder, after the
// engine has started there once.
func engineFolder(t *testing.T, home string) string {
	t.Helper()
	version := filepath.Dir(cachedModule(t, home))
	return filepath.Dir(filepath.Dir(version))
}

// If there can be no cache, the engine works without one.
func TestTheEngineGoesWithoutCache(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the engine")
	}
	t.Parallel()
	before := t.TempDir()
	startIn(t, before)
	folder, err := filepath.Rel(before, engineFolder(t, before))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		prepare func(home string) error
	}{
		{"a file for the folder", func(home string) error { return os.WriteFile(filepath.Join(home, "cache"), nil, 0o600) }},
		{"a file for our folder", func(home string) error {
			if err := os.Mkdir(filepath.Join(home, "cache"), 0o700); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(home, "cache", "journey"), nil, 0o600)
		}},
		{"a link to nowhere", func(home string) error {
			if err := os.MkdirAll(filepath.Join(home, folder), 0o700); err != nil {
				return err
			}
			return os.Symlink("nowhere", filepath.Join(home, folder, "go-graphviz"))
		}},
		{"nothing may be written", func(home string) error {
			if err := os.MkdirAll(filepath.Join(home, "cache", "journey"), 0o700); err != nil {
				return err
			}
			return os.Chmod(filepath.Join(home, "cache", "journey"), 0o500)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			home := t.TempDir()
			if err := c.prepare(home); err != nil {
				t.Fatal(err)
			}
			startIn(t, home)
		})
	}
}

// Processes that start at the same time do not disturb each other, whatever
// they find.
func TestTheEnginesCacheIsShared(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the engine")
	}
	t.Parallel()
	home := t.TempDir()
	startIn(t, home)
	module := cachedModule(t, home)
	if err := os.Truncate(module, 1000); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			time.Sleep(time.Duration(i) * 20 * time.Millisecond)
			startIn(t, home)
		})
	}
	all.Wait()
	startIn(t, home)
	cachedModule(t, home)
}
