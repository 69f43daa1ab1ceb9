package parser

import (
	"math"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// hours is the length of every unit of time in hours; a day is 24 hours of
// elapsed time.
var hours = map[string]float64{
	"s": 1.0 / 3600, "sec": 1.0 / 3600, "secs": 1.0 / 3600, "second": 1.0 / 3600, "seconds": 1.0 / 3600,
	"m": 1.0 / 60, "min": 1.0 / 60, "mins": 1.0 / 60, "minute": 1.0 / 60, "minutes": 1.0 / 60,
	"h": 1, "hr": 1, "hrs": 1, "hour": 1, "hours": 1,
	"d": 24, "day": 24, "days": 24,
	"w": 168, "week": 168, "weeks": 168,
	"mo": 720, "month": 720, "months": 720,
	"wd": 24,
}

// rangeSign matches what separates the ends of a range.
var rangeSign = pattern(`\.\.+|…|–|—|-|\s+to\s+`)

// durationPart matches one number with its unit.
var durationPart = pattern(`^(?:and\s+)?(?:([0-9]+(?:[.,][0-9]+)?)\s*|([a-z]+)\s+(?:an?\s+)?)((?:working|business)\s+days?|[a-z]+)\s*,?\s*`)

// MaxHours limits durations to a thousand years.
const MaxHours = 1000 * 365 * 24

// ParseDuration reads a duration in any of its forms, such as 2h, 1h30m, 3
// working days, 1d..3d, "1 to 3 days", "up to 3 days" (from zero on) or "about
// an hour" (an hour). The whole of s must be a duration. The result has no
// position.
func ParseDuration(s string) (ast.Duration, bool) {
	if len(s) == 0 || len(s) > 100 {
		return ast.Duration{}, false
	}
	d := ast.Duration{Raw: source.FoldSpace(s)}
	text := plainAmount(d.Raw)
	low, high := text, text
	if at := rangeSign().FindStringIndex(text); at != nil {
		low, high = strings.TrimSpace(text[:at[0]]), strings.TrimSpace(text[at[1]:])
	}
	highest, highWorking, unit, ok := sum(high, "")
	if !ok {
		return ast.Duration{}, false
	}
	d.Max, d.Working = highest, highWorking
	var lowWorking bool
	d.Min, lowWorking, _, ok = sum(low, unit)
	if !ok || lowWorking != highWorking || d.Min > d.Max || d.Max > MaxHours {
		return ast.Duration{}, false
	}
	return d, true
}

// between matches a range in words.
var between = pattern(`(?i)^(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)$`)

// plainAmount returns how to write an amount with words before it: as the range
// up to it, or as the amount itself if it is only approximate.
func plainAmount(s string) string {
	s = strings.ToLower(source.FoldSpace(s))
	if rest, ok := lexicon.CutAtMost(s); ok {
		return "0 to " + rest
	}
	if m := between().FindStringSubmatch(s); m != nil {
		return m[1] + " to " + m[2]
	}
	if rest, ok := lexicon.CutRoughly(s); ok {
		return rest
	}
	return s
}

// meantDuration returns how to write a duration that was given in other units;
// "" if that is unknown.
func meantDuration(s string) string {
	meant := otherUnits(plainAmount(s))
	if _, ok := ParseDuration(meant); !ok {
		return ""
	}
	return meant
}

// otherUnits rewrites a duration in known units: years as months, and misspelt
// units if only one unit can be meant.
func otherUnits(s string) string {
	s = inMonths(s)
	return longWord().ReplaceAllStringFunc(s, func(w string) string {
		word := strings.ToLower(w)
		if _, known := hours[word]; known || isNumber(word) || word == "working" || word == "business" {
			return w
		}
		found := ""
		for _, unit := range longUnits {
			if spell.Distance(word, unit, 1) > 1 {
				continue
			}
			if found != "" && hours[found] != hours[unit] {
				return w
			}
			if found == "" || len(unit) == len(word) {
				found = unit
			}
		}
		if found == "" {
			return w
		}
		return found
	})
}

// inMonths returns a duration in years, or a range of them, in months.
func inMonths(s string) string {
	m := years().FindStringSubmatch(s)
	if m == nil {
		return s
	}
	months := func(number string) (string, bool) {
		n, ok := quantity(strings.ToLower(number))
		return strconv.FormatFloat(math.Round(12*n), 'f', -1, 64), ok && n <= 1000
	}
	high, ok := months(m[2])
	if !ok {
		return s
	}
	if m[1] == "" {
		return high + " months"
	}
	low, ok := months(m[1])
	if !ok {
		return s
	}
	return low + " to " + high + " months"
}

const wholeYears = `([0-9]+(?:[.,]5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`

var (
	years    = pattern(`(?i)^(?:` + wholeYears + `\s*(?:\.\.+|…|–|—|-|\bto\b)\s*)?` + wholeYears + `\s*(?:years?|yrs?)$`)
	longWord = pattern(`(?i)[a-z]{3,}`)
	// longUnits are the units long enough for recognising typos.
	longUnits = []string{"seconds", "second", "minutes", "minute", "hours", "hour", "days", "weeks", "week", "months", "month"}
)

// colors are the hex values of the colours that every browser knows by these
// names.
var colors = map[string]string{
	"black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "white": "#ffffff",
	"maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff", "magenta": "#ff00ff",
	"green": "#008000", "lime": "#00ff00", "olive": "#808000", "yellow": "#ffff00", "orange": "#ffa500",
	"navy": "#000080", "blue": "#0000ff", "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff",
}

// meantColor returns the hex form of a colour given without its # or by name;
// "" if it is neither.
func meantColor(s string) string {
	if isColor("#" + s) {
		return "#" + s
	}
	return colors[strings.ToLower(s)]
}

// sum adds up numbers with their units. A number alone has the given unit, if
// any; the unit of the last number is returned.
func sum(s, unit string) (total float64, working bool, last string, ok bool) {
	if s == "" {
		return 0, false, "", false
	}
	if unit != "" {
		if n, ok := quantity(s); ok {
			return n * hours[unit], unit == "wd", unit, true
		}
	}
	var before float64 // the length of the previous unit
	for parts := 0; s != ""; parts++ {
		m := durationPart().FindStringSubmatch(s)
		if m == nil {
			return 0, false, "", false
		}
		n, ok := quantity(m[1] + m[2])
		last = m[3]
		if strings.HasPrefix(last, "working") || strings.HasPrefix(last, "business") {
			last = "wd"
		}
		length, known := hours[last]
		if !ok || !known || parts > 0 && working != (last == "wd") || length == before {
			return 0, false, "", false
		}
		before = length
		working = last == "wd"
		total += n * length
		s = s[len(m[0]):]
	}
	return total, working, last, true
}

// quantity reads a number in digits or as a word.
func quantity(s string) (float64, bool) {
	if n, ok := lexicon.Quantity(s); ok {
		return n, true
	}
	n, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return n, err == nil && n >= 0 && !math.IsInf(n, 0) && !math.IsNaN(n)
}

func isNumber(word string) bool {
	_, ok := lexicon.Quantity(word)
	return ok
}

// isColor reports whether s is #rgb or #rrggbb.
func isColor(s string) bool {
	if len(s) != 4 && len(s) != 7 || s[0] != '#' {
		return false
	}
	for _, r := range s[1:] {
		if !strings.ContainsRune("0123456789abcdefABCDEF", r) {
			return false
		}
	}
	return true
}

// isLink reports whether s is an https, http or mailto link or a relative
// path, and nothing else.
func isLink(s string) bool {
	for _, r := range s {
		if unicode.IsControl(r) || source.IsSpace(r) || r == '\\' {
			return false
		}
	}
	u, err := url.Parse(s)
	if err != nil || s == "" {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "https", "http":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	case "":
		return u.Host == "" && !strings.HasPrefix(s, "/")
	}
	return false
}

// pattern returns a regular expression that is compiled on first use; most
// files need few of them.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
