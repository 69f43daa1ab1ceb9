package model_test

import (
	"testing"

	"github.com/journey-lang/journey/compiler/model"
)

func TestCosts(t *testing.T) {
	for _, test := range []struct {
		cost model.Cost
		want string
	}{
		{cost(12, 12, "EUR", false), "12 EUR"},
		{cost(3.5, 3.5, "EUR", false), "3.50 EUR"},
		{cost(0.125, 0.125, "kWh", false), "0.125 kWh"},
		{cost(4, 4, "", false), "4"},
		{cost(-0.5, -0.5, "", false), "-0.50"},
		{cost(90, 250, "£", true), "£90–250"},
		{cost(90, 90, "€", false), "90 €"},
		{cost(6, 6, "£ parking", true), "£6 parking"},
		{cost(1, 2.5, "EUR", true), "EUR 1–2.50"},
	} {
		if got := test.cost.String(); got != test.want {
			t.Errorf("%v is written %q, want %q", test.cost, got, test.want)
		}
	}
}

func cost(low, high float64, unit string, before bool) model.Cost {
	return model.Cost{Min: low, Max: high, Unit: model.Unit{Name: unit, Before: before}}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]string{"1m..3m": "1m–3m", "2 days": "2 days"} {
		if got := (&model.Duration{Text: text}).String(); got != want {
			t.Errorf("%s is written %q, want %q", text, got, want)
		}
	}
}
