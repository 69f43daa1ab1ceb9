//go:build noengine || js || wasip1

package main

import "github.com/journey-lang/journey/render"

// engine is none: the lines of pictures stand as they were found.
var engine render.Engine
