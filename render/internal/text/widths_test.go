package text

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// The estimates are within 5 % of what a browser measures, for texts in many
// scripts, and within 12 % for some with complex joining.
// bench/type/measure.mjs writes the file, and verifies it.
func TestWidthsAreTheBrowsers(t *testing.T) {
	data, err := os.ReadFile("testdata/widths.tsv")
	if err != nil {
		t.Fatal(err)
	}
	count, worst := 0, map[bool]float64{} // by whether the script is one of the others
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 4 {
			t.Fatalf("not a row: %q", line)
		}
		count++
		for i, style := range []Style{{Size: 1}, {Size: 1, Bold: true}} {
			want, err := strconv.ParseFloat(fields[1+i], 64)
			if err != nil {
				t.Fatal(err)
			}
			got := style.Width(fields[3])
			most, other := 0.05, fields[0] == "Other scripts"
			if other {
				most = 0.12
			}
			off := got/want - 1
			worst[other] = max(worst[other], math.Abs(off))
			if math.Abs(off) > most {
				t.Errorf("%s, bold %v: %q is %.3f em wide in the browser, not %.3f (%+.1f %%)", fields[0], style.Bold, fields[3], want, got, 100*off)
			}
		}
	}
	t.Logf("%d texts in two weights: at most %.1f %% off, and %.1f %% in other scripts", count, 100*worst[false], 100*worst[true])
	if count < 200 {
		t.Errorf("only %d texts", count)
	}
}
