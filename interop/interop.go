// Package interop writes journeys in other notations. Texts of the author are
// escaped, so that none becomes syntax.
package interop

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/interop/internal/csv"
	"github.com/journey-lang/journey/interop/internal/d2"
	"github.com/journey-lang/journey/interop/internal/dot"
	"github.com/journey-lang/journey/interop/internal/mermaid"
	"github.com/journey-lang/journey/interop/internal/plantuml"
)

// Notation is a notation that journeys can be written in.
type Notation string

// The notations.
const (
	Mermaid  Notation = "mermaid"  // a swimlane diagram (swimlane-beta)
	PlantUML Notation = "plantuml" // an activity diagram with swimlanes
	D2       Notation = "d2"       // lanes as containers
	DOT      Notation = "dot"      // lanes as clusters, for any Graphviz
	CSV      Notation = "csv"      // a table with one row per step
	JSON     Notation = "json"     // the whole model; see docs/schemas/journey.schema.json
)

// Notations lists the notations.
func Notations() []Notation { return []Notation{Mermaid, PlantUML, D2, DOT, CSV, JSON} }

// Write writes a journey in a notation, in UTF-8. Equal journeys give equal
// bytes. The error says that the notation is unknown.
func Write(j *model.Journey, to Notation) ([]byte, error) {
	switch to {
	case Mermaid:
		return mermaid.Write(j), nil
	case PlantUML:
		return plantuml.Write(j), nil
	case D2:
		return d2.Write(j), nil
	case DOT:
		return dot.Write(j), nil
	case CSV:
		return csv.Write(j), nil
	case JSON:
		data, err := json.MarshalIndent(j, "", "  ")
		return append(data, '\n'), err
	}
	return nil, fmt.Errorf("unknown notation %q: write one of %s", to, strings.Join(names(), ", "))
}

func names() []string {
	var all []string
	for _, n := range Notations() {
		all = append(all, string(n))
	}
	return all
}
