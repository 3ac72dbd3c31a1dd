package table

import "math"

// The loops that take the time. kernel_simd.go has the same ones for processors
// with AVX2, built with GOEXPERIMENT=simd; both give the same bits, since
// neither fuses a product with a sum and both add up in the same order. (The
// conversions to float32 forbid the fusing to the compiler.)

// panel is how many columns of a product are worked out together.
const panel = 32

// addScaledPlain adds x times a to y.
func addScaledPlain(y, x []float32, a float32) {
	y = y[:len(x)]
	for i := range x {
		y[i] += float32(a * x[i])
	}
}

// multiplyPanelPlain adds to two rows of c, panel columns of each, the product
// of two rows of a with a packed panel of b. a[i*rows+k*columns] is the element (i, k) of a.
func multiplyPanelPlain(c []float32, width int, a []float32, rows, columns int, b []float32) {
	for i := range 2 {
		sum := c[i*width:][:panel]
		for k := range len(b) / panel {
			x := a[i*rows+k*columns]
			row := b[k*panel:][:panel]
			for j := range sum {
				sum[j] += float32(x * row[j])
			}
		}
	}
}

// adamPlain moves a row w by Adam: gradient g, first and second moments m and
// s, rate the step's size with the corrections for the start worked in.
func adamPlain(w, m, s, g []float32, rate, epsilon float32) {
	m, s, g = m[:len(w)], s[:len(w)], g[:len(w)]
	for i := range w {
		m[i] += float32((1 - beta1) * (g[i] - m[i]))
		s[i] += float32((1 - beta2) * (float32(g[i]*g[i]) - s[i]))
		w[i] -= float32(rate*m[i]) / (float32(math.Sqrt(float64(s[i]))) + epsilon)
	}
}

const beta1, beta2 = 0.9, 0.999
