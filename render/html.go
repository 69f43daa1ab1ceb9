package render

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/detail"
	"github.com/journey-lang/journey/render/html"
)

// HTML draws a journey as a single-file web page with search, zoom and details.
func HTML(j *model.Journey, opt Options) ([]byte, error) {
	s, err := Scene(j, opt)
	if err != nil {
		return nil, err
	}
	return html.Write(&s, detail.Of(j))
}
