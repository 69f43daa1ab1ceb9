package diag_test

import (
	"os"
	"strings"
	"testing"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

func TestString(t *testing.T) {
	file := source.New("refund.journey", "rep is a rep\n\tédith calls customer\n")
	start := strings.Index(file.Text(), "calls")
	d := diag.New(diag.UnknownVerb, file, source.Span{Start: start, End: start + 5}, "unknown verb \"calls\"")
	if got, want := d.String(), `refund.journey:2:8: info: unknown verb "calls" (J209)`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The page of each rule is there.
func TestURLs(t *testing.T) {
	for _, c := range diag.Codes() {
		page, ok := strings.CutPrefix(c.Code.URL(), diag.Home+"/blob/main/")
		if _, err := os.Stat("../../" + page); err != nil || !ok {
			t.Errorf("%s: %v", c.Code.URL(), err)
		}
	}
}

func TestOnlySafeFixesAreSafe(t *testing.T) {
	var none *diag.Fix
	suggested := diag.Replace("write x", source.Span{}, "x")
	if none.IsSafe() || suggested.IsSafe() || !suggested.Safe(0).IsSafe() {
		t.Error("what is safe is not told")
	}
}
