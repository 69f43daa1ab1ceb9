package changes

import (
	"math"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/compare"
	"github.com/journey-lang/journey/report/units"
)

// row is a figure in words. A figure that is not known has no value.
type row struct {
	Name              string
	Was, Is           string
	Change            string // with its sign; "" where it cannot be told, or is none
	Percent           string // the change as part of what was, or ""
	Verdict           compare.Verdict
	BarBefore, BarNow float64 // in [0, 1], of the larger one
}

// unknown stands for a figure that is not known.
const unknown = "–"

func toRow(f compare.Figure) row {
	r := row{Name: f.Title(), Was: unknown, Is: unknown, Verdict: f.Verdict()}
	write := writer(f)
	if f.Was {
		r.Was = write(f.Before)
	}
	if f.Is {
		r.Is = write(f.After)
	}
	if most := max(f.Before, f.After); most > 0 && f.Before >= 0 && f.After >= 0 {
		r.BarBefore, r.BarNow = f.Before/most, f.After/most
	}
	if !f.Was || !f.Is {
		return r
	}
	if r.Verdict == compare.NoChange {
		return r
	}
	r.Change = change(f)
	if r.Was == r.Is && (f.Unit != compare.Hours || r.Change == units.Hours(0)) {
		r.Verdict, r.Change = compare.NoChange, "" // a reader sees no difference, but of times
		return r
	}
	if f.Change() > 0 && r.Change[0] != '<' {
		r.Change = "+" + r.Change
	}
	if f.Before != 0 && (f.Unit == compare.Count || f.Unit == compare.Hours || f.Unit == compare.Amount) {
		if p := math.Round(100 * f.Change() / math.Abs(f.Before)); p != 0 && math.Abs(p) < 1000 {
			r.Percent = units.Signed(p) + "%"
		}
	}
	return r
}

// change is by how much a figure has changed, worked out before anything is rounded:
// five minutes are five minutes, though both values are told in days.
func change(f compare.Figure) string {
	switch f.Unit {
	case compare.Hours:
		return units.Hours(f.Change())
	case compare.Share:
		return points(f.Before, f.After)
	case compare.Index:
		return index(f.Change())
	case compare.Amount:
		return writer(f)(f.Change())
	}
	return units.Number(f.Change())
}

// index is a number between two bounds, with two decimals at most.
func index(v float64) string {
	return strings.Replace(strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64), "-", "−", 1)
}

// points is the change of a share in percentage points: what a reader of both
// percentages works out.
func points(before, after float64) string {
	p := math.Round(100 * (after - before))
	if p == 0 {
		return "<1 point"
	}
	return units.Count(p, "point")
}

// writer writes the numbers of a figure.
func writer(f compare.Figure) func(float64) string {
	switch f.Unit {
	case compare.Hours:
		return units.Hours
	case compare.Share:
		return units.Percent
	case compare.Index:
		return index
	case compare.Amount:
		return func(v float64) string { return f.Of.With(units.Amount(v)) }
	}
	return units.Number
}
