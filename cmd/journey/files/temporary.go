package files

import (
	"cmp"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// temporaries are the unfinished files of this process. The lock is held while
// one is created, so that none is created after the last ones were removed.
var temporaries = struct {
	sync.Mutex
	names map[string]bool
	watch sync.Once
}{names: map[string]bool{}}

// A temporary file next to x.svg is called .x.svg.RANDOM.tmp.
const (
	temporaryEnd = ".tmp"
	randomLength = 8
	randomOf     = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" // of rand.Text
)

// createTemporary creates a file that will replace the one at path.
func createTemporary(path string) (*os.File, error) {
	temporaries.watch.Do(removeOnSignals)
	dir, base := filepath.Split(path)
	name := filepath.Join(dir, "."+base+"."+rand.Text()[:randomLength]+temporaryEnd)
	temporaries.Lock()
	defer temporaries.Unlock()
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err == nil {
		temporaries.names[name] = true
	}
	return file, err
}

// finishTemporary closes a temporary file and moves it to path, or removes it
// after an error.
func finishTemporary(file *os.File, path string, err error) error {
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		err = errors.Join(err, removeIfThere(file.Name()))
	}
	temporaries.Lock()
	defer temporaries.Unlock()
	delete(temporaries.names, file.Name())
	return err
}

// removeOnSignals removes the temporary files when the process receives a
// signal to end, and lets it end by that signal.
func removeOnSignals() {
	heard := make(chan os.Signal, 1)
	for _, s := range endings {
		if !signal.Ignored(s) {
			signal.Notify(heard, s)
		}
	}
	go func() {
		s := <-heard
		temporaries.Lock() // never unlocked: no more files are created
		for name := range temporaries.names {
			_ = removeIfThere(name) // nobody is left to report it to
		}
		signal.Reset(s)
		self, err := os.FindProcess(os.Getpid())
		if err != nil || self.Signal(s) != nil { // a system without signals
			os.Exit(exitInterrupted)
		}
	}()
}

// exitInterrupted is the exit code that shells use for a process ended by
// Ctrl-C.
const exitInterrupted = 130

// staleAge is how long a temporary file must have been untouched to count as
// abandoned. Files are written at once, so only a killed process leaves one
// that old; a process that was merely suspended finds it gone and reports that.
const staleAge = 10 * time.Minute

// stale are the temporary files that other processes left, by the path of the
// file that they were meant to replace. Each folder is read once.
var stale = struct {
	sync.Mutex
	read map[string]bool
	of   map[string][]string
}{read: map[string]bool{}, of: map[string][]string{}}

// removeStale removes the temporary files that killed processes left next to
// path. Nothing depends on that, so failures are ignored.
func removeStale(path string) {
	stale.Lock()
	defer stale.Unlock()
	dir, base := filepath.Split(path)
	if !stale.read[dir] {
		stale.read[dir] = true
		entries, _ := os.ReadDir(cmp.Or(dir, "."))
		for _, e := range entries {
			if of, ok := temporaryOf(e.Name()); ok && e.Type().IsRegular() {
				stale.of[dir+of] = append(stale.of[dir+of], dir+e.Name())
			}
		}
	}
	for _, name := range stale.of[dir+base] {
		if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > staleAge {
			_ = removeIfThere(name)
		}
	}
}

// temporaryOf returns the name of the file that a temporary file of that name
// was created for.
func temporaryOf(name string) (string, bool) {
	rest, ok := strings.CutSuffix(name, temporaryEnd)
	dot := strings.LastIndexByte(rest, '.')
	if !ok || dot < 2 || rest[0] != '.' {
		return "", false
	}
	random := rest[dot+1:]
	return rest[1:dot], len(random) == randomLength && strings.Trim(random, randomOf) == ""
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
