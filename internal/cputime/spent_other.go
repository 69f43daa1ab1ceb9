//go:build !linux

package cputime

import "time"

var began = time.Now()

// spent is the time that has passed: other systems do not tell threads apart.
func spent() time.Duration { return time.Since(began) }
