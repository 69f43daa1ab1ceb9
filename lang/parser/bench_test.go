package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/journey-lang/journey/lang/source"
)

// long returns a journey of about n lines with every usual kind of line.
func long(n int) string {
	var b strings.Builder
	b.WriteString("journey \"A long one\"\ncustomer is a customer\nrep is a rep \"Service rep\"\nhelpdesk is a system used by rep\n")
	for i := 0; i*14 < n; i++ {
		fmt.Fprintf(&b, `
phase Stage %d
customer reports lost card number %d to rep via helpdesk by phone
  feels worried "What if someone uses it?"
l%d: rep sends pre-written SMS to customer via helpdesk
  takes 2m
  pain The customer has given it twice already # known
rep decides "Identity confirmed?"
when yes (90%%)
  rep orders new card for the customer from courier
when no
  go to l%d
end
rep calls customer.
`, i, i, i, i)
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	for _, lines := range []int{1_000, 10_000, 20_000} {
		f := source.New("bench", long(lines))
		b.Run(fmt.Sprint(f.LineCount()), func(b *testing.B) {
			b.SetBytes(int64(len(f.Text())))
			b.ReportAllocs()
			for b.Loop() {
				if _, diags := Parse(b.Context(), f, Options{}); len(diags) > 0 {
					b.Fatal(diags[0].Message)
				}
			}
		})
	}
}
