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

// Every rule has a page.
func TestURLs(t *testing.T) {
	for _, c := range diag.Codes() {
		page, ok := strings.CutPrefix(c.Code.URL(), diag.Home+"/blob/main/")
		if _, err := os.Stat("../../" + page); err != nil || !ok {
			t.Errorf("%s: %v", c.Code.URL(), err)
		}
	}
}

func TestOnlySafeFixesAreSafe(t *testing.T) {
	var d diag.Diagnostic
	d.Offer(diag.Replace("write x", source.Span{}, "x"))
	if f, ok := d.SafeFix(); ok {
		t.Errorf("%q is suggested, not safe", f.Title)
	}
	d.Offer(diag.Replace("write y", source.Span{}, "y").AsSafe(diag.Value))
	d.Offer(diag.Replace("write z", source.Span{}, "z").AsSafe(0))
	if f, _ := d.SafeFix(); f.Title != "write y" {
		t.Errorf("the safe fix is %q, not the first one", f.Title)
	}
	if d.ReadAsFixed() {
		t.Error("a value is not read as the fix would write it")
	}
	d.Fixes = d.Fixes[2:]
	if !d.ReadAsFixed() {
		t.Error("a fix without changes is not read as it would write it")
	}
}
