package sheet_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/sheet"
)

func TestWrite(t *testing.T) {
	for cell, want := range map[string]string{
		"plain":     "plain",
		"":          "",
		"a,b":       `"a,b"`,
		`say "x"`:   `"say ""x"""`,
		"two\nrows": "\"two\nrows\"",
		" blank":    `" blank"`,
		"a=b":       "a=b",
		"=1+1":      "'=1+1",
		"+1":        "'+1",
		"-1":        "'-1",
		"@SUM(A1)":  "'@SUM(A1)",
		"＝1":        "'＝1",
		"\t=1":      "'\t=1",
		"\r=1":      "\"'\r=1\"",
		"=a,b":      `"'=a,b"`,
		"−1":        "−1", // a minus sign is not a hyphen
	} {
		if got, want := string(sheet.Write([][]string{{cell, "x"}})), want+",x\r\n"; got != want {
			t.Errorf("%q is written %q, want %q", cell, got, want)
		}
	}
}

// Readers get what was written, apart from the apostrophe.
func FuzzWrite(f *testing.F) {
	f.Add("a", "b")
	f.Add("=1", "two\nrows")
	f.Add(`"`, ",")
	f.Add(" ", `\.`)
	f.Fuzz(func(t *testing.T, a, b string) {
		if strings.Contains(a+b, "\r") {
			return // the reader converts CR LF to LF within a cell
		}
		rows, err := csv.NewReader(strings.NewReader(string(sheet.Write([][]string{{a, b, "x"}, {b, a, "x"}})))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for i, cell := range row {
				row[i] = strings.TrimPrefix(cell, "'")
			}
		}
		bare := func(s string) string { return strings.TrimPrefix(s, "'") }
		if len(rows) != 2 || !slices.Equal(rows[0], []string{bare(a), bare(b), "x"}) || !slices.Equal(rows[1], []string{bare(b), bare(a), "x"}) {
			t.Errorf("%q and %q are read as %q", a, b, rows)
		}
	})
}
