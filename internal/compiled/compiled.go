// Package compiled compiles texts for tests, measurements and generated pages,
// with files in memory and without cancellation.
package compiled

import (
	"context"

	"github.com/journey-lang/journey/compiler"
)

// Text returns a compiled text. It panics if the compiler returns an error,
// which happens only on cancellation.
func Text(name, text string) *compiler.Result {
	result, err := compiler.Compile(context.Background(), name, text, compiler.Options{})
	if err != nil {
		panic(err)
	}
	return result
}
