package parser

import (
	"math"
	"testing"
)

func TestParseDuration(t *testing.T) {
	for text, want := range map[string][2]float64{
		"90s": {0.025, 0.025}, "5m": {5.0 / 60, 5.0 / 60}, "2h": {2, 2}, "3d": {72, 72}, "1w": {168, 168}, "2mo": {1440, 1440},
		"2 days": {48, 48}, "30 minutes": {0.5, 0.5}, "1h30m": {1.5, 1.5}, "1 hour and 30 minutes": {1.5, 1.5}, "1d..3d": {24, 72},
		"1–3 days": {24, 72}, "1 to 3 days": {24, 72}, "1d to 3d": {24, 72}, "1-2 h": {1, 2}, "1.5h": {1.5, 1.5}, "a day": {24, 24},
		"two weeks": {336, 336}, "half an hour": {0.5, 0.5}, "30m..1h": {0.5, 1},
	} {
		d, ok := ParseDuration(text)
		if !ok || math.Abs(d.Min-want[0]) > 1e-9 || math.Abs(d.Max-want[1]) > 1e-9 || d.Working {
			t.Errorf("%q: got %v..%v (%v), want %v", text, d.Min, d.Max, ok, want)
		}
	}
	for _, text := range []string{"5wd", "5 working days", "1 to 5 business days"} {
		if d, ok := ParseDuration(text); !ok || !d.Working || d.Max != 120 {
			t.Errorf("%q: got %+v, %v", text, d, ok)
		}
	}
	for _, text := range []string{"", "long", "3", "3 parsecs", "3d..1d", "1d 2wd", "-1h", "1h..", "1e9999h", "for ever", "99999999999mo"} {
		if d, ok := ParseDuration(text); ok {
			t.Errorf("%q: got %+v", text, d)
		}
	}
}

func TestParseAmount(t *testing.T) {
	for text, want := range map[string]struct {
		value float64
		unit  string
	}{
		"12": {12, ""}, "€12": {12, "€"}, "12€": {12, "€"}, "12.50 EUR": {12.5, "EUR"}, "1,200": {1200, ""},
		"1.200,50 EUR": {1200.5, "EUR"}, "12,5": {12.5, ""}, "$ 3 per call": {3, "$ per call"}, "1,234,567": {1234567, ""},
	} {
		value, _, _, unit, ok := parseAmount(text)
		if !ok || value != want.value || unit != want.unit {
			t.Errorf("%q: got %v %q (%v)", text, value, unit, ok)
		}
	}
	for _, text := range []string{"much", "", "1.2.3,4,5", "-5"} {
		if value, _, _, _, ok := parseAmount(text); ok {
			t.Errorf("%q: got %v", text, value)
		}
	}
}

func TestMeantDuration(t *testing.T) {
	for text, want := range map[string]string{
		"up to 3 weeks": "0 to 3 weeks", "Up  to 3wd": "0 to 3wd", "at most two days": "0 to two days", "about an hour": "an hour",
		"~ 2h": "2h", "between 2 and 3 days": "2 to 3 days", "max. 5m": "0 to 5m",
		"a while": "", "up to the customer": "", "about 1d..3d": "1d..3d", "up to 1d..3d": "", "": "", "between 3 and 2 days": "",
		"2 dys": "2 days", "about 5 mintues": "5 minutes", "up to a year": "0 to 12 months", "between 1 and 2 yrs": "12 to 24 months", "1-2 years": "12 to 24 months", "1 year 2 months": "", "1 year to 2 months": "", "5 mintues": "5 minutes", "3 hors": "3 hours", "1 Wek": "1 week", "2 mnths": "2 months",
		"1 year": "12 months", "1.5 yrs": "18 months", "two years": "24 months", "2 fortnights": "", "1 moment": "", "soon": "",
	} {
		if got := meantDuration(text); got != want {
			t.Errorf("%q is meant as %q, want %q", text, got, want)
		}
	}
}
