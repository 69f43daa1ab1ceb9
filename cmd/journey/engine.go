//go:build !noengine && !js && !wasip1

package main

import (
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/graphviz"
)

// engine draws the lines of pictures.
var engine render.Engine = graphviz.Engine{}

// The engine as `journey version` names it, and its module.
const (
	engineName   = "Graphviz " + graphviz.Version
	engineModule = graphviz.Module
)
