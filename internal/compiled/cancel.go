package compiled

import (
	"context"
	"math"
	"sync/atomic"
)

// Counted is a context that is cancelled after it has been checked a number of
// times, so that work always stops in the same place.
type Counted struct {
	context.Context
	left atomic.Int64
}

// CancelledAfter returns a context that is cancelled from the given check on,
// counted from 0.
func CancelledAfter(questions int64) *Counted {
	c := &Counted{Context: context.Background()}
	c.left.Store(questions)
	return c
}

// Err returns context.Canceled once the checks are used up.
func (c *Counted) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// Questions counts how often work checks whether its context is cancelled.
func Questions(work func(context.Context) error) (int64, error) {
	c := CancelledAfter(math.MaxInt64)
	err := work(c)
	return math.MaxInt64 - c.left.Load(), err
}
