// Package trials decides how many generated inputs a test tries: a tenth of the
// usual number with -short, and more of them where TRIALS is set.
//
//	go test -short ./...
//	TRIALS=10 go test ./...
package trials

import (
	"os"
	"strconv"
	"testing"
)

// Count returns how many inputs a test tries that usually tries n: a tenth of
// them, but at least one, with -short, and otherwise as many times n as the
// environment variable TRIALS says. It panics if TRIALS is not a whole number
// above zero.
func Count[N int | uint64](n N) N {
	if testing.Short() {
		return max(1, n/10)
	}
	value := os.Getenv("TRIALS")
	if value == "" {
		return n
	}
	times, err := strconv.ParseUint(value, 10, 31)
	if err != nil || times == 0 {
		panic("TRIALS is not a whole number above zero: " + value)
	}
	return n * N(times)
}
