package config

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/compiler/rules"
)

// Limit is a key of [limits] or [sizes].
type Limit struct {
	Key         string  // ping-pong-window
	Field       string  // of rules.Limits or Sizes: PingPongWindow
	Kind        string  // what it has to be, for messages: a whole number
	Least, Most float64 // the allowed range
	Whole       bool    // must be a whole number
	Default     float64

	index int
}

// Limits returns the keys of [limits], one for each field of rules.Limits, in
// its order.
func Limits() []Limit { return limitsOf(rules.DefaultLimits()) }

// SizeLimits returns the keys of [sizes], one for each field of Sizes, in its
// order.
func SizeLimits() []Limit { return limitsOf(DefaultSizes()) }

// limitsOf returns the fields of a struct of defaults.
func limitsOf(defaults any) []Limit {
	values := reflect.ValueOf(defaults)
	all := make([]Limit, values.NumField())
	for i := range all {
		field := values.Type().Field(i)
		l := Limit{Key: hyphenated(field.Name), Field: field.Name, index: i}
		switch value := values.Field(i).Interface().(type) {
		case rules.Count:
			l.Kind, l.Least, l.Most, l.Whole, l.Default = "a whole number", 1, 10_000, true, float64(value)
		case rules.Share:
			l.Kind, l.Most, l.Default = "a share", 1, float64(value)
		case Size:
			l.Kind, l.Least, l.Most, l.Whole, l.Default = "a whole number", 1, 1_000_000, true, float64(value)
		default: // a bug in the compiler, which a test finds
			panic(fmt.Sprintf("config: the limit %s has no unit", field.Name))
		}
		all[i] = l
	}
	return all
}

// set stores the number, which the limit allows, in its field of the struct
// that to points to.
func (l Limit) set(to any, n float64) {
	field := reflect.ValueOf(to).Elem().Field(l.index)
	if l.Whole {
		field.SetInt(int64(n))
	} else {
		field.SetFloat(n)
	}
}

// hyphenated returns the name of a field as a key: PingPongWindow becomes
// ping-pong-window.
func hyphenated(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
