package pdf

import "math"

// A matrix maps points of one space to another: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var unchanged = matrix{a: 1, d: 1}

// then gives the matrix that does m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		a: m.a*n.a + m.b*n.c, b: m.a*n.b + m.b*n.d,
		c: m.c*n.a + m.d*n.c, d: m.c*n.b + m.d*n.d,
		e: m.e*n.a + m.f*n.c + n.e, f: m.e*n.b + m.f*n.d + n.f,
	}
}

func moved(x, y float64) matrix { return matrix{a: 1, d: 1, e: x, f: y} }

// matrixOf makes a matrix of six numbers, the one that changes nothing of others.
func matrixOf(n []float64) matrix {
	if len(n) != 6 {
		return unchanged
	}
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
}

// sane says whether all numbers are such that can be on a page.
func (m matrix) sane() bool {
	for _, x := range []float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if math.IsNaN(x) || math.Abs(x) > 1e7 {
			return false
		}
	}
	return true
}
