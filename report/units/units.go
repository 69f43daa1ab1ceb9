// Package units writes amounts as people say them: a length of time in the
// unit that fits it, shares as percentages, counts with their nouns. Equal
// amounts give equal texts.
package units

import (
	"math"
	"strconv"
	"strings"
)

// Number is a number with one decimal at most, none where it is large, and the
// minus sign that stands in texts.
func Number(v float64) string {
	return strings.Replace(strconv.FormatFloat(Round(v), 'f', -1, 64), "-", "−", 1)
}

// Round is a number as Number tells it. Halves are rounded away from zero.
func Round(v float64) float64 {
	if math.Abs(v) < 100 {
		v = math.Round(v*10) / 10
	} else {
		v = math.Round(v)
	}
	return v + 0 // -0 is 0
}

// Amount is an amount of money, or of whatever somebody counts, with two
// decimals or none.
func Amount(v float64) string {
	text := strings.TrimSuffix(strconv.FormatFloat(math.Round(v*100)/100+0, 'f', 2, 64), ".00")
	return strings.Replace(text, "-", "−", 1)
}

// Signed is a number with its sign; 0 has none.
func Signed(v float64) string {
	if text := Number(v); v <= 0 || text == "0" {
		return text
	} else {
		return "+" + text
	}
}

// Hours is a length of time, given in hours, in seconds, minutes, hours or
// days of elapsed time.
func Hours(h float64) string {
	u := unitOf(h)
	return u.write(h / u.hours)
}

// unit is a unit of time.
type unit struct {
	name  string
	hours float64 // of one
}

var days = unit{"day", 24}

// unitOf is the unit that a length of time is told in.
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

// write writes so many of the unit; nothing has no unit.
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

// Percent is a share in [0, 1] as a percentage. What is not nothing and not
// all is not called so.
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

// Count is an amount of things: 1 step, 2 steps, 1.5 steps.
func Count(v float64, noun string) string {
	text := Number(v)
	if strings.TrimPrefix(text, "−") != "1" {
		noun += "s"
	}
	return text + " " + noun
}

// List joins words as a sentence does.
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
