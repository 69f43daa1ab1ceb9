// Package compiled compiles texts for tests, measurements and generated pages:
// nobody cancels, and files are in memory.
package compiled

import (
	"context"

	"github.com/journey-lang/journey/compiler"
)

// Text is a compiled text. It panics where the compiler returns an error, which
// it only does when it is cancelled.
func Text(name, text string) *compiler.Result {
	result, err := compiler.Compile(context.Background(), name, text, compiler.Options{})
	if err != nil {
		panic(err)
	}
	return result
}
