// Package memory sets how much garbage the command lets lie, from before the
// layout engine starts.
//
// The engine starts when its package is initialised, and makes so much garbage
// in doing so that a Go program by default collects twice: a tenth of the
// time that drawing a short journey takes. Go initialises the packages that
// are ready in the order of their import paths, and this one comes before the
// WebAssembly runtime that the engine waits for.
//
// The package must import nothing but the standard library.
package memory

import (
	"os"
	"runtime/debug"
)

// A command lives for a moment, so collecting garbage early is time lost:
// checking 10,000 lines takes a third less so, for a fifth more memory. Past
// the limit, memory counts more again.
const (
	collectAt = 400       // per cent of what is in use, in new memory
	limit     = 512 << 20 // bytes
)

// What the user set in the environment stands.
func init() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}
