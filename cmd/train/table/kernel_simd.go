//go:build goexperiment.simd && amd64

package table

import (
	"simd/archsimd"
	"unsafe"
)

var wide = archsimd.X86.AVX2()

const lanes = 8

// at gives the 8 numbers of x from i on. The callers see to the bounds.
func at(x []float32, i int) *[lanes]float32 {
	return (*[lanes]float32)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), i*4))
}

func addScaled(y, x []float32, a float32) {
	if !wide || len(x)%lanes != 0 {
		addScaledPlain(y, x, a)
		return
	}
	y = y[:len(x)]
	factor := archsimd.BroadcastFloat32x8(a)
	for i := 0; i < len(x); i += lanes {
		sum := archsimd.LoadFloat32x8(at(y, i)).Add(archsimd.LoadFloat32x8(at(x, i)).Mul(factor))
		sum.Store(at(y, i))
	}
}

func multiplyPanel(c []float32, width int, a []float32, rows, columns int, b []float32) {
	if !wide {
		multiplyPanelPlain(c, width, a, rows, columns, b)
		return
	}
	depth := len(b) / panel
	_ = c[width+panel-1]
	_ = a[rows+(depth-1)*columns]
	c00, c01 := archsimd.LoadFloat32x8(at(c, 0)), archsimd.LoadFloat32x8(at(c, lanes))
	c02, c03 := archsimd.LoadFloat32x8(at(c, 2*lanes)), archsimd.LoadFloat32x8(at(c, 3*lanes))
	c10, c11 := archsimd.LoadFloat32x8(at(c, width)), archsimd.LoadFloat32x8(at(c, width+lanes))
	c12, c13 := archsimd.LoadFloat32x8(at(c, width+2*lanes)), archsimd.LoadFloat32x8(at(c, width+3*lanes))
	for k := range depth {
		x := archsimd.BroadcastFloat32x8(at(a, k*columns)[0])
		y := archsimd.BroadcastFloat32x8(at(a, k*columns+rows)[0])
		z := archsimd.LoadFloat32x8(at(b, k*panel))
		c00, c10 = c00.Add(x.Mul(z)), c10.Add(y.Mul(z))
		z = archsimd.LoadFloat32x8(at(b, k*panel+lanes))
		c01, c11 = c01.Add(x.Mul(z)), c11.Add(y.Mul(z))
		z = archsimd.LoadFloat32x8(at(b, k*panel+2*lanes))
		c02, c12 = c02.Add(x.Mul(z)), c12.Add(y.Mul(z))
		z = archsimd.LoadFloat32x8(at(b, k*panel+3*lanes))
		c03, c13 = c03.Add(x.Mul(z)), c13.Add(y.Mul(z))
	}
	c00.Store(at(c, 0))
	c01.Store(at(c, lanes))
	c02.Store(at(c, 2*lanes))
	c03.Store(at(c, 3*lanes))
	c10.Store(at(c, width))
	c11.Store(at(c, width+lanes))
	c12.Store(at(c, width+2*lanes))
	c13.Store(at(c, width+3*lanes))
}

func adam(w, m, s, g []float32, rate, epsilon float32) {
	if !wide || len(w)%lanes != 0 {
		adamPlain(w, m, s, g, rate, epsilon)
		return
	}
	m, s, g = m[:len(w)], s[:len(w)], g[:len(w)]
	one, two := archsimd.BroadcastFloat32x8(1-beta1), archsimd.BroadcastFloat32x8(1-beta2)
	r, e := archsimd.BroadcastFloat32x8(rate), archsimd.BroadcastFloat32x8(epsilon)
	for i := 0; i < len(w); i += lanes {
		grad, mean, square := archsimd.LoadFloat32x8(at(g, i)), archsimd.LoadFloat32x8(at(m, i)), archsimd.LoadFloat32x8(at(s, i))
		mean = mean.Add(grad.Sub(mean).Mul(one))
		square = square.Add(grad.Mul(grad).Sub(square).Mul(two))
		row := archsimd.LoadFloat32x8(at(w, i))
		row = row.Sub(mean.Mul(r).Div(square.Sqrt().Add(e)))
		mean.Store(at(m, i))
		square.Store(at(s, i))
		row.Store(at(w, i))
	}
}
