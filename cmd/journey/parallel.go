package main

import (
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// inParallel processes all inputs in parallel on all cores and returns their
// errors when it is done. The work is given the number of an input and stores
// its result under it, so the order in which they finish does not matter. On a
// terminal, progress is shown if it takes longer than a moment.
func (s *streams) inParallel(inputs []input, doing string, work func(i int) error) []error {
	n := len(inputs)
	errs := make([]error, n)
	var done atomic.Int64
	if isTerminal(s.err) {
		defer showProgress(s.err, doing, n, &done, time.NewTicker(progressStep))()
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				errs[i] = guarded([]string{inputs[i].path}, func() error { return work(i) })
				done.Add(1)
			}
		})
	}
	workers.Wait()
	return errs
}

const (
	// patience is how many steps pass before progress is shown.
	patience = 5
	// progressStep is how often the line is updated.
	progressStep = 100 * time.Millisecond
)

// showProgress keeps one line up to date until the returned function is called,
// which removes the line.
func showProgress(w io.Writer, doing string, n int, done *atomic.Int64, tick *time.Ticker) (stop func()) {
	over := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		defer tick.Stop()
		for step := 1; ; step++ {
			select {
			case <-over:
				if step > patience {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			case <-tick.C:
				if step >= patience {
					fmt.Fprintf(w, "\r\x1b[K%s %d of %d", doing, done.Load(), n)
				}
			}
		}
	})
	return func() {
		close(over)
		writer.Wait()
	}
}
