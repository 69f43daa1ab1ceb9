package compose

import (
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
)

// styles are the styles of all texts in a picture.
type styles struct {
	title, goal                 text.Style
	lane, kind, stage, load     text.Style // in the head of a lane
	header                      text.Style // of a phase
	mood, lowest                text.Style // at the faces
	card, outcome, chip, number text.Style // on boxes
	label, connector            text.Style // on the lines between them
	note, where, legend         text.Style // below
}

// stylesAt returns the styles of a theme whose texts are larger by the scale.
func stylesAt(scale float64) styles {
	plain := func(size float64) text.Style { return text.Style{Size: scene.Round(size * scale)} }
	bold := func(size float64) text.Style { return text.Style{Size: scene.Round(size * scale), Bold: true} }
	return styles{
		title: bold(19), goal: plain(13),
		lane: bold(12.5), kind: plain(11), stage: bold(10), load: plain(10.5),
		header: bold(12.5),
		mood:   plain(10.5), lowest: bold(10.5),
		card: plain(13), outcome: bold(12.5), chip: plain(10.5), number: bold(10.5),
		label: plain(10.5), connector: bold(11),
		note: plain(12), where: plain(10.5), legend: plain(11),
	}
}

// scaled scales a length like the theme's texts: for whatever contains or
// limits a text.
func (d *Draft) scaled(length float64) float64 {
	return scene.Round(length * d.theme.TextScale())
}
