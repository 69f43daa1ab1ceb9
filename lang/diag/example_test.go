package diag_test

import (
	"fmt"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// A diagnostic prints as one line and links to the page of its rule.
func ExampleDiagnostic() {
	file := source.New("refund.journey", "customer emails courier\n")
	d := diag.New(diag.UnknownParticipant, file, source.Span{Start: 16, End: 23}, `unknown participant "courier"`)
	fmt.Println(d)
	fmt.Println(d.Code.URL())
	// Output:
	// refund.journey:1:17: error: unknown participant "courier" (J101)
	// https://github.com/journey-lang/journey/blob/main/docs/rules/J101.md
}
