package main

import (
	"bytes"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestInParallelDoesAllOnce(t *testing.T) {
	s := &streams{err: io.Discard}
	for _, n := range []int{0, 1, 3, 1000} {
		times := make([]int, n)
		s.inParallel(n, "counting", func(i int) { times[i]++ })
		for i, k := range times {
			if k != 1 {
				t.Fatalf("of %d pieces of work number %d was done %d times", n, i, k)
			}
		}
	}
}

func TestProgressIsShownOnlyOfWhatTakesLong(t *testing.T) {
	var b bytes.Buffer
	var done atomic.Int64
	showProgress(&b, "checking", 10, &done, time.NewTicker(time.Hour))()
	if b.Len() > 0 {
		t.Errorf("something short shows %q", b.String())
	}

	done.Store(3)
	stop := showProgress(&b, "checking", 10, &done, time.NewTicker(time.Millisecond))
	time.Sleep(50 * time.Millisecond)
	stop()
	out := b.String()
	if !strings.Contains(out, "\r\x1b[Kchecking 3 of 10") || !strings.HasSuffix(out, "\r\x1b[K") {
		t.Errorf("it shows %q", out)
	}
}
