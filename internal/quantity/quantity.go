// Package quantity writes numbers in words, the way people say them: durations in
// the unit that fits, shares as percentages, money, and counts with their nouns.
// Equal numbers give equal texts, in messages, pictures, reports and exports.
package quantity

import (
	"math"
	"strconv"
	"strings"
)

// Number formats a number with at most one decimal, none if it is large, and a
// typographic minus sign.
func Number(v float64) string {
	return strings.Replace(strconv.FormatFloat(Round(v), 'f', -1, 64), "-", "−", 1)
}

// Round rounds a number as Number displays it. Halves are rounded away from
// zero.
func Round(v float64) float64 {
	if math.Abs(v) < 100 {
		v = math.Round(v*10) / 10
	} else {
		v = math.Round(v)
	}
	return v + 0 // -0 is 0
}

// Amount formats an amount of money, or of anything else, with two decimals or
// none.
func Amount(v float64) string {
	text := strings.TrimSuffix(strconv.FormatFloat(math.Round(v*100)/100+0, 'f', 2, 64), ".00")
	return strings.Replace(text, "-", "−", 1)
}

// Index formats a number between two bounds, such as a coefficient, with at most
// two decimals.
func Index(v float64) string {
	return strings.Replace(strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64), "-", "−", 1)
}

// Signed formats a number with its sign; 0 has none.
func Signed(v float64) string {
	if text := Number(v); v <= 0 || text == "0" {
		return text
	} else {
		return "+" + text
	}
}

// Hours formats a length of time, given in hours, in seconds, minutes, hours or
// days of elapsed time.
func Hours(h float64) string {
	u := unitOf(h)
	return u.write(h / u.hours)
}

// unit is a unit of time.
type unit struct {
	name  string
	hours float64 // length of one
}

var days = unit{"day", 24}

// unitOf returns the unit in which a length of time is displayed.
func unitOf(h float64) unit {
	switch seconds := math.Abs(h) * 3600; {
	case seconds < 59.95:
		return unit{"s", 1.0 / 3600}
	case seconds < 59.95*60:
		return unit{"min", 1.0 / 60}
	case seconds < 23.95*3600:
		return unit{"h", 1}
	}
	return days
}

// write formats a number of units; zero has no unit.
func (u unit) write(n float64) string {
	switch text := Number(n); {
	case text == "0":
		return text
	case u == days:
		return Count(n, u.name)
	default:
		return text + " " + u.name
	}
}

// Percent formats a share in [0, 1] as a percentage. What is neither nothing
// nor everything is not rounded to 0% or 100%.
func Percent(share float64) string {
	switch percent := math.Round(share * 100); {
	case percent == 0 && share > 0:
		return "<1%"
	case percent == 100 && share < 1:
		return ">99%"
	default:
		return Number(percent) + "%"
	}
}

// Share formats a share in [0, 1] that an author gave as a percentage, with at
// most two decimals.
func Share(share float64) string {
	return strconv.FormatFloat(math.Round(share*10000)/100, 'f', -1, 64) + "%"
}

// Range formats a duration between two limits, given in hours.
func Range(least, most float64) string {
	low, high := Hours(least), Hours(most)
	if low == high {
		return low
	}
	if a, b := unitOf(least), unitOf(most); a == b && least > 0 {
		return Number(least/a.hours) + " to " + high // 2 to 5 days
	}
	return low + " to " + high
}

// Count formats an amount of things: 1 step, 2 steps, 1.5 steps.
func Count(v float64, noun string) string {
	text := Number(v)
	if strings.TrimPrefix(text, "−") != "1" {
		noun += "s"
	}
	return text + " " + noun
}

// List joins words as in a sentence.
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
