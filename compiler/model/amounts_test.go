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
		{model.Cost{Amount: 12, Unit: "EUR"}, "12 EUR"},
		{model.Cost{Amount: 3.5, Unit: "EUR"}, "3.50 EUR"},
		{model.Cost{Amount: 0.125, Unit: "kWh"}, "0.125 kWh"},
		{model.Cost{Amount: 4}, "4"},
		{model.Cost{Amount: -0.5}, "-0.50"},
	} {
		if got := test.cost.String(); got != test.want {
			t.Errorf("%v is written %q, want %q", test.cost, got, test.want)
		}
	}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]string{"1m..3m": "1m–3m", "2 days": "2 days"} {
		if got := (&model.Duration{Text: text}).String(); got != want {
			t.Errorf("%s is written %q, want %q", text, got, want)
		}
	}
}
