// Package memory sets how much garbage the command may accumulate, before the
// layout engine starts.
//
// The engine starts when its package is initialised, and creates so much
// garbage that a Go program with default settings collects twice: a tenth of
// the time for drawing a short journey. Go initialises packages that are ready
// in the order of their import paths, and this one comes before the WebAssembly
// runtime that the engine waits for.
//
// The package must import nothing but the standard library.
package memory

import (
	"os"
	"runtime/debug"
)

// A command runs only for a moment, so collecting garbage early wastes time:
// with these values, checking 10,000 lines takes a third less time, for a fifth
// more memory. Beyond the limit, memory matters more.
const (
	collectAt = 400       // new memory, in per cent of the memory in use
	limit     = 512 << 20 // bytes
)

// The user's environment wins.
func init() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}
