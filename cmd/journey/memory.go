package main

import (
	"os"
	"runtime/debug"
)

// A command lives for a moment, so collecting garbage early is time lost:
// checking 10,000 lines takes a third less so, for a fifth more memory. Past
// the limit, memory counts more again.
const (
	collectAt   = 400       // per cent of what is in use, in new memory
	memoryLimit = 512 << 20 // bytes
)

// tuneMemory sets what the user did not set in the environment.
func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}
