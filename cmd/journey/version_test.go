package main

import (
	"strings"
	"testing"
)

// A release says what it was built from, and so do its reports.
func TestReleasesNameThemselves(t *testing.T) {
	t.Cleanup(func() { releaseVersion, releaseCommit = "", "" })
	releaseVersion, releaseCommit = "v1.2.3", "0123456789abcdef0123"
	if line := thisBuild().String(); !strings.HasPrefix(line, "journey v1.2.3 0123456789ab (go1.") {
		t.Errorf("it says %q", line)
	}
	if v := tool().Version; v != "v1.2.3" {
		t.Errorf("a report is by version %q", v)
	}
}
