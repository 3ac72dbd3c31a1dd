package encoder

import (
	"context"
	"math"
)

// A layer is one of a model's layers: attention, and two products with a bend between.
type layer struct {
	attend            *matrix // query, key and value side by side
	merge             *matrix
	up, down          *matrix
	attended, settled layerNorm
}

// A layerNorm brings the numbers of a row to mean 0 and deviation 1, and then to its own
// (Ba, Kiros and Hinton, "Layer Normalization", 2016).
type layerNorm struct {
	weight, bias []float32
	epsilon      float64
}

// add adds other to row and normalises the sum.
func (n *layerNorm) add(row, other []float32) {
	var sum, squares float32
	for i, x := range other {
		row[i] += x
		sum += row[i]
	}
	mean := sum / float32(len(row))
	for i := range row {
		row[i] -= mean
		squares += row[i] * row[i]
	}
	scale := float32(1 / math.Sqrt(float64(squares)/float64(len(row))+n.epsilon))
	for i := range row {
		row[i] = row[i]*scale*n.weight[i] + n.bias[i]
	}
}

// A span is where the tokens of one text lie among the rows.
type span struct{ start, count int }

// forward runs the layers over the rows of several texts, one after the other without
// padding: a text never sees another, so that no mask is needed.
func (m *model) forward(ctx context.Context, x rows, texts []span, workers int) error {
	wide := newRows(x.count, max(3*m.hidden, m.inner))
	narrow, seen := newRows(x.count, m.hidden), newRows(x.count, m.hidden)
	for i := range m.layers {
		if err := ctx.Err(); err != nil {
			return err
		}
		l := &m.layers[i]
		asked := rows{wide.numbers, x.count, 3 * m.hidden}
		l.attend.multiply(asked, x, workers, nil)
		m.attention(seen, asked, texts, workers)
		l.merge.multiply(narrow, seen, workers, nil)
		eachRow(x, workers, func(i int) { l.attended.add(x.row(i), narrow.row(i)) })
		inner := rows{wide.numbers, x.count, m.inner}
		l.up.multiply(inner, x, workers, gelu)
		l.down.multiply(narrow, inner, workers, nil)
		eachRow(x, workers, func(i int) { l.settled.add(x.row(i), narrow.row(i)) })
	}
	return nil
}

func eachRow(x rows, workers int, work func(i int)) {
	const step = 16
	parallel(padded(x.count, step)/step, workers, func(next func() (int, bool)) {
		for i, ok := next(); ok; i, ok = next() {
			for k := i * step; k < min(x.count, (i+1)*step); k++ {
				work(k)
			}
		}
	})
}

// attention lets each token of a text look at all tokens of it, head by head (Vaswani
// et al., "Attention Is All You Need", 2017, equation 1).
func (m *model) attention(seen, asked rows, texts []span, workers int) {
	parallel(len(texts)*m.heads, workers, func(next func() (int, bool)) {
		var h head
		for i, ok := next(); ok; i, ok = next() {
			h.attend(seen, asked, texts[i/m.heads], i%m.heads, m.hidden/m.heads, m.hidden)
		}
	})
}

// A head is the scratch of one head of attention.
type head struct {
	query, scores, merged rows
	keys, values, zero    []float32 // panels, and a bias of zeros
}

// resize makes room for a text of count tokens with heads of width numbers.
func (h *head) resize(count, width int) {
	if len(h.values) == count*width {
		return
	}
	columns := padded(count, tileColumns)
	h.query, h.merged, h.scores = newRows(count, width), newRows(count, width), newRows(count, columns)
	h.keys, h.values, h.zero = make([]float32, columns*width), make([]float32, count*width), make([]float32, tileColumns)
}

func (h *head) attend(seen, asked rows, text span, number, width, hidden int) {
	h.resize(text.count, width)
	h.load(asked, text, number, width, hidden)
	for p := 0; p < h.scores.width; p += tileColumns {
		for r := 0; r < h.scores.count; r += tileRows {
			tile(h.scores.numbers[r*h.scores.width+p:], h.scores.width, h.query.numbers[r*width:], width, h.keys[p*width:], width, h.zero)
		}
	}
	for i := range text.count {
		softmax(h.scores.row(i)[:text.count])
	}
	for p := 0; p < width; p += tileColumns {
		for r := 0; r < h.merged.count; r += tileRows {
			tile(h.merged.numbers[r*width+p:], width, h.scores.numbers[r*h.scores.width:], h.scores.width, h.values[p*text.count:], text.count, h.zero)
		}
	}
	for i := range text.count {
		copy(seen.row(text.start + i)[number*width:][:width], h.merged.row(i))
	}
}

// load takes a head's part of what its text asks for, and packs keys and values.
func (h *head) load(asked rows, text span, number, width, hidden int) {
	scale := float32(1 / math.Sqrt(float64(width)))
	for i := range text.count {
		row := asked.row(text.start + i)
		query, key, value := row[number*width:][:width], row[hidden+number*width:][:width], row[2*hidden+number*width:][:width]
		for k, x := range query {
			h.query.row(i)[k] = x * scale
		}
		panel := h.keys[i/tileColumns*tileColumns*width+i%tileColumns:]
		for k, x := range key {
			panel[k*tileColumns] = x
		}
		for p := 0; p < width; p += tileColumns {
			copy(h.values[p*text.count+i*tileColumns:][:tileColumns], value[p:])
		}
	}
}

// softmax turns scores into shares that sum to 1.
func softmax(scores []float32) {
	most := scores[0]
	for _, x := range scores {
		if x > most {
			most = x
		}
	}
	var sum float32
	for i, x := range scores {
		e := exp(x - most)
		scores[i] = e
		sum += e
	}
	scale := 1 / sum
	for i := range scores {
		scores[i] *= scale
	}
}

// exp gives e to the power of x, for x not above 0, from a table with straight lines
// between: to two parts in a million, and 0 for what counts for nothing.
func exp(x float32) float32 {
	at := (x + expEnd) * expSteps
	if !(at > 0) {
		return 0
	}
	k := int(at)
	return expTable[k] + (at-float32(k))*(expTable[k+1]-expTable[k])
}

const expEnd, expSteps = 24, 256

var expTable = func() (table [expEnd*expSteps + 2]float32) {
	for i := range table {
		table[i] = float32(math.Exp(float64(i)/expSteps - expEnd))
	}
	return table
}()

// gelu bends a row (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016), from a
// table with straight lines between: its error is below 0.0000005.
func gelu(row []float32) {
	for i, x := range row {
		switch {
		case x >= geluEnd:
		case x <= -geluEnd:
			row[i] = 0
		default:
			at := (x + geluEnd) * geluSteps
			k := int(at)
			row[i] = geluTable[k] + (at-float32(k))*(geluTable[k+1]-geluTable[k])
		}
	}
}

const geluEnd, geluSteps = 6, 512

var geluTable = func() (table [2*geluEnd*geluSteps + 2]float32) {
	for i := range table {
		x := float64(i)/geluSteps - geluEnd
		table[i] = float32(x / 2 * (1 + math.Erf(x/math.Sqrt2)))
	}
	return table
}()
