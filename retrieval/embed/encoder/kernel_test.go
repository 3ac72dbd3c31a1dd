package encoder

import (
	"math"
	"math/rand/v2"
	"testing"
)

func randomNumbers(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	return x
}

// The kernels of the processor give what the plain ones give.
func TestKernelsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, depth := range []int{1, 2, 7, 32, 384} {
		lda, ldc := depth+3, tileColumns+5
		a, b, bias := randomNumbers(rng, tileRows*lda), randomNumbers(rng, depth*tileColumns), randomNumbers(rng, tileColumns)
		got, want := randomNumbers(rng, tileRows*ldc), make([]float32, tileRows*ldc)
		copy(want, got)
		tile(got, ldc, a, lda, b, depth, bias)
		tilePlain(want, ldc, a, lda, b, depth, bias)
		for i := range got {
			if math.Abs(float64(got[i]-want[i])) > 1e-4 {
				t.Fatalf("depth %d: number %d of the product = %v, want %v", depth, i, got[i], want[i])
			}
		}
		bytes, scales := make([]int8, depth*tileColumns), randomNumbers(rng, tileColumns)
		for i := range bytes {
			bytes[i] = int8(rng.IntN(256) - 128)
		}
		expanded, plain := make([]float32, len(bytes)), make([]float32, len(bytes))
		expand(expanded, bytes, scales)
		expandPlain(plain, bytes, scales)
		for i := range plain {
			if expanded[i] != plain[i] {
				t.Fatalf("depth %d: expand gives %v at %d, want %v", depth, expanded[i], i, plain[i])
			}
		}
	}
}

// A product by panels is the product by its definition.
func TestMultiply(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const count, depth, columns = 13, 48, 64
	weights, bias := randomNumbers(rng, columns*depth), randomNumbers(rng, columns)
	a := newRows(count, depth)
	copy(a.numbers, randomNumbers(rng, count*depth))
	for _, exact := range []bool{true, false} {
		c := newRows(count, columns)
		pack(weights, bias, columns, depth, exact).multiply(c, a, 3, nil)
		for i := range count {
			for j := range columns {
				want := float64(bias[j])
				for k := range depth {
					want += float64(a.row(i)[k]) * float64(weights[j*depth+k])
				}
				tolerance := 1e-4
				if !exact {
					tolerance = 0.3 // some 48 roundings of a 254th of the largest weight
				}
				if got := float64(c.row(i)[j]); math.Abs(got-want) > tolerance {
					t.Fatalf("exact %v: product (%d, %d) = %v, want %v", exact, i, j, got, want)
				}
			}
		}
	}
}

func TestBends(t *testing.T) {
	for x := float32(-90); x <= 0; x += 0.001 {
		if got, want := float64(exp(x)), math.Exp(float64(x)); math.Abs(got-want) > 4e-6*want+4e-11 {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	for x := float32(-9); x < 9; x += 0.001 {
		row := []float32{x}
		gelu(row)
		if want := float64(x) / 2 * (1 + math.Erf(float64(x)/math.Sqrt2)); math.Abs(float64(row[0])-want) > 1e-6 {
			t.Fatalf("gelu(%v) = %v, want %v", x, row[0], want)
		}
	}
}

func BenchmarkTile(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	const depth = 384
	x, y, z, bias := randomNumbers(rng, tileRows*depth), randomNumbers(rng, depth*tileColumns), make([]float32, tileRows*tileColumns), make([]float32, tileColumns)
	for name, f := range map[string]func([]float32, int, []float32, int, []float32, int, []float32){"used": tile, "plain": tilePlain} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f(z, tileColumns, x, depth, y, depth, bias)
			}
			b.ReportMetric(float64(tileRows*tileColumns*depth)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}
