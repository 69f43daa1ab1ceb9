package compiled

import (
	"context"
	"math"
	"sync/atomic"
)

// Counted is a context that is cancelled once it was asked a number of times
// whether it is, so that work stops in the same place each time.
type Counted struct {
	context.Context
	left atomic.Int64
}

// CancelledAfter is a context that says so from the given question on, from 0.
func CancelledAfter(questions int64) *Counted {
	c := &Counted{Context: context.Background()}
	c.left.Store(questions)
	return c
}

// Err is context.Canceled once the questions are used up.
func (c *Counted) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// Questions is how often work asks whether its context is cancelled.
func Questions(work func(context.Context) error) (int64, error) {
	c := CancelledAfter(math.MaxInt64)
	err := work(c)
	return math.MaxInt64 - c.left.Load(), err
}
