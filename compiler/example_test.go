package compiler_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/journey-lang/journey/compiler"
)

const refund = `customer is a customer
rep is a rep
helpdesk is a system used by rep
customer emails rep
rep decides "Receipt there?"
when yes (80%)
  rep refunds customer via helpdesk
    takes 10m
  succeed
when no
  rep emails customer via helpdesk
    waits 2 days
  fail
end
`

// compileRefund compiles the journey that most examples start from.
func compileRefund() *compiler.Result {
	result, err := compiler.Compile(context.Background(), "refund.journey", refund, compiler.Options{})
	if err != nil {
		log.Fatal(err)
	}
	return result
}

func ExampleCompile() {
	text := "customer is a customer\nrep is a rpe\ncustomer emails rep\nsucceed\n"
	result, err := compiler.Compile(context.Background(), "refund.journey", text, compiler.Options{})
	if err != nil { // the context was cancelled
		log.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		fmt.Println(d)
	}
	// Output: refund.journey:2:10: error: unknown kind "rpe" (J109)
}

func ExampleResult_Metrics() {
	metrics, err := compileRefund().Metrics(context.Background(), compiler.MetricsOptions{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d touchpoints, %.1f hours on average\n", metrics.Touchpoints, metrics.Lead())
	// Output: 3 touchpoints, 9.7 hours on average
}

func ExampleResult_PingPongs() {
	text, err := os.ReadFile("../examples/refund-as-is.journey")
	if err != nil {
		log.Fatal(err)
	}
	result, err := compiler.Compile(context.Background(), "refund-as-is.journey", string(text), compiler.Options{})
	if err != nil {
		log.Fatal(err)
	}
	pingPongs, err := result.PingPongs(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range pingPongs {
		fmt.Printf("%s and %s: %d turns\n", p.A.Label, p.B.Label, p.Turns)
	}
	// Output:
	// Customer and Support rep: 6 turns
	// Support rep and Finance: 3 turns
}

func ExampleResult_Subset() {
	part, err := compileRefund().Subset(compiler.SubsetOptions{Lanes: []string{"rep"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, node := range part.Journey.Nodes {
		if node.Sentence != "" {
			fmt.Println(node.Sentence)
		}
	}
	// Output:
	// customer emails rep
	// rep refunds customer via helpdesk
	// rep emails customer via helpdesk
}

func ExampleResult_Format() {
	result, err := compiler.Compile(context.Background(), "refund.journey", "rep IS  A rep\ncustomer is a customer\nrep calls customer.\n  WAITS 2 days\n", compiler.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(result.Format())
	// Output:
	// rep      is a rep
	// customer is a customer
	// rep calls customer
	//   waits 2 days
}

func ExampleResult_Fix() {
	result, err := compiler.Compile(context.Background(), "refund.journey", "customer is a customer\nrep is a rpe\nrep calls customer\n", compiler.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fixed, err := result.Fix(context.Background(), nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(fixed.Source.Text())
	// Output:
	// customer is a customer
	// rep is a rep
	// rep calls customer
}

func ExampleDiff() {
	before := compileRefund()
	after, err := compiler.Compile(context.Background(), "refund.journey", refund+"# a comment does not count\n", compiler.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(compiler.Diff(before, after).Empty())
	// Output: true
}
