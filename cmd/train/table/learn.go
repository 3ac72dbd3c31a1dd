package table

import (
	"math"
	"math/rand/v2"
	"slices"
)

// A learner moves the rows of a table so that the vector of each question comes
// near its passage's and away from those of all other passages of the batch.
type learner struct {
	rows, means, squares matrix // of the table; Adam's moments
	steps                int

	inverted        inversion
	vectors, slopes matrix // questions first, then passages
	lengths         []float32
	products        matrix
	sums            []float32
	packed          packing
}

// newLearner starts with random rows.
func newLearner(rows, dimensions int, seed uint64) *learner {
	l := &learner{
		rows: newMatrix(rows, dimensions), means: newMatrix(rows, dimensions), squares: newMatrix(rows, dimensions),
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	for i := range l.rows.numbers {
		l.rows.numbers[i] = float32(rng.NormFloat64())
	}
	return l
}

// step learns from a batch and gives its mean loss.
func (l *learner) step(b *batch, rate float64) float64 {
	l.steps++
	questions, passages := b.questions(), b.passages()
	l.prepare(questions, passages)
	l.embed(&b.texts)
	q, p := l.vectors.split(questions)
	l.packed.pack(p, true)
	multiply(l.products, q, false, &l.packed)
	loss := l.softmax(b)
	slopeQ, slopeP := l.slopes.split(questions)
	l.packed.pack(p, false)
	multiply(slopeQ, l.products, false, &l.packed)
	l.packed.pack(q, false)
	multiply(slopeP, l.products, true, &l.packed)
	l.throughLength()
	l.inverted.invert(&b.texts, l.rows.rows)
	l.update(rate)
	return loss
}

// prepare makes room for a batch.
func (l *learner) prepare(questions, passages int) {
	n, d := questions+passages, l.rows.columns
	l.vectors, l.slopes = l.vectors.resized(n, d), l.slopes.resized(n, d)
	l.products = l.products.resized(questions, passages)
	l.lengths = slices.Grow(l.lengths[:0], n)[:n]
	l.sums = slices.Grow(l.sums[:0], questions)[:questions]
}

// embed works out the unit vectors of all texts, and their lengths before.
func (l *learner) embed(b *bags) {
	Parallel(len(b.ends), func(from, to int) {
		for i := from; i < to; i++ {
			vector := l.vectors.row(i)
			clear(vector)
			tokens, weights := b.text(i)
			for j, t := range tokens {
				addScaled(vector, l.rows.row(int(t)), weights[j])
			}
			l.lengths[i] = unit(vector)
		}
	})
}

// unit brings a vector to length one and gives its length before.
func unit(vector []float32) float32 {
	length := float32(math.Sqrt(float64(dot(vector, vector)))) + 1e-12
	for i := range vector {
		vector[i] /= length
	}
	return length
}

func dot(x, y []float32) float32 {
	var sum float32
	y = y[:len(x)]
	for i := range x {
		sum += float32(x[i] * y[i])
	}
	return sum
}

// softmax turns the cosines of products into slopes of the loss, and gives the loss.
func (l *learner) softmax(b *batch) float64 {
	n := l.products.rows
	Parallel(n, func(from, to int) {
		for i := from; i < to; i++ {
			row := l.products.row(i)
			for j, x := range row {
				row[j] = exp(b.scale * (x - 1))
			}
			for _, j := range b.same(i) {
				row[j] = 0
			}
			l.sums[i] = sum(row)
		}
	})
	factor := b.scale / float32(n)
	Parallel(n, func(from, to int) {
		for i := from; i < to; i++ {
			row := l.products.row(i)
			own, all := row[i], l.sums[i]
			for j := range row {
				row[j] *= factor / all
			}
			row[i] -= factor
			l.sums[i] = float32(math.Log(float64(all / own)))
		}
	})
	return float64(sum(l.sums)) / float64(n)
}

func sum(x []float32) (s float32) {
	for _, y := range x {
		s += y
	}
	return s
}

// exp is e to the x for x from -80 to 1, to seven digits: two to the whole part
// through the exponent's bits, to the rest by a polynomial.
func exp(x float32) float32 {
	y := x * math.Log2E
	whole := float32(int32(y+128.5) - 128)
	z := (y - whole) * math.Ln2
	p := 1 + z*(1+z*(0.5+z*(1.0/6+z*(1.0/24+z*(1.0/120)))))
	return p * math.Float32frombits(uint32(int32(whole)+127)<<23)
}

// throughLength turns slopes by unit vectors into slopes by the sums they came from.
func (l *learner) throughLength() {
	Parallel(l.slopes.rows, func(from, to int) {
		for i := from; i < to; i++ {
			slope, vector := l.slopes.row(i), l.vectors.row(i)
			along := dot(slope, vector)
			for j := range slope {
				slope[j] = (slope[j] - along*vector[j]) / l.lengths[i]
			}
		}
	})
}

// hands is among how many the tokens are dealt out. Frequent tokens have low
// numbers; dealing shares them fairly.
const hands = 64

// update moves the rows of the tokens that occurred.
func (l *learner) update(rate float64) {
	step := float64(l.steps)
	corrected := float32(rate * math.Sqrt(1-math.Pow(beta2, step)) / (1 - math.Pow(beta1, step)))
	Parallel(hands, func(from, to int) {
		slope := make([]float32, l.rows.columns)
		for hand := from; hand < to; hand++ {
			for i := hand; i < len(l.inverted.tokens); i += hands {
				clear(slope)
				for _, o := range l.inverted.of(i) {
					addScaled(slope, l.slopes.row(int(o.text)), o.weight)
				}
				t := int(l.inverted.tokens[i])
				adam(l.rows.row(t), l.means.row(t), l.squares.row(t), slope, corrected, 1e-8)
			}
		}
	})
}
