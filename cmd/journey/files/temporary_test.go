package files

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// TestSignals checks that a process that is asked to end while writing leaves
// no files and ends by the signal, and that a signal ignored by nohup does not
// end it. The test runs itself as the writer.
func TestSignals(t *testing.T) {
	if path := os.Getenv("JOURNEY_TEST_WRITES"); path != "" {
		file, err := createTemporary(path)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(os.Stderr, "begun", file.Name())
		time.Sleep(time.Minute)
		t.Fatal("nobody ended the process")
	}
	if runtime.GOOS == "windows" {
		t.Skip("no signals")
	}
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(s.String(), func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "a.svg")
			if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(os.Args[0], "-test.run=^TestSignals$")
			cmd.Env = append(os.Environ(), "JOURNEY_TEST_WRITES="+path)
			out, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
				t.Fatalf("%q, %v", line, err)
			}
			if left, _ := os.ReadDir(dir); len(left) != 2 {
				t.Fatalf("the folder holds %v while a file is written", left)
			}
			if err := cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			if signal.Ignored(s) { // the writer inherits that
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
				s = syscall.SIGKILL
			}
			_ = cmd.Wait() // the signal is its error
			if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || !status.Signaled() || status.Signal() != s {
				t.Errorf("the process ended with %v", cmd.ProcessState)
			}
			if left, _ := os.ReadDir(dir); s != syscall.SIGKILL && (len(left) != 1 || left[0].Name() != "a.svg") {
				t.Errorf("the folder holds %v", left)
			}
		})
	}
}

// Of the files that killed processes left, only old temporary files of the file
// being written are removed.
func TestStale(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	const old = time.Hour
	for _, c := range []struct {
		name string
		age  time.Duration
		kept bool
	}{
		{".a.svg.ABCDEFG2.tmp", old, false},
		{".a.svg.ABCDEFG3.tmp", 0, true},
		{".b.svg.ABCDEFG2.tmp", old, true},
		{".a.svg.ABCDEFG.tmp", old, true},
		{".a.svg.abcdefg2.tmp", old, true},
		{".a.svg.ABCDEFG2.tmp2", old, true},
		{"a.svg.ABCDEFG2.tmp", old, true},
		{"a.svg", old, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			stale.read, stale.of = map[string]bool{}, map[string][]string{}
			if err := os.WriteFile(c.name, nil, 0o666); err != nil {
				t.Fatal(err)
			}
			then := time.Now().Add(-c.age)
			if err := os.Chtimes(c.name, then, then); err != nil {
				t.Fatal(err)
			}
			if err := Replace("a.svg", []byte("new")); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Lstat(c.name); (err == nil) != c.kept {
				t.Errorf("kept: %t, want %t", err == nil, c.kept)
			}
		})
	}
}
