package ide_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/ide"
)

// What may follow in a half-written sentence, and what is known about a name.
func ExampleNew() {
	text := `customer is a customer
rep is a rep "Service rep"
helpdesk is a system used by rep
rep calls customer
rep sends SMS to customer via `
	result, err := compiler.Compile(context.Background(), "refund.journey", text, compiler.Options{})
	if err != nil {
		panic(err)
	}
	snapshot := ide.New(result)
	for _, c := range snapshot.Complete(len(text)) {
		fmt.Println(c.Label, "-", c.Detail)
	}
	hover, _, _ := snapshot.Hover(strings.Index(text, "rep calls"))
	fmt.Println(hover)
	// Output:
	// helpdesk - system
	// **Service rep** is a rep.
	//
	// Owns 2 steps, 100% of the work.
}
