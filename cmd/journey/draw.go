package main

import (
	"context"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/render"
)

// drawing holds the options for all pictures of one command.
type drawing struct {
	format       string
	look         render.Options
	force, quiet bool
	part         compiler.SubsetOptions
}

// drawers make pictures, by format.
var drawers = map[string]func(context.Context, render.Source, render.Options) ([]byte, error){
	"svg":  render.SVG,
	"png":  render.PNG,
	"pdf":  render.PDF,
	"html": render.HTML,
	"text": render.Text,
	"json": render.JSON,
}

// draw draws the picture of a journey, and returns the scripts for which there
// was no font.
func (d drawing) draw(result *compiler.Result) (picture []byte, missing []render.Missing, err error) {
	d.look.Missing = func(scripts []render.Missing) { missing = scripts }
	picture, err = drawers[d.format](context.Background(), result, d.look)
	return picture, missing, err
}
