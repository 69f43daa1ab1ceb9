package plot_test

import (
	"encoding/xml"
	"errors"
	"html/template"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/journey-lang/journey/report/internal/plot"
)

// texts returns the texts of a drawing, which must be well-formed and inside
// its frame.
func texts(t *testing.T, drawing template.HTML) []string {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(string(drawing)))
	var all []string
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%v in %s", err, drawing)
		}
		switch token := token.(type) {
		case xml.CharData:
			all = append(all, string(token))
		case xml.StartElement:
			for _, a := range token.Attr {
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("%s has %s=%q", token.Name.Local, a.Name.Local, a.Value)
				}
			}
		}
	}
}

func TestBar(t *testing.T) {
	for share, want := range map[float64]string{0: "", 0.001: `width="2"`, 0.5: `width="100"`, 1: `width="200"`, 7: `width="200"`, -1: "", math.NaN(): ""} {
		drawing := plot.Bar(share, "rep")
		texts(t, drawing)
		_, fill, drawn := strings.Cut(string(drawing), `class="fill-rep" `)
		if drawn != (want != "") || !strings.HasPrefix(fill, want) {
			t.Errorf("Bar(%g) is %s", share, drawing)
		}
	}
}

func TestGrowth(t *testing.T) {
	drawing := plot.Growth("<b>half</b>", []plot.Point{{X: 1}, {X: 2, Y: 0.5}, {X: 9, Y: 1}},
		[]plot.Label{{At: 0, Text: "0 d"}, {At: 4, Text: "4 d"}}, []plot.Label{{At: 2, Text: "half & more"}, {At: 9, Text: "beyond"}})
	got := strings.Join(texts(t, drawing), "|")
	if want := "<b>half</b>|0%|50%|90%|100%|0 d|4 d|half & more"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// Two sevenths of the rise from 50% to 100% are visible: it ends at 64% of
	// 172 pixels over the bottom, on the right edge.
	if !strings.Contains(string(drawing), `L626 111.4"`) {
		t.Errorf("the line does not go on to the edge: %s", drawing)
	}
}

func TestSteps(t *testing.T) {
	up := []plot.Label{{At: -2, Text: "−2"}, {At: 2, Text: "+2"}}
	drawing := plot.Steps("mood", []string{"Ask", strings.Repeat("顧客", 60)}, []float64{-2, 2}, up)
	if got := texts(t, drawing); !strings.HasSuffix(got[len(got)-1], "…") {
		t.Errorf("the long name is %s", got[len(got)-1])
	}
	texts(t, plot.Steps("none", nil, nil, up))
}
