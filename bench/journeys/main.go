// Command journeys writes a journey of a given length, the same one each time,
// for measurements. It contains what journeys usually contain: handoffs, some
// decisions, parallel branches, loops, failures and jumps, in phases.
//
//	go run ./bench/journeys -steps 50 > fifty.journey
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/journey-lang/journey/internal/gen"
)

func main() {
	steps := flag.Int("steps", 12, "how many steps, 1 to 5000")
	lanes := flag.Int("participants", 6, "how many participants, 1 to 8")
	seed := flag.Uint64("seed", 1, "which one of all those journeys")
	flag.Parse()
	text := gen.Journey(*seed, gen.Options{
		Steps: *steps, Participants: *lanes,
		Handoff: 0.6, Decision: 0.08, Parallel: 0.04, Repeat: 0.03, Failure: 0.05, Jump: 0.3, Phase: 0.08,
	})
	if _, err := fmt.Print(text); err != nil {
		fmt.Fprintln(os.Stderr, "journeys:", err)
		os.Exit(1)
	}
}
