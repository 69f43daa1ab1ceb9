// Package cputime measures what a function costs its thread, for tests that
// hold algorithms to growing no faster than their input. A busy machine makes
// a test slow, not its figures.
package cputime

import (
	"runtime"
	"time"
)

// Of is the least that one of several runs of f costs, in processor time of
// the thread it runs on.
func Of(runs int, f func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	best := time.Duration(1<<63 - 1)
	for range runs {
		start := spent()
		f()
		best = min(best, spent()-start)
	}
	return best
}
