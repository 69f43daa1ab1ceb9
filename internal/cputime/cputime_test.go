package cputime_test

import (
	"testing"
	"time"

	"github.com/journey-lang/journey/internal/cputime"
)

func TestSleepingCostsNothing(t *testing.T) {
	if spent := cputime.Of(1, func() { time.Sleep(300 * time.Millisecond) }); spent > 200*time.Millisecond {
		t.Errorf("sleeping 300 ms cost %v", spent)
	}
}

func TestWorkCosts(t *testing.T) {
	sum := 0
	work := func(n int) func() {
		return func() {
			for i := range n {
				sum += i & n
			}
		}
	}
	if little, much := cputime.Of(3, work(1_000)), cputime.Of(3, work(100_000_000)); much <= little {
		t.Errorf("a hundred thousand times the work costs %v, not more than %v", much, little)
	}
}
