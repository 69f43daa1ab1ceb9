package changes

import (
	"math"

	"github.com/journey-lang/journey/compiler/compare"
	"github.com/journey-lang/journey/report/units"
)

// row is a metric in words. An unknown value is a dash.
type row struct {
	Name              string
	Was, Is           string
	Change            string // with its sign; "" if unknown or none
	Percent           string // the change relative to the value before, or ""
	Verdict           compare.Verdict
	BarBefore, BarNow float64 // in [0, 1], relative to the larger one
}

// unknown stands for an unknown value.
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
		r.Verdict, r.Change = compare.NoChange, "" // except for times, a reader would see no difference
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

// change formats the change of a metric, calculated before anything is rounded:
// five minutes are five minutes, even if both values are shown in days.
func change(f compare.Figure) string {
	switch f.Unit {
	case compare.Hours:
		return units.Hours(f.Change())
	case compare.Share:
		return points(f.Before, f.After)
	case compare.Index:
		return units.Index(f.Change())
	case compare.Amount:
		return writer(f)(f.Change())
	}
	return units.Number(f.Change())
}

// points formats the change of a share in percentage points: the difference of
// the displayed percentages.
func points(before, after float64) string {
	p := math.Round(100 * (after - before))
	if p == 0 {
		return "<1 point"
	}
	return units.Count(p, "point")
}

// writer returns the format of a metric.
func writer(f compare.Figure) func(float64) string {
	switch f.Unit {
	case compare.Hours:
		return units.Hours
	case compare.Share:
		return units.Percent
	case compare.Index:
		return units.Index
	case compare.Amount:
		return func(v float64) string { return f.Of.With(units.Amount(v)) }
	}
	return units.Number
}
