package static

import "math"

// bytesRows are vectors of unit length as the bytes that they were written in, a quarter of
// what they take as numbers: to look through all of them takes as long as to fetch them.
type bytesRows struct {
	numbers    []byte    // int8, dimensions for each row
	scales     []float32 // of each row: what one step of its bytes stands for
	units      []float32 // the same where the row has been brought to unit length, about
	dimensions int
}

// measure finds out the units.
func (r *bytesRows) measure() {
	r.units = make([]float32, len(r.scales))
	for i := range r.units {
		var squares int
		for _, b := range r.bytes(i) {
			squares += int(int8(b)) * int(int8(b))
		}
		r.units[i] = 1 / float32(math.Sqrt(float64(max(1, squares))))
	}
}

func (r bytesRows) bytes(i int) []byte { return r.numbers[i*r.dimensions:][:r.dimensions] }

// part gives the rows from one to another.
func (r bytesRows) part(from, to int) bytesRows {
	return bytesRows{r.numbers[from*r.dimensions : to*r.dimensions], r.scales[from:to], r.units[from:to], r.dimensions}
}

// row writes a row at unit length into a vector of zeros.
func (r bytesRows) row(vector []float32, i int) []float32 {
	addScaled(vector, r.bytes(i), r.scales[i])
	normalise(vector)
	return vector
}

// mostSteps is in how many steps the numbers of a vector are told that is multiplied with rows
// as they are written: as many as 16 bits hold, and as the sum of all does.
func (r bytesRows) mostSteps() float32 {
	return float32(min(math.MaxInt16, math.MaxInt32/(128*r.dimensions)))
}

// roughly is more than the cosines of rows as they are written differ from those of the
// rows, for a vector of unit length: half a step in each of some hundred numbers.
const roughly = 3e-4

// inSteps gives the numbers of a vector in steps of the largest, and what one stands for.
func (r bytesRows) inSteps(vector []float32) (steps []int16, step float32) {
	var most float32
	for _, x := range vector {
		most = max(most, x, -x)
	}
	step = max(most, 1e-20) / r.mostSteps()
	steps = make([]int16, len(vector))
	for i, x := range vector {
		steps[i] = int16(math.Round(float64(x / step)))
	}
	return steps, step
}

// meanOfLargest gives the mean of the n largest cosines of a vector with rows, those below 0
// as 0. Bytes tell which rows may have them, and these are looked at as they are.
func (r bytesRows) meanOfLargest(vector []float32, n int) float64 {
	products, largest := make([]int32, len(r.scales)), make(largest, n)
	steps, step := r.inSteps(vector)
	dotSteps(products, steps, r.numbers)
	rough := func(i int) float32 { return r.units[i] * step * float32(products[i]) }
	for i := range products {
		largest.add(rough(i))
	}
	floor := largest[n-1] - 2*roughly
	clear(largest)
	row := make([]float32, r.dimensions)
	for i := range products {
		if rough(i) >= floor {
			clear(row)
			largest.add(Dot(r.row(row, i), vector))
		}
	}
	var sum float32
	for _, c := range largest {
		sum += c
	}
	return float64(sum) / float64(n)
}

// largest are the largest of some numbers, in order.
type largest []float32

func (l largest) add(x float32) {
	i := len(l) - 1
	if x <= l[i] {
		return
	}
	for ; i > 0 && l[i-1] < x; i-- {
		l[i] = l[i-1]
	}
	l[i] = x
}
