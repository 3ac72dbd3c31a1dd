package table

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func randomNumbers(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	return x
}

// TestKernels compares the kernels in use with the plain ones, bit by bit.
func TestKernels(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{16, 256, 37} {
		x, y := randomNumbers(rng, n), randomNumbers(rng, n)
		got, want := slices.Clone(y), slices.Clone(y)
		addScaled(got, x, 0.3)
		addScaledPlain(want, x, 0.3)
		if !slices.Equal(got, want) {
			t.Errorf("addScaled of %d numbers = %v, want %v", n, got, want)
		}
		var a, b [3][]float32
		for i := range a {
			a[i] = randomNumbers(rng, n)
			b[i] = slices.Clone(a[i])
		}
		clear(a[2])
		clear(b[2])
		adam(a[0], a[1], a[2], x, 0.1, 1e-8)
		adamPlain(b[0], b[1], b[2], x, 0.1, 1e-8)
		for i := range a {
			if !slices.Equal(a[i], b[i]) {
				t.Errorf("adam of %d numbers, slice %d = %v, want %v", n, i, a[i], b[i])
			}
		}
	}
}

// TestMultiply compares products with their definition.
func TestMultiply(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const n, m, depth = 64, 96, 32
	for _, turnA := range []bool{false, true} {
		for _, turnB := range []bool{false, true} {
			a, elementA := randomMatrix(rng, n, depth, turnA)
			b, elementB := randomMatrix(rng, depth, m, turnB)
			var p packing
			p.pack(b, turnB)
			c := newMatrix(n, m)
			multiply(c, a, turnA, &p)
			for i := range n {
				for j := range m {
					var want float32
					for k := range depth {
						want += float32(elementA(i, k) * elementB(k, j))
					}
					if got := c.row(i)[j]; got != want {
						t.Fatalf("turned %v, %v: product (%d, %d) = %v, want %v", turnA, turnB, i, j, got, want)
					}
				}
			}
		}
	}
}

// randomMatrix gives a matrix, or its transpose, and its elements as they are meant.
func randomMatrix(rng *rand.Rand, rows, columns int, transposed bool) (matrix, func(i, j int) float32) {
	if transposed {
		m := newMatrix(columns, rows)
		copy(m.numbers, randomNumbers(rng, rows*columns))
		return m, func(i, j int) float32 { return m.row(j)[i] }
	}
	m := newMatrix(rows, columns)
	copy(m.numbers, randomNumbers(rng, rows*columns))
	return m, func(i, j int) float32 { return m.row(i)[j] }
}

func BenchmarkMultiply(b *testing.B) {
	x, y, z := newMatrix(1024, 256), newMatrix(1024, 256), newMatrix(1024, 1024)
	var p packing
	for b.Loop() {
		p.pack(y, true)
		multiply(z, x, false, &p)
	}
	b.ReportMetric(float64(1024*1024*256)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkAddScaled(b *testing.B) {
	x, y := make([]float32, 256), make([]float32, 256)
	for b.Loop() {
		addScaled(y, x, 2)
	}
}

func BenchmarkAdam(b *testing.B) {
	x, y, z, g := make([]float32, 256), make([]float32, 256), make([]float32, 256), make([]float32, 256)
	for i := range g {
		g[i] = 1
	}
	for b.Loop() {
		adam(x, y, z, g, 0.1, 1e-8)
	}
}
