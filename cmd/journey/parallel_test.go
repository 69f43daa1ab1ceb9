package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/journey-lang/journey/internal/gen"
)

func TestInParallelDoesAllOnce(t *testing.T) {
	s := &streams{err: io.Discard}
	for _, n := range []int{0, 1, 3, 1000} {
		times := make([]int, n)
		s.inParallel(make([]input, n), "counting", func(i int) error {
			times[i]++
			return nil
		})
		for i, k := range times {
			if k != 1 {
				t.Fatalf("of %d pieces of work number %d was done %d times", n, i, k)
			}
		}
	}
}

// TestReportsAreTheSameOnAnyNumberOfCores checks a folder on one core and on
// several, with errors in every second file.
func TestReportsAreTheSameOnAnyNumberOfCores(t *testing.T) {
	dir := t.TempDir()
	for seed := range uint64(60) {
		text := gen.Random(seed, 30)
		if seed%2 == 0 {
			text = gen.Mutate(seed, text).Text
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(seed)+extension), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, format := range reports {
		var want string
		for _, cores := range []int{1, 8} {
			runtime.GOMAXPROCS(cores)
			var out, errs bytes.Buffer
			run([]string{"journey", "check", "--format", format, dir}, strings.NewReader(""), &out, &errs)
			if errs.Len() > 0 || out.Len() == 0 {
				t.Fatalf("%s on %d cores: %s", format, cores, errs.String())
			}
			if cores == 1 {
				want = out.String()
			} else if out.String() != want {
				t.Errorf("%s differs on %d cores", format, cores)
			}
		}
	}
}

// announced is a buffer that closes a channel when something is first written.
type announced struct {
	bytes.Buffer
	first chan struct{}
}

func (a *announced) Write(p []byte) (int, error) {
	if a.Len() == 0 {
		close(a.first)
	}
	return a.Buffer.Write(p)
}

func TestProgressIsShownOnlyOfWhatTakesLong(t *testing.T) {
	var b bytes.Buffer
	var done atomic.Int64
	showProgress(&b, "checking", 10, &done, time.NewTicker(time.Hour))()
	if b.Len() > 0 {
		t.Errorf("something short shows %q", b.String())
	}

	done.Store(3)
	w := &announced{first: make(chan struct{})}
	stop := showProgress(w, "checking", 10, &done, time.NewTicker(time.Millisecond))
	<-w.first
	stop()
	out := w.String()
	if !strings.Contains(out, "\r\x1b[Kchecking 3 of 10") || !strings.HasSuffix(out, "\r\x1b[K") {
		t.Errorf("it shows %q", out)
	}
}
