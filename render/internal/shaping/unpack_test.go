package shaping

import "testing"

// The largest font is read once in each process that draws Chinese, Japanese or
// Korean.
func BenchmarkUnpack(b *testing.B) {
	for b.Loop() {
		if unpack("CJK.otf") == nil {
			b.Fatal("there is no such font")
		}
	}
}
