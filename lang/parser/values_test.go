package parser

import (
	"math"
	"testing"

	"github.com/journey-lang/journey/lang/ast"
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

func TestReadAmount(t *testing.T) {
	for text, want := range map[string]ast.Amount{
		"12": {Min: 12, Max: 12}, "€12": {Min: 12, Max: 12, Unit: "€", Before: true}, "12€": {Min: 12, Max: 12, Unit: "€"},
		"12.50 EUR": {Min: 12.5, Max: 12.5, Unit: "EUR"}, "1,200": {Min: 1200, Max: 1200}, "1.200,50 EUR": {Min: 1200.5, Max: 1200.5, Unit: "EUR"},
		"12,5": {Min: 12.5, Max: 12.5}, "$ 3 per call": {Min: 3, Max: 3, Unit: "$ per call", Before: true}, "1,234,567": {Min: 1234567, Max: 1234567},
		"1.234.567": {Min: 1234567, Max: 1234567}, "0.125": {Min: 0.125, Max: 0.125}, "1 000 EUR": {Min: 1000, Max: 1000, Unit: "EUR"},
		"1\u202f000\u00a0EUR": {Min: 1000, Max: 1000, Unit: "EUR"}, "1 000,50 EUR": {Min: 1000.5, Max: 1000.5, Unit: "EUR"}, "1'000.5 CHF": {Min: 1000.5, Max: 1000.5, Unit: "CHF"},
		"1.5k EUR": {Min: 1500, Max: 1500, Unit: "EUR"}, "£2m": {Min: 2e6, Max: 2e6, Unit: "£", Before: true}, "2 million EUR": {Min: 2e6, Max: 2e6, Unit: "EUR"}, "2m": {Min: 2, Max: 2, Unit: "m"},
		"£90 to £250": {Min: 90, Max: 250, Unit: "£", Before: true}, "90-250 GBP": {Min: 90, Max: 250, Unit: "GBP"}, "£90–250": {Min: 90, Max: 250, Unit: "£", Before: true},
		"90 GBP..£250": {Min: 90, Max: 250, Unit: "£", Before: true}, "1-2k EUR": {Min: 1000, Max: 2000, Unit: "EUR"}, "between £1 and £2": {Min: 1, Max: 2, Unit: "£", Before: true},
		"about £90": {Min: 90, Max: 90, Unit: "£", Before: true}, "Up to 90 EUR": {Max: 90, Unit: "EUR"}, "EUR 12": {Min: 12, Max: 12, Unit: "EUR", Before: true}, "XYZ 12": {Min: 12, Max: 12, Unit: "XYZ", Before: true},
		"12 man-days": {Min: 12, Max: 12, Unit: "man-days"}, "£6 parking": {Min: 6, Max: 6, Unit: "£ parking", Before: true}, "12 EUR to customer": {Min: 12, Max: 12, Unit: "EUR to customer"},
	} {
		if got, fault := readAmount(text); fault != noFault || got != want {
			t.Errorf("%q: got %+v (%v)", text, got, fault)
		}
	}
	for text, want := range map[string]amountFault{
		"much": noAmount, "": noAmount, "1.2.3,4,5": noAmount, "-5": noAmount, "1,00.50": noAmount, "call 12": noAmount, "£90 to $250": noAmount, "250-90 EUR": noAmount,
		"12 EUR + 3 USD": noAmount, "1,2,3": noAmount,
		"1.000 EUR": ambiguous, "£1.000": ambiguous, "1.000 to 2.000 EUR": ambiguous,
	} {
		if got, fault := readAmount(text); fault != want {
			t.Errorf("%q: got %+v (%v)", text, got, fault)
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
