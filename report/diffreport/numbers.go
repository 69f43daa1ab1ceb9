package diffreport

import (
	"math"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/internal/quantity"
)

// row is a metric in words. An unknown value is a dash.
type row struct {
	Name              string
	Was, Is           string
	Change            string // with its sign; "" if unknown or none
	Percent           string // the change relative to the value before, or ""
	Verdict           diff.Verdict
	BarBefore, BarNow float64 // in [0, 1], relative to the larger one
}

// unknown stands for an unknown value.
const unknown = "–"

func toRow(f diff.Figure) row {
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
	if r.Verdict == diff.NoChange {
		return r
	}
	r.Change = change(f)
	if r.Was == r.Is && (f.Unit != diff.Hours || r.Change == quantity.Hours(0)) {
		r.Verdict, r.Change = diff.NoChange, "" // except for times, a reader would see no difference
		return r
	}
	if f.Change() > 0 && r.Change[0] != '<' {
		r.Change = "+" + r.Change
	}
	if f.Before != 0 && (f.Unit == diff.Count || f.Unit == diff.Hours || f.Unit == diff.Amount) {
		if p := math.Round(100 * f.Change() / math.Abs(f.Before)); p != 0 && math.Abs(p) < 1000 {
			r.Percent = quantity.Signed(p) + "%"
		}
	}
	return r
}

// change formats the change of a metric, calculated before anything is rounded:
// five minutes are five minutes, even if both values are shown in days.
func change(f diff.Figure) string {
	switch f.Unit {
	case diff.Hours:
		return quantity.Hours(f.Change())
	case diff.Share:
		return points(f.Before, f.After)
	case diff.Index:
		return quantity.Index(f.Change())
	case diff.Amount:
		return writer(f)(f.Change())
	}
	return quantity.Number(f.Change())
}

// points formats the change of a share in percentage points: the difference of
// the displayed percentages.
func points(before, after float64) string {
	p := math.Round(100 * (after - before))
	if p == 0 {
		return "<1 point"
	}
	return quantity.Count(p, "point")
}

// writer returns the format of a metric.
func writer(f diff.Figure) func(float64) string {
	switch f.Unit {
	case diff.Hours:
		return quantity.Hours
	case diff.Share:
		return quantity.Percent
	case diff.Index:
		return quantity.Index
	case diff.Amount:
		return func(v float64) string { return f.Of.With(quantity.Amount(v)) }
	}
	return quantity.Number
}
