package main

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/dot"
)

// draw makes the picture of a journey in one of the formats.
func draw(j *model.Journey, format string, opt render.Options) ([]byte, error) {
	switch format {
	case "json":
		return render.JSON(j, opt)
	case "html":
		return render.HTML(j, opt)
	case "dot":
		picture, err := render.Scene(j, opt)
		if err != nil {
			return nil, err
		}
		return dot.Write(&picture), nil
	default:
		return render.SVG(j, opt)
	}
}
