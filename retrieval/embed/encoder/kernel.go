package encoder

// A tile is what a kernel works out at once: so many rows of a product, and so many
// columns, which is also the width of a panel of a packed matrix.
const (
	tileRows    = 6
	tileColumns = 16
)

// tile sets c, tileRows rows of tileColumns that begin ldc apart, to the product of a
// (tileRows rows of depth numbers, lda apart) with a panel b (depth rows of
// tileColumns), and adds bias to each row.
func tile(c []float32, ldc int, a []float32, lda int, b []float32, depth int, bias []float32) {
	_ = c[(tileRows-1)*ldc+tileColumns-1]
	_ = a[(tileRows-1)*lda+depth-1]
	_ = b[depth*tileColumns-1]
	_ = bias[tileColumns-1]
	if wide {
		tileWide(&c[0], ldc, &a[0], lda, &b[0], depth, &bias[0])
		return
	}
	tilePlain(c, ldc, a, lda, b, depth, bias)
}

func tilePlain(c []float32, ldc int, a []float32, lda int, b []float32, depth int, bias []float32) {
	for i := range tileRows {
		var sum [tileColumns]float32
		copy(sum[:], bias)
		for k, x := range a[i*lda:][:depth] {
			row := b[k*tileColumns:][:tileColumns]
			for j := range sum {
				sum[j] += x * row[j]
			}
		}
		copy(c[i*ldc:], sum[:])
	}
}

// expand turns a panel of bytes back into numbers: each times the scale of its column.
func expand(panel []float32, bytes []int8, scales []float32) {
	_ = panel[len(bytes)-1]
	_ = scales[tileColumns-1]
	if wide {
		expandWide(&panel[0], &bytes[0], len(bytes)/tileColumns, &scales[0])
		return
	}
	expandPlain(panel, bytes, scales)
}

func expandPlain(panel []float32, bytes []int8, scales []float32) {
	for i, x := range bytes {
		panel[i] = float32(x) * scales[i%tileColumns]
	}
}
