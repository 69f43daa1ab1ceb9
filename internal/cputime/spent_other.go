//go:build !linux

package cputime

import "time"

var began = time.Now()

// spent returns the elapsed time: other systems have no times per thread.
func spent() time.Duration { return time.Since(began) }
