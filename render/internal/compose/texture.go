package compose

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// Kinds of participants differ by more than colour, for readers who see none
// and printers that have none: by their icon, by the texture at the side of
// their lane, and by the outline of their cards.

// edge is the outline of a card.
type edge struct {
	round float64
	dash  string
}

// cardEdges are the outlines by kind: soft for people, square for machines,
// broken for outsiders.
var cardEdges = map[string]edge{
	model.Customer.String():   {round: 14},
	model.Rep.String():        {round: 8},
	model.System.String():     {round: 1.5},
	model.ThirdParty.String(): {round: 8, dash: "6 2.5"},
	"none":                    {round: 8},
}

// The sizes of a texture at the side of a lane.
const (
	railWide = 6.0
	railEnd  = 10.0 // between it and the lane's ends
)

// texture fills a vertical strip with the texture of a kind: a bar, strokes,
// dots or a zigzag.
func texture(kind string, b scene.Box, role theme.Role) []scene.Item {
	if b.H <= 0 {
		return nil
	}
	out := scene.Shape{Form: scene.Path, Class: "texture", Box: b, Stroke: role, Width: 1.5, Cap: "round"}
	x, p := b.X+b.W/2, newPath()
	switch kind {
	case model.Customer.String():
		p.move(x, b.Y).line(x, b.Bottom())
		out.Width = 4
	case model.Rep.String():
		for y := b.Y; y+3 <= b.Bottom(); y += 5 {
			p.move(b.X+1, scene.Round(y+3)).line(b.Right()-1, scene.Round(y))
		}
	case model.System.String():
		p.move(x, b.Y).line(x, b.Bottom())
		out.Width, out.Dash = 3.4, "0.1 6"
	case model.ThirdParty.String():
		p.move(b.X+1, b.Y)
		for i, y := 0, b.Y+4; y <= b.Bottom(); i, y = i+1, y+4 {
			side := b.Right() - 1
			if i%2 == 1 {
				side = b.X + 1
			}
			p.line(side, scene.Round(y))
		}
	default:
		return nil
	}
	out.Data = p.String()
	return []scene.Item{out}
}
