package outline

import (
	"math"
	"strconv"
	"strings"
)

// Parse reads the data of a scene's path: M, L, Q, C and Z with absolute
// coordinates. As in a browser, everything before an error is drawn.
func Parse(data string) Path {
	var p Path
	op := byte(0)
	for {
		data = strings.TrimLeft(data, " ,\t\r\n")
		if data == "" {
			return p
		}
		if c := data[0]; c >= 'A' && c <= 'Z' {
			op, data = c, data[1:]
			if op == 'Z' {
				if len(p) > 0 {
					p.Close()
				}
				continue
			}
		}
		if len(p) == 0 && op != 'M' {
			return p
		}
		kind, ok := map[byte]Op{'M': Move, 'L': Line, 'Q': Quad, 'C': Cubic}[op]
		if !ok {
			return p
		}
		s := Segment{Op: kind}
		for i := range kind.Points() {
			if s.P[i], data, ok = point(data); !ok {
				return p
			}
		}
		p = append(p, s)
		if op == 'M' {
			op = 'L' // further points are lines
		}
	}
}

func point(data string) (p Point, rest string, ok bool) {
	if p.X, data, ok = number(data); !ok {
		return p, data, false
	}
	p.Y, data, ok = number(data)
	return p, data, ok
}

func number(data string) (v float64, rest string, ok bool) {
	data = strings.TrimLeft(data, " ,\t\r\n")
	n := 0
	for n < len(data) && (data[n] >= '0' && data[n] <= '9' || data[n] == '.' || data[n] == '-' && n == 0) {
		n++
	}
	v, err := strconv.ParseFloat(data[:n], 64)
	return v, data[n:], err == nil && math.Abs(v) <= 1e7
}
