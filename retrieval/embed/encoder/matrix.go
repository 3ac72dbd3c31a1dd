package encoder

import (
	"math"
	"sync"
	"sync/atomic"
)

// A matrix is a layer's weights, transposed and cut into panels of tileColumns columns
// each, as the kernels want them: as numbers, or as bytes with a scale for each column.
type matrix struct {
	depth, columns int
	numbers        []float32 // or nil
	bytes          []int8    // or nil
	scales, bias   []float32 // by column
}

// pack makes a matrix of weights as models have them, a row of depth numbers for each
// column of the product. columns is a multiple of tileColumns.
func pack(weights, bias []float32, columns, depth int, exact bool) *matrix {
	m := &matrix{depth: depth, columns: columns, bias: bias}
	if exact {
		m.numbers = make([]float32, len(weights))
	} else {
		m.bytes, m.scales = make([]int8, len(weights)), make([]float32, columns)
	}
	for column := range columns {
		row := weights[column*depth:][:depth]
		first := column/tileColumns*tileColumns*depth + column%tileColumns
		if exact {
			for k, x := range row {
				m.numbers[first+k*tileColumns] = x
			}
			continue
		}
		scale := largest(row) / 127
		m.scales[column] = scale
		for k, x := range row {
			if scale > 0 {
				m.bytes[first+k*tileColumns] = int8(math.RoundToEven(float64(x / scale)))
			}
		}
	}
	return m
}

func largest(row []float32) (most float32) {
	for _, x := range row {
		most = max(most, x, -x)
	}
	return most
}

// panel gives the i-th panel; scratch is for one that has to be expanded.
func (m *matrix) panel(i int, scratch []float32) []float32 {
	size := tileColumns * m.depth
	if m.numbers != nil {
		return m.numbers[i*size:][:size]
	}
	expand(scratch[:size], m.bytes[i*size:][:size], m.scales[i*tileColumns:])
	return scratch[:size]
}

// multiply sets c to the product of a with the matrix, its bias added and, if it is
// given, then applied to each number. The rows of a and c are a multiple of tileRows.
func (m *matrix) multiply(c, a rows, workers int, then func([]float32)) {
	parallel(m.columns/tileColumns, workers, func(next func() (int, bool)) {
		scratch := make([]float32, tileColumns*m.depth)
		for p, ok := next(); ok; p, ok = next() {
			b := m.panel(p, scratch)
			for r := 0; r < c.count; r += tileRows {
				out := c.numbers[r*c.width+p*tileColumns:]
				tile(out, c.width, a.numbers[r*a.width:], a.width, b, m.depth, m.bias[p*tileColumns:])
				if then != nil {
					for i := range tileRows {
						then(out[i*c.width:][:tileColumns])
					}
				}
			}
		}
	})
}

// rows are vectors one after the other.
type rows struct {
	numbers      []float32
	count, width int
}

// newRows makes room for at least count rows, a multiple of tileRows.
func newRows(count, width int) rows {
	count = padded(count, tileRows)
	return rows{make([]float32, count*width), count, width}
}

func padded(n, multiple int) int { return (n + multiple - 1) / multiple * multiple }

func (r rows) row(i int) []float32 { return r.numbers[i*r.width:][:r.width] }

// parallel lets workers take the numbers below n, each once.
func parallel(n, workers int, work func(next func() (int, bool))) {
	var taken atomic.Int64
	next := func() (int, bool) {
		i := int(taken.Add(1)) - 1
		return i, i < n
	}
	var wg sync.WaitGroup
	for range min(workers, n) - 1 {
		wg.Go(func() { work(next) })
	}
	work(next)
	wg.Wait()
}
