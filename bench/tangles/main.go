// Command tangles draws journeys full of blocks and jumps, whole, in all widths
// and directions, and as excerpts, overviews and comparisons, and prints what
// is wrong with the pictures. It exits with 1 if anything is.
//
//	go run ./bench/tangles -many 20000
//	go run ./bench/tangles -first 4711 -many 1 -print
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/journey-lang/journey/internal/gen"
)

func main() {
	first := flag.Uint64("first", 1, "the first seed")
	many := flag.Int("many", 500, "how many journeys, one a seed")
	steps := flag.Int("steps", 16, "the most steps of a journey")
	show := flag.Bool("print", false, "print the journeys that are drawn badly")
	shown := flag.Int("shown", 20, "how many of the faults are printed one by one")
	flag.Parse()

	begun := time.Now()
	results := make([]result, *many)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(*many); i = next.Add(1) - 1 {
				results[i] = draw(*first+uint64(i), *steps)
			}
		})
	}
	workers.Wait()

	pictures, kinds, listed := 0, map[string]int{}, 0
	for i, r := range results {
		pictures += r.pictures
		for _, f := range r.faults {
			kinds[f.kind]++
			if listed++; listed <= *shown {
				fmt.Printf("seed %d, %s: %s: %s\n", *first+uint64(i), f.how, f.kind, f.detail)
			}
		}
		if *show && len(r.faults) > 0 {
			fmt.Println(text(*first+uint64(i), *steps))
		}
	}
	fmt.Printf("%d journeys, %d pictures, %d panics, %d refused, ", *many, pictures, kinds[panicked], kinds[refused])
	delete(kinds, panicked)
	delete(kinds, refused)
	faults, sum := make([]string, 0, len(kinds)), 0
	for kind, n := range kinds {
		faults = append(faults, fmt.Sprintf("%s %d", kind, n))
		sum += n
	}
	slices.Sort(faults)
	fmt.Printf("%d faults", sum)
	if sum > 0 {
		fmt.Printf(" (%s)", strings.Join(faults, ", "))
	}
	fmt.Printf(", %.0f s\n", time.Since(begun).Seconds())
	if listed > 0 {
		os.Exit(1)
	}
}

// text returns the journey of a seed: usually a tangle, otherwise one like
// Random's.
func text(seed uint64, steps int) string {
	if seed%5 == 0 {
		return gen.Random(seed, steps)
	}
	return gen.Tangled(seed, steps)
}
