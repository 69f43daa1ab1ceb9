package examples_test

import (
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/report"
	"github.com/journey-lang/journey/report/table"
)

// The parts of a picture that show emotions: a strip with its axis, which marks
// neutral, and a face for each emotion, the higher the better.
var (
	strip = regexp.MustCompile(`(?s)<g class="emotion">\n<path class="axis[^"]*" d="M\S+ (\S+) L(.*?)\n</g>\n</g>\n`)
	face  = regexp.MustCompile(`(?s)<g class="mood( lowest)?".*?<title>(.*?)</title>.*?<circle class="f-[^"]*" cx="\S+" cy="([^"]+)"`)
	felt  = regexp.MustCompile(`^(.*?) feels ([^\n:]+)`)
)

// emotion is a point of a curve, or an emotion in a report.
type emotion struct {
	who, word string
	value     float64
}

// The picture, the table and the report show the same emotions: as many for
// each customer, with the same words and values, and the same lowest one.
func TestEmotionsAgree(t *testing.T) {
	paths, err := filepath.Glob("*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatal("no examples", err)
	}
	seen := 0
	for _, path := range paths {
		t.Run(path, func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			result := compiled.Text(path, string(text))
			j := result.Journey
			drawing, err := render.SVG(t.Context(), result, render.Options{})
			if err != nil {
				t.Fatal(err)
			}
			points, lowest := drawn(t, string(drawing))
			seen += len(points)

			var cells []string
			rows := table.Of(j)
			if at := slices.Index(rows.Columns, table.Column{Name: "Emotions"}); at >= 0 {
				for _, row := range rows.Rows {
					for _, line := range row.Cells[at] {
						word, _, _ := strings.Cut(line, ":")
						cells = append(cells, word)
					}
				}
			}
			var said []string
			for _, p := range points {
				said = append(said, fmt.Sprintf("%s (%s)", p.word, strings.Replace(strings.Replace(fmt.Sprintf("%+g", p.value), "+0", "0", 1), "-", "−", 1)))
			}
			slices.Sort(cells)
			slices.Sort(said)
			if !slices.Equal(cells, said) {
				t.Errorf("the picture has %q, the table %q", said, cells)
			}

			data, err := report.Report{{File: path, Journey: j, Figures: metrics.FiguresOf(t.Context(), j, metrics.Options{Runs: -1})}}.JSON()
			if err != nil {
				t.Fatal(err)
			}
			var report struct {
				Journeys []struct {
					Participants []struct{ ID, Label string }
					Figures      struct {
						Moods []struct {
							Customer string
							Lowest   float64
							Phases   []struct {
								Mean  float64
								Count int
							}
						}
					}
				}
			}
			if err := json.Unmarshal(data, &report); err != nil {
				t.Fatal(err)
			}
			labels := map[string]string{}
			for _, p := range report.Journeys[0].Participants {
				labels[p.ID] = p.Label
			}
			told := 0
			for _, m := range report.Journeys[0].Figures.Moods {
				who, count, sum := labels[m.Customer], 0, 0.0
				for _, p := range m.Phases {
					count += p.Count
					sum += p.Mean * float64(p.Count)
				}
				told += count
				least := math.Inf(1)
				for _, p := range points {
					if p.who == who {
						count--
						sum -= p.value
						least = min(least, p.value)
					}
				}
				if count != 0 || math.Abs(sum) > 1e-9 || least != m.Lowest {
					t.Errorf("of %s, the report has %d more emotions than the picture, in sum %+g; the lowest are %g and %g", who, count, sum, m.Lowest, least)
				}
				if value, marked := lowest[who]; marked && value != m.Lowest {
					t.Errorf("of %s, the picture marks %g as lowest, not %g", who, value, m.Lowest)
				}
			}
			if told != len(points) {
				t.Errorf("the report has %d emotions, the picture %d", told, len(points))
			}
		})
	}
	if seen < 20 {
		t.Errorf("all pictures together have %d emotions", seen)
	}
}

// drawn returns the points of a picture's curves, and the value that is marked
// as the lowest for each customer.
func drawn(t *testing.T, svg string) (points []emotion, lowest map[string]float64) {
	t.Helper()
	lowest = map[string]float64{}
	const level = 12 // the distance between two values, for one customer
	for _, s := range strip.FindAllStringSubmatch(svg, -1) {
		axis := parse(t, s[1])
		for _, f := range face.FindAllStringSubmatch(s[2], -1) {
			who := felt.FindStringSubmatch(html.UnescapeString(f[2]))
			if who == nil {
				t.Fatalf("nobody feels %q", f[2])
			}
			p := emotion{who[1], who[2], (axis - parse(t, f[3])) / level}
			points = append(points, p)
			if f[1] != "" {
				lowest[p.who] = p.value
			}
		}
	}
	if all := strings.Count(svg, `<g class="mood`); all != len(points) {
		t.Fatalf("%d of %d faces can be read", len(points), all)
	}
	return points, lowest
}

func parse(t *testing.T, number string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(number, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
