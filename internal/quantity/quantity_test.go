package quantity_test

import (
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/quantity"
)

func TestHours(t *testing.T) {
	for _, c := range []struct {
		hours float64
		want  string
	}{
		{0, "0"}, {0.5 / 3600, "0.5 s"}, {45.0 / 3600, "45 s"}, {59.97 / 3600, "1 min"}, {0.2, "12 min"}, {0.125, "7.5 min"},
		{59.99 / 60, "1 h"}, {1, "1 h"}, {5.5, "5.5 h"}, {23.99, "1 day"}, {24, "1 day"}, {36, "1.5 days"}, {24 * 4.2, "4.2 days"},
		{24 * 120.4, "120 days"}, {-36, "−1.5 days"},
	} {
		if got := quantity.Hours(c.hours); got != c.want {
			t.Errorf("Hours(%g) = %q, want %q", c.hours, got, c.want)
		}
	}
}

func TestAmount(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 3: "3", 2.1: "2.10", -2.105: "−2.11", 0.004: "0", -0.004: "0"} {
		if got := quantity.Amount(v); got != want {
			t.Errorf("Amount(%g) = %q, want %q", v, got, want)
		}
	}
}

func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{0: "0%", 0.001: "<1%", 0.484: "48%", 0.999: ">99%", 1: "100%"} {
		if got := quantity.Percent(share); got != want {
			t.Errorf("Percent(%g) = %q, want %q", share, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.01: "0", 1: "1", 1.26: "1.3", -1.5: "−1.5", 1234.5: "1235", 4.25: "4.3", -4.25: "−4.3", 99.96: "100", 1e300: "1" + strings.Repeat("0", 300)} {
		if got := quantity.Number(v); got != want {
			t.Errorf("Number(%g) = %q, want %q", v, got, want)
		}
	}
	for v, want := range map[float64]string{0: "0", 0.01: "0", 1.5: "+1.5", -2: "−2"} {
		if got := quantity.Signed(v); got != want {
			t.Errorf("Signed(%g) = %q, want %q", v, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"}} {
		if got := quantity.List(c.words); got != c.want {
			t.Errorf("List(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}

func TestShare(t *testing.T) {
	for share, want := range map[float64]string{0: "0%", 0.07: "7%", 0.57: "57%", 0.0057: "0.57%", 0.125: "12.5%", 1.0 / 3: "33.33%", 1: "100%"} {
		if got := quantity.Share(share); got != want {
			t.Errorf("Share(%g) = %q, want %q", share, got, want)
		}
	}
}

func TestRange(t *testing.T) {
	for _, c := range []struct {
		least, most float64
		want        string
	}{
		{48, 48, "2 days"}, {48, 120, "2 to 5 days"}, {0, 72, "0 to 3 days"}, {0.5, 1.5, "30 min to 1.5 h"}, {1, 2, "1 to 2 h"}, {24, 36, "1 to 1.5 days"},
	} {
		if got := quantity.Range(c.least, c.most); got != c.want {
			t.Errorf("Range(%g, %g) = %q, want %q", c.least, c.most, got, c.want)
		}
	}
}
