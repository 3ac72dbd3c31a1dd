package table

import "slices"

// A matrix has its numbers row by row.
type matrix struct {
	numbers       []float32
	rows, columns int
}

func newMatrix(rows, columns int) matrix {
	return matrix{make([]float32, rows*columns), rows, columns}
}

func (m matrix) row(i int) []float32 { return m.numbers[i*m.columns:][:m.columns] }

// resized gives a matrix of this size, with m's memory if it is enough.
func (m matrix) resized(rows, columns int) matrix {
	n := rows * columns
	return matrix{slices.Grow(m.numbers[:0], n)[:n], rows, columns}
}

// split gives the first rows and the others.
func (m matrix) split(rows int) (first, others matrix) {
	n := rows * m.columns
	return matrix{m.numbers[:n], rows, m.columns}, matrix{m.numbers[n:], m.rows - rows, m.columns}
}

// A packing is a matrix as panels of columns, in the order in which a product reads them.
type packing struct {
	numbers     []float32
	depth, cols int
}

// pack gives b, or its transpose, as panels. Rows and columns are multiples of panel.
func (p *packing) pack(b matrix, transposed bool) {
	p.depth, p.cols = b.rows, b.columns
	if transposed {
		p.depth, p.cols = b.columns, b.rows
	}
	if len(p.numbers) < len(b.numbers) {
		p.numbers = make([]float32, len(b.numbers))
	}
	Parallel(p.cols/panel, func(from, to int) {
		for j := from; j < to; j++ {
			out := p.numbers[j*p.depth*panel:][:p.depth*panel]
			if transposed {
				for c := range panel {
					for k, x := range b.row(j*panel + c) {
						out[k*panel+c] = x
					}
				}
				continue
			}
			for k := range p.depth {
				copy(out[k*panel:][:panel], b.row(k)[j*panel:])
			}
		}
	})
}

// multiply sets c to a (or its transpose) times p. The number of c's rows is even.
func multiply(c, a matrix, transposed bool, p *packing) {
	rows, columns := a.columns, 1
	if transposed {
		rows, columns = 1, a.columns
	}
	Parallel(c.rows/2, func(from, to int) {
		clear(c.numbers[from*2*c.columns : to*2*c.columns])
		for j := 0; j < c.columns; j += panel {
			b := p.numbers[j*p.depth:][:p.depth*panel]
			for i := from * 2; i < to*2; i += 2 {
				multiplyPanel(c.numbers[i*c.columns+j:], c.columns, a.numbers[i*rows:], rows, columns, b)
			}
		}
	})
}
