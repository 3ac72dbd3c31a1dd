//go:build !goexperiment.simd || !amd64

package table

func addScaled(y, x []float32, a float32) { addScaledPlain(y, x, a) }

func multiplyPanel(c []float32, width int, a []float32, rows, columns int, b []float32) {
	multiplyPanelPlain(c, width, a, rows, columns, b)
}

func adam(w, m, s, g []float32, rate, epsilon float32) { adamPlain(w, m, s, g, rate, epsilon) }
