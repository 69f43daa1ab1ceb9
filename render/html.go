package render

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/detail"
	"github.com/journey-lang/journey/render/html"
)

// HTML is the picture of a journey as a web page of one file, which can be
// searched, zoomed and asked for details.
func HTML(j *model.Journey, opt Options) ([]byte, error) {
	s, err := Scene(j, opt)
	if err != nil {
		return nil, err
	}
	return html.Write(&s, detail.Of(j))
}
