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
// minus sign that stands in texts. Halves are rounded away from zero.
func Number(v float64) string {
	if math.Abs(v) < 100 {
		v = math.Round(v*10) / 10
	} else {
		v = math.Round(v)
	}
	text := strconv.FormatFloat(v+0, 'f', -1, 64) // + 0 makes 0 of -0
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
	sign := ""
	if h < 0 {
		sign, h = "−", -h
	}
	seconds := h * 3600
	var text string
	switch {
	case seconds < 0.05:
		return "0"
	case seconds < 59.95:
		text = Number(seconds) + " s"
	case seconds < 59.95*60:
		text = Number(seconds/60) + " min"
	case h < 23.95:
		text = Number(h) + " h"
	default:
		text = Count(h/24, "day")
	}
	return sign + text
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
	if text != "1" {
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
