package main

import (
	"github.com/journey-lang/journey/compiler/excerpt"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/dot"
	"github.com/journey-lang/journey/render/pdf"
	"github.com/journey-lang/journey/render/plain"
	"github.com/journey-lang/journey/render/png"
	"github.com/journey-lang/journey/render/typeset"
)

// drawing holds the options for all pictures of one command.
type drawing struct {
	format       string
	look         render.Options
	scale        float64 // for a PNG
	fonts        typeset.Fallback
	force, quiet bool
	part         excerpt.Options
	ascii        bool // for text
}

// draw draws a journey, and returns the scripts without a font.
func (d drawing) draw(j *model.Journey) ([]byte, []typeset.Missing, error) {
	switch d.format {
	case "json":
		data, err := render.JSON(j, d.look)
		return data, nil, err
	case "text":
		return []byte(plain.Write(j, plain.Options{ASCII: d.ascii})), nil, nil
	case "html":
		data, err := render.HTML(j, d.look)
		return data, nil, err
	case "dot", "png", "pdf":
	default:
		data, err := render.SVG(j, d.look)
		return data, nil, err
	}
	picture, err := render.Scene(j, d.look)
	if err != nil {
		return nil, nil, err
	}
	switch d.format {
	case "png":
		return png.Write(&picture, png.Options{Scale: d.scale, Fallback: d.fonts})
	case "pdf":
		return pdf.Write(&picture, pdf.Options{Fallback: d.fonts})
	}
	return dot.Write(&picture), nil, nil
}
