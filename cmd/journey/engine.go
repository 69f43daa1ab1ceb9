//go:build !noengine && !js && !wasip1

package main

import (
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/graphviz"
)

// engine draws the lines of pictures.
var engine render.Engine = graphviz.Engine{}

// What `journey version` says about the engine, and the module it comes from.
const (
	engineName   = "Graphviz " + graphviz.Version
	engineModule = graphviz.Module
)
