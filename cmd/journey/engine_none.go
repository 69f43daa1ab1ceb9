//go:build noengine || js || wasip1

package main

import "github.com/journey-lang/journey/render"

// engine is nil: the lines of pictures stay as the router found them.
var engine render.Engine

const (
	engineName   = "no engine"
	engineModule = ""
)
