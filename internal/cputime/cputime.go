// Package cputime measures the processor time of a function, for tests that
// check that algorithms grow no faster than their input. A busy machine slows
// down a test, but does not change its measurements.
package cputime

import (
	"runtime"
	"time"
)

// Of returns the minimum processor time of several runs of f, on the thread it
// runs on.
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
